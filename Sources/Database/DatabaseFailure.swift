/// What an engine could not do, and what helps.
package enum DatabaseFailure: Error, Sendable, Hashable,
  CustomStringConvertible
{
  /// The file cannot be opened or made.
  case cannotOpen(path: String, reason: String)
  case notADatabase(path: String)
  /// Made by a later version of the program.
  case newerSchema(found: Int, known: Int)
  case noDatabase(path: String)
  case diskFull
  case busy
  case readOnly
  /// A row breaks a constraint of the schema.
  case constraint(String)
  case other(code: Int, message: String)

  package var description: String {
    switch self {
    case .cannotOpen(let path, let reason):
      "cannot open the database \(path): \(reason); "
        + "check the path and its permissions"
    case .notADatabase(let path):
      "\(path) is not a database of this program; name another file"
    case .newerSchema(let found, let known):
      "the database has schema \(found), this program knows \(known); "
        + "install the newer version of the program, nothing was changed"
    case .noDatabase(let path):
      "there is no database at \(path); make one with `fangshi import` "
        + "or `fangshi demo`"
    case .diskFull:
      "the disk is full; free some space and try again, nothing that was "
        + "acknowledged is lost"
    case .busy:
      "another program holds the database; try again when it has finished"
    case .readOnly:
      "the database cannot be written; check the permissions of the file "
        + "and its folder"
    case .constraint(let message):
      "the database refused a row: \(message)"
    case .other(let code, let message):
      "the database reported error \(code): \(message)"
    }
  }
}

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
  /// A database in which nothing of this program is.
  case noOffice(place: String)
  case diskFull
  /// The disk did not take what was committed: nobody knows what it holds.
  case notSynced
  case busy
  case readOnly
  /// A replica, or a server that is set so.
  case readOnlyServer
  /// A row breaks a constraint of the schema.
  case constraint(String)
  case other(code: Int, message: String)
  // Of a server.
  case malformedURL(reason: String)
  case unreachable(reason: String)
  case loginRefused(reason: String)
  case tooManyConnections
  /// The connection broke. Of a write it is not known whether it was done.
  case connectionLost
  /// Another transaction was in the way; the same again may succeed.
  case conflict
  case outOfMemory
  /// With the server's SQLSTATE.
  case refused(state: String, message: String)

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
    case .noOffice(let place):
      "there is no office in the database \(place); make one with "
        + "`fangshi import` or `fangshi demo`, or name another"
    case .diskFull:
      "the disk is full; free some space and try again, nothing that was "
        + "acknowledged is lost"
    case .notSynced:
      "the disk did not take what was written; nothing more is accepted until "
        + "the disk is looked at and the program started anew"
    case .busy:
      "another program holds the database; try again when it has finished"
    case .readOnly:
      "the database cannot be written; check the permissions of the file "
        + "and its folder"
    case .readOnlyServer:
      "the database server lets nobody write: it is a replica, or set to "
        + "read only; name the server that leads"
    case .constraint(let message):
      "the database refused a row: \(message)"
    case .other(let code, let message):
      "the database reported error \(code): \(message)"
    case .malformedURL(let reason):
      "the address of the database cannot be read: \(reason); it reads "
        + "postgres://USER@HOST:PORT/DATABASE"
    case .unreachable(let reason):
      "the database server does not answer: \(reason); check that it runs, "
        + "and its address"
    case .loginRefused(let reason):
      "the database server refuses the login: \(reason); check user and "
        + "password (PGPASSWORD or ~/.pgpass keep it out of the command)"
    case .tooManyConnections:
      "the database server has no connection left; raise its "
        + "max_connections, or stop other programs that use it"
    case .connectionLost:
      "the connection to the database broke; what was not acknowledged may "
        + "be sent again"
    case .conflict:
      "others change the same rows at the same time; try again"
    case .outOfMemory:
      "the database has no memory left; try again, or give it more"
    case .refused(let state, let message):
      "the database server refused a statement (\(state)): \(message)"
    }
  }
}

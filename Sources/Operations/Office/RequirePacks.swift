import Casework
import Records

/// The folder of packs lacks some that are in force in the database: whoever
/// judged without them would call their duties done, or forget them.
package struct MissingPacks: Error, CustomStringConvertible, Sendable {
  package let packs: [String]

  package var description: String {
    "the folder of policy packs lacks \(packs.joined(separator: ", ")), in "
      + "force in this database; add the files, or name the folder that "
      + "holds all packs with --policies"
  }
}

extension OperationContext {
  /// - Throws: `MissingPacks`.
  func requirePacks() throws {
    let missing = try PolicyReader(connection).packs()
      .subtracting(rules.packs.map(\.id))
    if !missing.isEmpty { throw MissingPacks(packs: missing.sorted()) }
  }
}

/// Asks whether the rules hold every pack in force.
package struct RequirePacks: Query {
  package static let permission = Permission.runJobs
  package static let action = AuditAction.rollOver

  package init() {}

  /// - Throws: `MissingPacks`.
  package func perform(in context: OperationContext) throws {
    try context.requirePacks()
  }
}

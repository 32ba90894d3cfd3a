import Database
import Records

/// Seals what the audit log has gained since the last time. Its trace is the
/// seal itself: an entry about it would have to be sealed in turn.
package struct SealAudit: StagedOperation {
  package static let permission = Permission.runJobs
  package static let action = AuditAction.sealAudit

  /// Entries sealed in one transaction for each county.
  static let piece = 64

  package init() {}

  /// The number of entries sealed.
  package func perform(
    in office: Office, as actor: Actor
  ) async throws -> Int {
    let vault = try office.vault()
    let now = office.clock.now()
    var sealed = 0
    // Little at a time, so that no save waits for it.
    while true {
      let piece = try await office.engine.write(.aside) {
        try AuditTrail($0).seal(at: now, vault: vault, most: Self.piece)
      }
      if piece == 0 { return sealed }
      sealed += piece
    }
  }
}

/// What of the audit log does not agree with its seals.
package struct VerifyAudit: Query {
  package static let permission = Permission.readAudit
  package static let action = AuditAction.readAudit

  package init() {}

  /// The differences, a line each.
  package func perform(in context: OperationContext) throws -> [String] {
    try AuditTrail(context.connection).differences(
      vault: try context.vault())
  }
}

/// Rebuilds the ledger and compares it with what is stored.
package struct VerifyLedger: Query {
  package static let permission = Permission.readLedger
  package static let action = AuditAction.verifyLedger

  package init() {}

  /// The differences, a line each.
  package func perform(in context: OperationContext) throws -> [String] {
    try LedgerRefresh(context).differences()
  }
}

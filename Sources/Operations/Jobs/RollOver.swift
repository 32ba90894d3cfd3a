/// Adds to the stored ledger the windows that have begun, county by county.
package struct RollOver: Operation {
  package static let permission = Permission.runJobs
  package static let action = AuditAction.rollOver

  package init() {}

  /// The number of counties brought up to today.
  package func perform(in context: OperationContext) throws -> Int {
    let moved = try LedgerRefresh(context).rollOver()
    try context.audit(county: 0, subject: "ledger", detail: "\(moved)")
    return moved
  }
}

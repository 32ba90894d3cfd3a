import Records

/// Judges and stores everything anew.
package struct RebuildLedger: Operation {
  package static let permission = Permission.runJobs
  package static let action = AuditAction.rebuildLedger

  package init() {}

  /// The number of rows stored.
  package func perform(in context: OperationContext) throws -> Int {
    try context.requirePacks()
    let rows = try LedgerRefresh(context).rebuild()
    try PlannerStatistics.countUncounted(context.connection)
    try context.audit(county: 0, subject: "ledger", detail: "\(rows)")
    return rows
  }
}

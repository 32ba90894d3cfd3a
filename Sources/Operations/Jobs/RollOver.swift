/// Adds to the stored ledger of one county the windows that have begun, or
/// makes it anew where other rules hold: of the first that needs it, so that
/// saves elsewhere wait for no longer than one county takes.
package struct RollOver: Operation {
  package static let permission = Permission.runJobs
  package static let action = AuditAction.rollOver

  package init() {}

  /// The county that was brought up to today; nil where all are.
  package func perform(in context: OperationContext) throws -> Int64? {
    let refresh = LedgerRefresh(context)
    guard let county = try refresh.behind().first else {
      context.isRepeated = true
      return nil
    }
    try refresh.rollOver(county)
    try context.audit(county: county, subject: "ledger", detail: "\(county)")
    return county
  }
}

package import Casework
import Records

/// Puts the rows of a source on record: all of them, or none while one has an
/// error, unless partial acceptance is asked for. The same rows again change
/// nothing.
package struct ImportRegister: Operation {
  package static let permission = Permission.manageRegister
  package static let action = AuditAction.importRegister

  package var source: any RegisterSource
  /// Checks everything and saves nothing.
  package var isDryRun: Bool
  /// Saves what can be saved; refused rows stay outside, with what depends
  /// on them.
  package var acceptsPartial: Bool
  /// Called now and then with the table and the number of rows read.
  package var progress: @Sendable (RegisterTable, Int) -> Void

  package init(
    source: any RegisterSource, isDryRun: Bool = false,
    acceptsPartial: Bool = false,
    progress: @escaping @Sendable (RegisterTable, Int) -> Void = { _, _ in }
  ) {
    self.source = source
    self.isDryRun = isDryRun
    self.acceptsPartial = acceptsPartial
    self.progress = progress
  }

  /// - Throws: `ImportStopped` where nothing was saved, with the report;
  ///   `MissingPacks`.
  package func perform(in context: OperationContext) throws -> ImportReport {
    try context.requirePacks()
    let register = try RegisterImport(context)
    try register.lookAhead(source)
    var rows = 0
    var table = RegisterTable.areas
    try source.rows { line, row in
      if row.table != table {
        try register.end(of: table)
        table = row.table
        rows = 0
      }
      rows += 1
      if rows % 2_000 == 0 { progress(table, rows) }
      try register.take(row, line: line)
    }
    try register.end(of: table)
    try register.finish()
    var report = register.report
    let refusesAll = !report.problems.isEmpty && !acceptsPartial
    if isDryRun || refusesAll { throw ImportStopped(report: report) }
    try register.refreshLedger()
    try register.followMatters()
    try PlannerStatistics.countUncounted(context.connection)
    report.isSaved = true
    let changed = report.counts.values.reduce(0) {
      $0 + $1.added + $1.corrected
    }
    try context.audit(
      county: 0, subject: "register",
      detail: "changed \(changed), refused \(report.refusedRows)")
    return report
  }
}

/// An import that saved nothing: a dry run, or rows with errors.
package struct ImportStopped: Error, Sendable {
  package let report: ImportReport
}

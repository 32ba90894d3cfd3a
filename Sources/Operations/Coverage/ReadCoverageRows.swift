package import Casework
import Records

/// Opens a number of the coverage pages to its rows.
package struct ReadCoverageRows: Query {
  package static let permission = Permission.readCoverage
  package static let action = AuditAction.readCoverageRows

  package var area: AreaCode
  package var duty: String
  /// Nil for what is owed still.
  package var state: DutyState?
  /// Nil for this year; no matter for what is owed still.
  package var period: Span?
  package var offset: Int
  /// 1 to 200.
  package var limit: Int

  package init(
    area: AreaCode, duty: String, state: DutyState?, period: Span? = nil,
    offset: Int = 0, limit: Int = 50
  ) {
    self.area = area
    self.duty = duty
    self.state = state
    self.period = period
    self.offset = max(0, offset)
    self.limit = min(max(1, limit), 200)
  }

  /// - Throws: `Refusal.notFound` for an area unknown or not the asker's,
  ///   and for an unknown duty.
  package func perform(in context: OperationContext) throws -> CoverageRows {
    let visible = try context.see(area: area)
    guard let position = context.rules.position(of: duty).map(Int.init)
    else { throw Refusal.notFound }
    let names = CoverageNames(context)
    let day = context.today
    let period = period ?? WindowKind.year.window(containing: day)
    var rows: [CoverageRow] = []
    var number = 0
    if case .worker = context.rules.duties[position].unit {
      let all = try standing(in: period, context)
      number = all.count
      rows = Array(all.dropFirst(offset).prefix(limit))
    } else {
      let ids = try LedgerStore(context.connection, rules: context.rules)
        .dutyIDs()
      let villages = try CountReader(context.connection).villages(
        in: area, duty: ids[position], state: state, touching: period)
      number = villages.reduce(0) { $0 + $1.number }
      let finder = RowFinder(
        context, duty: position, id: ids[position], state: state,
        period: period)
      // Only the villages that this page's rows lie in are looked at.
      var passed = 0
      for (village, count) in villages {
        defer { passed += count }
        if passed + count <= offset { continue }
        if rows.count >= limit { break }
        rows += try finder.rows(in: village)
          .dropFirst(max(0, offset - passed)).prefix(limit - rows.count)
      }
    }
    return CoverageRows(
      area: try names.area(area),
      above: try visible.above.map { try names.area($0) },
      duty: names.duty(position), state: state, period: period, day: day,
      rows: rows, number: number, offset: offset, limit: limit)
  }

  private func standing(
    in period: Span, _ context: OperationContext
  ) throws -> [CoverageRow] {
    // No debt is kept of a standing duty: it is met today, or it is not.
    guard let state, period.contains(context.today) else { return [] }
    let names = NameReader(context.connection)
    return try StandingRows(in: area, context).rows
      .filter { $0.duty == duty && $0.state == state }
      .map { row in
        CoverageRow(
          unit: row.unit, name: try names.worker(row.unit), household: nil,
          village: try row.place.map {
            AreaName(code: $0, name: try names.area($0))
          },
          window: Span(row.from, row.to), required: row.required,
          counted: row.counted, state: row.state, isOverdue: false,
          marks: row.marks.words)
      }
  }
}

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
  ///   and for a duty that is unknown or another office's.
  package func perform(in context: OperationContext) throws -> CoverageRows {
    let visible = try context.see(area: area)
    guard let position = context.rules.position(of: duty).map(Int.init),
      context.ownPolicies.holds(duty: position)
    else { throw Refusal.notFound }
    context.noteRead(
      county: area.countyKey, subject: area.description, detail: duty)
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
      let finder = RowFinder(
        context, duty: position, id: ids[position], state: state,
        period: period)
      var page = RowPage(offset: offset, limit: limit)
      number = try fill(&page, from: area, finder, ids[position], context)
      rows = page.rows
    }
    return CoverageRows(
      area: try names.area(area),
      above: try visible.above.map { try names.area($0) },
      duty: names.duty(position), state: state, period: period, day: day,
      rows: rows, number: number, offset: offset, limit: limit)
  }

  /// Only the places that this page's rows lie in are looked at.
  ///
  /// - Returns: how many rows the area has.
  @discardableResult
  private func fill(
    _ page: inout RowPage, from area: AreaCode, _ finder: RowFinder,
    _ duty: Int64, _ context: OperationContext
  ) throws -> Int {
    let period =
      period ?? WindowKind.year.window(containing: context.today)
    let places = try CountReader(context.connection).places(
      in: area, duty: duty, state: state, touching: period)
    for place in places {
      if page.passes(place.number) || page.isFull { continue }
      if place.area.level == .village {
        page.add(try finder.rows(in: place.area))
      } else {
        try fill(&page, from: place.area, finder, duty, context)
      }
    }
    return places.reduce(0) { $0 + $1.number }
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

/// The rows of a page, while places are passed over in their order.
private struct RowPage {
  private var skip: Int
  private let limit: Int
  private(set) var rows: [CoverageRow] = []

  init(offset: Int, limit: Int) {
    skip = offset
    self.limit = limit
  }

  var isFull: Bool { rows.count >= limit }

  /// Whether all rows of a place come before the page.
  mutating func passes(_ number: Int) -> Bool {
    guard skip >= number else { return false }
    skip -= number
    return true
  }

  mutating func add(_ found: [CoverageRow]) {
    rows += found.dropFirst(skip).prefix(limit - rows.count)
    skip = 0
  }
}

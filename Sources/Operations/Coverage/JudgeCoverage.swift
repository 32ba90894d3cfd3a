package import Casework
import Records

/// Works out how far each duty was met in an area on another day, or by what
/// was on record then: every unit is judged anew, which takes its time.
package struct JudgeCoverage: Query {
  package static let permission = Permission.readCoverage
  package static let action = AuditAction.readCoverage

  package var area: AreaCode
  package var period: Span
  package var asOf: Day
  /// Nil for all that is on record now.
  package var knownAt: Moment?

  package init(
    area: AreaCode, period: Span, asOf: Day, knownAt: Moment? = nil
  ) {
    self.area = area
    self.period = period
    self.asOf = asOf
    self.knownAt = knownAt
  }

  /// - Throws: `Refusal.notFound` for an area unknown or not the asker's.
  package func perform(in context: OperationContext) throws -> Coverage {
    let visible = try context.see(area: area)
    let rules = context.rules
    let level = area.level.below ?? .village
    var book = try CoverageBook(context, partLevel: level)
    let loader = FactsLoader(
      context.connection, packs: rules.packs.map(\.id),
      knownAt: knownAt ?? .distantFuture)
    // Debts are looked for as far back as the ledger is kept.
    let whole = Span(
      min(period.first, LedgerRefresh.keptFrom(asOf)), max(period.last, asOf))
    var standing = StandingTally(rules: rules)
    let counted = try CountReader(context.connection).unitCounties(of: area)
    for county in try loader.counties()
    where counted.contains(county) || touches(county) {
      var judge = LedgerJudge(
        rules: rules, facts: try loader.county(county).facts, period: whole,
        asOf: asOf)
      judge.count(into: &standing)
      judge.judgeAll()
      add(judge, debts: judge.overdue(), to: &book)
    }
    var staff = LedgerJudge(
      rules: rules, facts: try loader.staff().facts, period: period,
      asOf: asOf)
    staff.count(into: &standing)
    staff.judgeStanding(standing)
    add(staff, debts: [], to: &book)
    let names = CoverageNames(context)
    return Coverage(
      area: try names.area(area),
      above: try visible.above.map { try names.area($0) }, period: period,
      day: asOf, isStale: false, parts: try book.parts(of: area, context),
      duties: book.duties, knownAt: knownAt)
  }

  private func touches(_ county: Int64) -> Bool {
    AreaCode(number: county).map { $0.contains(area) || area.contains($0) }
      ?? false
  }

  private func add(
    _ judge: borrowing LedgerJudge, debts: [Int], to book: inout CoverageBook
  ) {
    let debts = Set(debts)
    for (position, instance) in judge.listing.instances.enumerated() {
      guard instance.place >= 0 else { continue }
      let place = judge.facts.areas[Int(instance.place)].code
      guard area.contains(place) else { continue }
      book.add(
        instance, at: place, isInPeriod: instance.window.overlaps(period),
        isOverdue: debts.contains(position), on: asOf)
    }
  }
}

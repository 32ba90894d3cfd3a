package import Casework
import Records

/// Reads how far each duty is met in an area today, from the numbers kept
/// with the stored ledger.
package struct ReadCoverage: Query {
  package static let permission = Permission.readCoverage
  package static let action = AuditAction.readCoverage

  /// Nil for the account's own area.
  package var area: AreaCode?
  /// Nil for this year.
  package var period: Span?

  package init(area: AreaCode? = nil, period: Span? = nil) {
    self.area = area
    self.period = period
  }

  /// - Throws: `Refusal.notFound` for an area unknown or not the asker's.
  package func perform(in context: OperationContext) throws -> Coverage {
    let area = try context.see(area: area ?? context.ownArea())
    let day = context.today
    let period = period ?? WindowKind.year.window(containing: day)
    let names = CoverageNames(context)
    let level = area.code.level.below ?? .village
    var book = try CoverageBook(context, partLevel: level)
    let reader = CountReader(context.connection)
    book.add(
      try reader.parts(
        of: area.code, by: level, touching: period, on: day))
    if period.contains(day) {
      try book.addStanding(in: area.code, context)
    }
    return Coverage(
      area: try names.area(area.code),
      above: try area.above.map { try names.area($0) }, period: period,
      day: day,
      isStale: try LedgerStore.isStale(area.code, context.connection),
      parts: try book.parts(of: area.code, context),
      duties: book.duties, isOfOneOffice: !context.ownPolicies.isAll)
  }
}

extension OperationContext {
  /// The area of who asks.
  ///
  /// - Throws: `Refusal.notFound` where he has none.
  func ownArea() throws -> AreaCode {
    guard case .account(let account) = actor else { throw Refusal.notFound }
    return account.area
  }
}

/// Names of areas and duties for a page.
struct CoverageNames {
  private let names: NameReader
  private let rules: LedgerRules

  init(_ context: OperationContext) {
    names = NameReader(context.connection)
    rules = context.rules
  }

  func area(_ code: AreaCode) throws -> AreaName {
    AreaName(code: code, name: try names.area(code))
  }

  func duty(_ position: Int) -> DutyName { rules.name(ofDuty: position) }
}

extension LedgerRules {
  func name(ofDuty position: Int) -> DutyName {
    let duty = duties[position]
    let pack = packs[packOfDuty[position]]
    return DutyName(
      id: duty.id, title: duty.title, policy: pack.citation,
      clause: duty.clause, statement: duty.statement,
      unit: DutyUnitKind(duty.unit),
      isOfSpecial: duty.group.map { condition in
        pack.groups.contains {
          $0.tier == .special && $0.condition == condition
        }
      } ?? false)
  }
}

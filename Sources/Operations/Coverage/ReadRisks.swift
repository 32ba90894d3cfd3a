package import Casework
import Records

/// What leaders should look at first in an area, beside what is late (FY
/// 第二十一条).
package struct RiskFigures: Sendable, Hashable {
  /// Households nobody has reached for `PeopleListName.silentDays`; nil
  /// above townships, which are too wide to count them.
  package var silent: Int?
}

package struct ReadRisks: Query {
  package static let permission = Permission.readCoverage
  package static let action = AuditAction.readCoverage

  package var area: AreaCode

  package init(area: AreaCode) { self.area = area }

  /// - Throws: `Refusal.notFound` for an area unknown or not the asker's.
  package func perform(in context: OperationContext) throws -> RiskFigures {
    let area = try context.see(area: area).code
    let scope = PeopleScope(county: area.countyKey, areas: [area])
    guard area.level.rawValue >= AreaLevel.township.rawValue else {
      return RiskFigures(silent: nil)
    }
    let count = try PeopleLists(
      context.connection, in: scope, on: context.today
    ).counts([.silent(for: PeopleListName.silentDays)])
    return RiskFigures(silent: count[0].number)
  }
}

package import Casework
import Records

/// The holidays by which working days are counted in the asker's area.
package struct ReadHolidays: Query {
  package static let permission = Permission.managePolicies
  package static let action = AuditAction.readHolidays

  package init() {}

  package struct Holidays: Sendable, Hashable {
    package var day: Day
    /// Of a form to put a year on record.
    package var id: String
    package var areaName: String
    /// Latest first; none before last year.
    package var years: [Year]
    /// Years that are needed and not known.
    package var missing: [Int]
  }

  package struct Year: Sendable, Hashable {
    package var arrangement: HolidayArrangement
    /// Nil for what this program brought along.
    package var entry: Entry?
  }

  package struct Entry: Sendable, Hashable {
    package var areaName: String
    package var isOwn: Bool
    package var basis: String
    package var reason: String
    package var author: String
    package var at: Moment
  }

  /// - Throws: `Refusal.notFound` for who is of no area.
  package func perform(in context: OperationContext) throws -> Holidays {
    let area = try context.wholeArea()
    let known = HolidayYears(
      try HolidayStore(context.connection).standing(for: area))
    let names = NameReader(context.connection)
    let years = try known.years.values
      .filter { $0.0.year >= context.today.date.year - 1 }
      .sorted { $0.0.year > $1.0.year }
      .map { arrangement, stored in
        Year(
          arrangement: arrangement,
          entry: try stored.map { row in
            Entry(
              areaName: try names.area(row.area), isOwn: row.area == area,
              basis: row.basis, reason: row.reason,
              author: try names.shown(row.by), at: row.at)
          })
      }
    return Holidays(
      day: context.today, id: Identifier.make(at: context.now),
      areaName: try names.area(area), years: years,
      missing: known.missing(on: context.today))
  }
}

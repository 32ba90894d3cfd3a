import Casework
import Database

/// A visit and its corrections, also corrections of corrections, are one
/// record.
extension VisitReader {
  /// Whether the corrections that an entry names lead back to a number.
  package func leads(from entry: StoredVisit, to number: String) throws -> Bool
  {
    var seen: Set<StoredVisit> = []
    var next: StoredVisit? = entry
    while let place = next, seen.insert(place).inserted {
      guard let record = try record(place) else { return false }
      if record.number == number { return true }
      next = try record.corrects.flatMap { try find($0) }
    }
    return false
  }

  /// Counties of all entries of a record, also of those that no longer stand,
  /// and of those who were met.
  package func counties(ofRecord number: String) throws -> Set<Int64> {
    var counties: Set<Int64> = []
    var pending = [number]
    var seen: Set<String> = [number]
    while let next = pending.popLast() {
      for place in try entries(next) {
        counties.formUnion(try self.counties(of: place))
        for other in try neighbours(place) where seen.insert(other).inserted {
          pending.append(other)
        }
      }
    }
    return counties
  }

  private func entries(_ number: String) throws -> [StoredVisit] {
    try connection.rows(
      """
      SELECT county, household_id, visit_id, revision FROM visits
      WHERE visit_no = ?
      """, [.text(number)]
    ) {
      StoredVisit(
        county: $0.int(0), household: $0.int(1), visit: $0.int(2),
        revision: $0.int(3))
    }
  }

  private func counties(of entry: StoredVisit) throws -> [Int64] {
    try connection.rows(
      """
      SELECT home_county FROM visit_persons
      WHERE county = ? AND household_id = ? AND visit_id = ? AND revision = ?
      """,
      [
        .int(entry.county), .int(entry.household), .int(entry.visit),
        .int(entry.revision),
      ]
    ) { $0.int(0) } + [entry.county]
  }

  /// Numbers of the entries that this one names, and that name it.
  private func neighbours(_ entry: StoredVisit) throws -> [String] {
    let place: [SQLValue] = [
      .int(entry.county), .int(entry.household), .int(entry.visit),
    ]
    let named = try connection.rows(
      """
      SELECT corrects FROM visits
      WHERE county = ? AND household_id = ? AND visit_id = ?
        AND corrects IS NOT NULL
      """, place
    ) { $0.text(0) }
    return try named
      + connection.rows(
        """
        SELECT visit_no FROM visits
        WHERE corrects_county = ? AND corrects_household = ?
          AND corrects_visit = ? AND corrects_visit IS NOT NULL
        """, place
      ) { $0.text(0) }
  }
}

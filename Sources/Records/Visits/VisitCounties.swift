import Casework
import Database

/// A visit and its corrections, also corrections of corrections, are one
/// record.
extension VisitReader {
  /// Counties of all entries of some records, also of those that no longer
  /// stand, and of those who were met.
  package func counties(ofRecords numbers: Set<String>) throws -> Set<Int64> {
    var counties: Set<Int64> = []
    var seen = numbers
    var pending = numbers
    while !pending.isEmpty {
      var next: Set<String> = []
      for lot in NumberLots.lots(of: pending) {
        for sql in [Self.countiesOfEntries, Self.countiesOfPersons] {
          try connection.query(sql, lot) { counties.insert($0.int(0)) }
        }
        for sql in [Self.namedByEntries, Self.namingEntries] {
          try connection.query(sql, lot) { next.insert($0.text(0)) }
        }
      }
      pending = next.subtracting(seen)
      seen.formUnion(pending)
    }
    return counties
  }

  private static let some = "WHERE v.visit_no IN (\(NumberLots.marks))"

  private static let countiesOfEntries =
    "SELECT DISTINCT v.county FROM visits v \(some)"

  private static let countiesOfPersons = """
    SELECT DISTINCT p.home_county FROM visits v
    JOIN visit_persons p ON p.county = v.county
      AND p.household_id = v.household_id AND p.visit_id = v.visit_id
      AND p.revision = v.revision
    \(some)
    """

  /// Numbers that the entries name.
  private static let namedByEntries = """
    SELECT DISTINCT o.corrects FROM visits v
    JOIN visits o ON o.county = v.county
      AND o.household_id = v.household_id AND o.visit_id = v.visit_id
    \(some) AND o.corrects IS NOT NULL
    """

  /// Numbers of entries that name them.
  private static let namingEntries = """
    SELECT DISTINCT o.visit_no FROM visits v
    JOIN visits o ON o.corrects_county = v.county
      AND o.corrects_household = v.household_id
      AND o.corrects_visit = v.visit_id
    \(some) AND o.corrects_visit IS NOT NULL
    """
}

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
        try connection.query(Self.namedByEntries, lot) {
          next.insert($0.text(0))
        }
        next.formUnion(try entries(naming: lot))
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

  /// Numbers of entries that name some. Asked for by household: joined to
  /// them a server may go through the corrections of every county.
  private func entries(naming lot: [SQLValue]) throws -> Set<String> {
    var named: [HouseholdKey: Set<Int64>] = [:]
    try connection.query(Self.places, lot) { row in
      let home = HouseholdKey(county: row.int(0), id: row.int(1))
      named[home, default: []].insert(row.int(2))
    }
    var found: Set<String> = []
    for (county, ids) in Selection.byCounty(Set(named.keys)) {
      try Self.naming.each(connection, county, of: ids) { row in
        let home = HouseholdKey(county: county, id: row.int(1))
        if named[home]?.contains(row.int(2)) == true {
          found.insert(row.text(0))
        }
      }
    }
    return found
  }

  private static let places =
    "SELECT v.county, v.household_id, v.visit_id FROM visits v \(some)"

  private static let naming = UnitQuery(
    """
    SELECT visit_no, corrects_household, corrects_visit FROM visits
    WHERE corrects_county = ? AND corrects_visit IS NOT NULL
    """, of: "corrects_household")
}

import Casework
import Database

/// What rows of the register name.
package struct RegisterNames: Sendable, Hashable {
  /// 户编号.
  package var households: Set<String> = []
  /// 人员编号.
  package var persons: Set<String> = []
  /// Where households are put.
  package var counties: Set<Int64> = []

  package init() {}
}

extension RegisterWriter {
  /// Whether all is known that matters to rows of a household, be it that
  /// there is none.
  package func isKnown(household number: String) -> Bool {
    index.households[number] != nil || absent.households.contains(number)
  }

  /// The same of a person.
  package func isKnown(person number: String) -> Bool {
    index.persons[number].map { counties.contains($0.county) }
      ?? absent.persons.contains(number)
  }

  package func isKnown(county: Int64) -> Bool { counties.contains(county) }

  /// Reads the counties in which what is named is on record, as far as they
  /// are not known; to be called before a row that names it is put.
  ///
  /// - Returns: the counties that were read.
  @discardableResult
  package func makeKnown(_ names: RegisterNames) throws -> [Int64] {
    var found = names.counties
    for number in names.persons {
      if let key = index.persons[number] { found.insert(key.county) }
    }
    found.formUnion(
      try places(
        of: names.households.filter { !isKnown(household: $0) },
        "households", "household_no", "county", \.households))
    found.formUnion(
      try places(
        of: names.persons.filter { index.persons[$0] == nil },
        "persons", "person_no", "home_county", \.persons))
    let new = found.subtracting(counties).sorted()
    for county in new {
      counties.insert(county)
      if try !isOnRecord() { continue }
      try index.add(county: county, connection)
      try remember(
        .county(county),
        RegisterReader(
          connection.streaming, vault: vault, of: .county(county)))
    }
    return new
  }

  /// The counties of numbers; those that are nowhere are noted.
  private func places(
    of numbers: Set<String>, _ table: String, _ number: String,
    _ county: String, _ kind: WritableKeyPath<RegisterNames, Set<String>>
  ) throws -> Set<Int64> {
    var missing = numbers
    var found: Set<Int64> = []
    if try isOnRecord() {
      for lot in NumberLots.lots(of: numbers) {
        try connection.query(
          """
          SELECT \(number), \(county) FROM \(table)
          WHERE \(number) IN (\(NumberLots.marks)) AND standing = 1
          """, lot
        ) { row in
          missing.remove(row.text(0))
          found.insert(row.int(1))
        }
      }
    }
    absent[keyPath: kind].formUnion(missing)
    return found
  }

  /// Whether anybody was on record before the first row was put.
  private func isOnRecord() throws -> Bool {
    if let hasRegister { return hasRegister }
    let isThere =
      try connection.row(
        "SELECT 1 FROM households UNION ALL SELECT 1 FROM persons LIMIT 1"
      ) { _ in true } ?? false
    hasRegister = isThere
    return isThere
  }
}

package import Casework
package import Database

/// Reads who lives in some households, as lists show him.
package struct PersonLines {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Those who live there on a day. The household of a row has its key only.
  package func persons(
    of homes: Set<HouseholdKey>, on day: Day
  ) throws -> [PersonKey: ListedRow] {
    var rows: [PersonKey: ListedRow] = [:]
    for (county, keys) in Dictionary(grouping: homes, by: \.county) {
      let ids = Selection.some(keys.map(\.id).sorted())
      try connection.query(
        """
        SELECT s.household_id, p.county, p.person_id, p.person_no, p.name,
          p.sex, p.birth, p.category, p.level
        FROM stays s JOIN persons p ON p.county = s.home_county
          AND p.person_id = s.home_person_id AND p.standing = 1
        WHERE s.county = ? AND s.standing = 1\(ids.term("s.household_id"))
          AND (s.valid_from IS NULL OR s.valid_from <= ?)
          AND (s.valid_to IS NULL OR s.valid_to >= ?)
        """, [.int(county)] + ids.arguments + [SQLValue(day), SQLValue(day)]
      ) { row in
        let key = PersonKey(county: row.int(1), id: row.int(2))
        var line = ListedRow(
          home: HomeLine(key: HouseholdKey(county: county, id: row.int(0))))
        line.person = key
        line.number = row.text(3)
        line.name = row.text(4)
        line.sex = row.text(5)
        line.birth = row.day(6)
        line.category = try row.optionalWord(7)
        line.level = row.isNull(8) ? 0 : Int(row.int(8))
        rows[key] = line
      }
    }
    return rows
  }
}

extension ListedRow {
  /// A household listed as a whole.
  package init(home: HomeLine) {
    self.init(
      home: home, person: PersonKey(county: 0, id: 0), number: "", name: "",
      sex: "", birth: nil, category: nil, level: 0, day: nil, hasDied: false)
  }
}

extension HomeLine {
  /// Its key alone.
  fileprivate init(key: HouseholdKey) {
    self.init(
      key: key, number: "", village: AreaCode(filled: 0, level: .village),
      head: "", address: "", grid: "", onFile: .always)
  }
}

package import Casework
package import Database

/// A row of legal capacity with its place.
package struct StoredCapacity: Sendable, Hashable {
  package var entry: Int64
  package var revision: Int64
  package var record: CapacityRecord
}

/// What is on record of who acts for somebody.
package struct Guardianship: Sendable, Hashable {
  /// In force on the day; nil where none is on record.
  package var capacity: CapacityRecord?
  /// 监护人 as the register has it, without days.
  package var guardian: String
}

/// Keeps the legal capacity of persons. Nothing of the ledger rests on it.
package struct CapacityStore {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Those that stand, the earliest first.
  package func rows(of person: PersonKey) throws -> [StoredCapacity] {
    try connection.rows(
      """
      SELECT entry, revision, capacity, guardian, relation, source, valid_from
      FROM capacities
      WHERE county = ? AND person_id = ? AND standing = 1
      ORDER BY valid_from
      """, [.int(person.county), .int(person.id)]
    ) { row in
      StoredCapacity(
        entry: row.int(0), revision: row.int(1), record: try record(row, 2))
    }
  }

  /// - Parameters:
  ///   - old: the row it corrects; nil for another one.
  ///   - why: of a correction.
  package func put(
    _ record: CapacityRecord, of person: PersonKey,
    correcting old: StoredCapacity? = nil, why: String = "",
    _ recording: Recording
  ) throws {
    let key: [SQLValue] = [.int(person.county), .int(person.id)]
    var entry = old?.entry ?? 0
    if let old {
      try connection.execute(
        """
        UPDATE capacities SET standing = 0
        WHERE county = ? AND person_id = ? AND entry = ? AND revision = ?
        """, key + [.int(old.entry), .int(old.revision)])
    } else {
      entry =
        (try connection.row(
          """
          SELECT coalesce(max(entry), 0) FROM capacities
          WHERE county = ? AND person_id = ?
          """, key
        ) { $0.int(0) } ?? 0) + 1
    }
    try connection.execute(
      """
      INSERT INTO capacities (county, person_id, entry, revision, standing,
        capacity, guardian, relation, source, valid_from, why, recorded_at,
        recorded_by) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      key + [
        .int(entry), .int((old?.revision ?? 0) + 1),
        SQLValue(word: record.capacity), .text(record.guardian),
        .text(record.relation), SQLValue(word: record.source),
        SQLValue(record.from), .text(why), .int(recording.at.seconds),
        .text(recording.by),
      ])
  }

  /// Of some persons on a day; of each who is on record there is one.
  package func guardianship(
    of persons: Set<PersonKey>, on day: Day
  ) throws -> [PersonKey: Guardianship] {
    var found: [PersonKey: Guardianship] = [:]
    for (county, keys) in Dictionary(grouping: persons, by: \.county) {
      let ids = Selection.some(keys.map(\.id).sorted())
      try connection.query(
        """
        SELECT p.person_id, p.guardian FROM persons p
        WHERE p.county = ? AND p.standing = 1\(ids.term("p.person_id"))
        """, [.int(county)] + ids.arguments
      ) { row in
        found[PersonKey(county: county, id: row.int(0))] = Guardianship(
          guardian: row.text(1))
      }
      try connection.query(
        """
        SELECT k.person_id, k.capacity, k.guardian, k.relation, k.source,
          k.valid_from
        FROM capacities k
        WHERE k.county = ? AND k.standing = 1 AND k.valid_from <= ?
          \(ids.term("k.person_id"))
        ORDER BY k.person_id, k.valid_from
        """, [.int(county), SQLValue(day)] + ids.arguments
      ) { row in
        // The latest comes last.
        found[PersonKey(county: county, id: row.int(0))]?.capacity =
          try record(row, 1)
      }
    }
    return found
  }

  private func record(
    _ row: any Statement, _ first: Int32
  ) throws -> CapacityRecord {
    CapacityRecord(
      capacity: try row.word(first), guardian: row.text(first + 1),
      relation: row.text(first + 2), source: try row.word(first + 3),
      from: row.day(first + 4) ?? .distantPast)
  }
}

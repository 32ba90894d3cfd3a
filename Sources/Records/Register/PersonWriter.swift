package import Casework
import Database

/// Puts persons, their stays and their identity numbers on record.
struct PersonWriter {
  private let connection: any Connection
  private let vault: IdentityVault
  private let recording: Recording

  init(
    _ connection: any Connection, _ vault: IdentityVault,
    _ recording: Recording
  ) {
    self.connection = connection
    self.vault = vault
    self.recording = recording
  }

  func put(
    _ person: PersonRecord, stays: [StayRecord],
    _ index: inout RegisterIndex
  ) throws -> PutOutcome {
    guard let key = index.persons[person.number] else {
      let first = stays.first.flatMap { index.households[$0.household] }
      let county = first?.county ?? 0
      let key = PersonKey(county: county, id: nextID(county, &index))
      index.persons[person.number] = key
      try insert(person, key, in: key, revision: 1)
      try PersonNames(connection).add(person.name, of: key)
      try putIdentities(person, key, replaces: false)
      for (entry, stay) in stays.enumerated() {
        try insert(stay, key, entry: Int64(entry + 1), revision: 1, &index)
      }
      return .added
    }
    let reader = RegisterReader(connection, vault: vault)
    let (matches, left) = try match(stays, with: try reader.stays(of: key))
    let (record, revision) = try reader.person(key)
    var outcome = PutOutcome.unchanged
    // The row with the latest 入户日期 tells what he is: one on record may be
    // later than all of these.
    let latest = stays.map(\.span.first).max() ?? .distantPast
    let isLatest = left.allSatisfy { $0.record.span.first <= latest }
    if isLatest, record != person {
      try connection.execute(
        """
        UPDATE persons SET standing = 0
        WHERE county = ? AND person_id = ? AND revision = ?
        """, [.int(key.county), .int(key.id), .int(revision)])
      try insert(person, key, in: key, revision: revision + 1)
      let counties = index.otherCounties[key] ?? []
      for county in counties.union([key.county])
      where record.name != person.name {
        try PersonNames(connection).put(person.name, of: key, in: county)
      }
      try putIdentities(person, key, replaces: true)
      outcome = .corrected
    }
    if matches.isEmpty { return outcome }
    var entry = try reader.lastStayEntry(of: key)
    for (stay, old) in matches {
      if let old { try retire(old, key) }
      entry += 1
      try insert(
        stay, key, entry: entry, revision: (old?.revision ?? 0) + 1, &index)
    }
    return .corrected
  }

  /// Matches stays with those on record: the same; else one in the same
  /// household; else one they overlap. What matches none is a new stay.
  ///
  /// - Returns: what is not on record as it is, with what it corrects; and
  ///   what goes on standing beside it.
  /// - Throws: `StaysOverlap` where what goes on standing overlaps them.
  private func match(
    _ stays: [StayRecord], with stored: [RegisterReader.StoredStay]
  ) throws -> (
    matches: [(stay: StayRecord, old: RegisterReader.StoredStay?)],
    left: [RegisterReader.StoredStay]
  ) {
    var known = stored
    let pending = stays.filter { stay in
      let same = known.firstIndex { $0.record == stay }
      if let same { known.remove(at: same) }
      return same == nil
    }
    let matches = pending.map { stay in
      let match =
        known.firstIndex {
          $0.record.household == stay.household
            && $0.record.span.first == stay.span.first
        } ?? known.firstIndex { $0.record.household == stay.household }
        ?? known.firstIndex { $0.record.span.overlaps(stay.span) }
      return (stay: stay, old: match.map { known.remove(at: $0) })
    }
    for left in known {
      for stay in stays where left.record.span.overlaps(stay.span) {
        throw StaysOverlap(stay: stay, stored: left.record)
      }
    }
    return (matches, known)
  }

  private func retire(
    _ stay: RegisterReader.StoredStay, _ key: PersonKey
  ) throws {
    try connection.execute(
      """
      UPDATE stays SET standing = 0
      WHERE county = ? AND household_id = ? AND person_id = ?
        AND entry = ? AND revision = ?
      """,
      [
        .int(stay.household.county), .int(stay.household.id),
        .int(stay.localPerson), .int(stay.entry), .int(stay.revision),
      ])
  }

  private func nextID(_ county: Int64, _ index: inout RegisterIndex) -> Int64 {
    let id = (index.lastPerson[county] ?? 0) + 1
    index.lastPerson[county] = id
    return id
  }

  private func insert(
    _ stay: StayRecord, _ key: PersonKey, entry: Int64, revision: Int64,
    _ index: inout RegisterIndex
  ) throws {
    guard let home = index.households[stay.household] else {
      throw DatabaseFailure.unreadable("household \(stay.household)")
    }
    let local = try localPerson(stay.person, key, in: home.county, &index)
    try connection.execute(
      """
      INSERT INTO stays (county, household_id, person_id, entry, revision,
        standing, home_county, home_person_id, valid_from, valid_to,
        recorded_at, recorded_by)
      VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(home.county), .int(home.id), .int(local), .int(entry),
        .int(revision), .int(key.county), .int(key.id),
      ] + stay.span.columns
        + [.int(recording.at.seconds), .text(recording.by)])
  }

  /// His row in a county: at home his own, elsewhere one that names it.
  private func localPerson(
    _ number: String, _ key: PersonKey, in county: Int64,
    _ index: inout RegisterIndex
  ) throws -> Int64 {
    if county == key.county { return key.id }
    let known = try connection.row(
      """
      SELECT person_id FROM persons
      WHERE county = ? AND person_no = ? AND standing = 1
      """, [.int(county), .text(number)]
    ) { $0.int(0) }
    if let known { return known }
    let local = PersonKey(county: county, id: nextID(county, &index))
    index.otherCounties[key, default: []].insert(county)
    try insert(
      PersonRecord(number: number, name: ""), key, in: local, revision: 1)
    try PersonNames(connection).copy(key, to: county)
    return local.id
  }

  private func insert(
    _ person: PersonRecord, _ home: PersonKey, in local: PersonKey,
    revision: Int64
  ) throws {
    let certificate = person.certificate
    try connection.execute(
      """
      INSERT INTO persons (county, person_id, revision, standing, person_no,
        home_county, home_person_id, name, relation, sex, birth, death,
        guardian, category, level, components, issued, valid_until, state,
        is_suspected, needs_care, carers, recorded_at, recorded_by)
      VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?, ?, ?)
      """,
      [
        .int(local.county), .int(local.id), .int(revision),
        .text(person.number), .int(home.county), .int(home.id),
        .text(person.name), .text(person.relation), .text(person.sex),
        SQLValue(person.birth), SQLValue(person.death),
        .text(person.guardian), SQLValue(word: certificate.category),
        certificate.level == 0 ? .null : .int(Int64(certificate.level)),
        .text(certificate.components.list), SQLValue(certificate.issued),
        SQLValue(certificate.validUntil), SQLValue(word: certificate.state),
        SQLValue(person.isSuspected), SQLValue(person.needsCare),
        .text(person.carers.joined(separator: ";")),
        .int(recording.at.seconds), .text(recording.by),
      ])
  }

  private func putIdentities(
    _ person: PersonRecord, _ key: PersonKey, replaces: Bool
  ) throws {
    let numbers: [(IdentityKind, String)] = [
      (.citizenID, person.citizenID),
      (.certificate, person.certificate.number), (.phone, person.phone),
    ]
    for (kind, number) in numbers {
      var revision: Int64 = 1
      if replaces {
        let last = try connection.row(
          """
          SELECT coalesce(max(revision), 0) FROM identities
          WHERE county = ? AND person_id = ? AND kind = ?
          """, [.int(key.county), .int(key.id), .int(kind.rawValue)]
        ) { $0.int(0) }
        revision = (last ?? 0) + 1
        try connection.execute(
          """
          UPDATE identities SET standing = 0
          WHERE county = ? AND person_id = ? AND kind = ?
          """, [.int(key.county), .int(key.id), .int(kind.rawValue)])
      }
      if number.isEmpty { continue }
      try connection.execute(
        """
        INSERT INTO identities (county, person_id, kind, revision, standing,
          key_id, sealed, whole, last_four, last_six, recorded_at)
        VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)
        """,
        [
          .int(key.county), .int(key.id), .int(kind.rawValue),
          .int(revision), .text(vault.keyID),
          .blob(try vault.seal(number)), .blob(vault.fingerprint(number)),
          .blob(vault.fingerprint(number.suffix(4))),
          .blob(vault.fingerprint(number.suffix(6))),
          .int(recording.at.seconds),
        ])
    }
  }
}

/// Somebody would live in two households on one day.
package struct StaysOverlap: Error {
  package var stay: StayRecord
  /// On record, and not named by what was to be put there.
  package var stored: StayRecord
}

/// The identity columns of a person.
package enum IdentityKind: Int64, CaseIterable, Sendable {
  case citizenID = 1
  case certificate, phone
}

package import Casework
package import Database

/// An activity as it stands in the records, in one of its revisions.
package struct StoredActivity: Sendable, Hashable {
  /// UUIDv7 of the form it was first put down with.
  package var id: String
  package var revision: Int64
  package var isVoid: Bool
  package var activity: Activity
  /// The matter it helps to solve; empty for none.
  package var matter: String
  /// Persons of the register who took part.
  package var persons: [PersonKey] = []
  /// Why it was corrected; empty for the first revision.
  package var reason: String
  package var at: Moment
  package var by: String

  package init(
    id: String, revision: Int64, isVoid: Bool, activity: Activity,
    matter: String, persons: [PersonKey], reason: String, at: Moment,
    by: String
  ) {
    self.id = id
    self.revision = revision
    self.isVoid = isVoid
    self.activity = activity
    self.matter = matter
    self.persons = persons
    self.reason = reason
    self.at = at
    self.by = by
  }
}

/// Keeps the register of activities. A correction is another revision;
/// nothing is deleted.
package struct ActivityStore {
  let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  static let columns = """
    a.activity_id, a.revision, a.is_void, a.area, a.kind, a.first_day,
      a.last_day, a.title, a.body_id, a.holder, a.holder_kind, a.helpers,
      a.hour_tenths, a.others, a.matter_id, a.words, a.reason,
      a.recorded_at, a.recorded_by
    """

  func stored(_ row: any Statement) throws -> StoredActivity {
    StoredActivity(
      id: row.text(0), revision: row.int(1), isVoid: row.flag(2),
      activity: Activity(
        area: try row.area(3), kind: try row.word(4),
        first: row.day(5) ?? .distantPast, last: row.day(6),
        title: row.text(7), body: row.int(8), holder: row.text(9),
        holderKind: try row.word(10), helpers: Int(row.int(11)),
        hours: Tenths(Int(row.int(12))), others: Int(row.int(13)),
        words: row.text(15)),
      matter: row.text(14), persons: [], reason: row.text(16),
      at: Moment(seconds: row.int(17)), by: row.text(18))
  }

  /// All revisions, the latest first, each with its persons; empty for an
  /// activity that is not there.
  package func history(of id: String) throws -> [StoredActivity] {
    var found = try connection.rows(
      """
      SELECT \(Self.columns) FROM activities a WHERE a.activity_id = ?
      ORDER BY a.revision DESC
      """, [.text(id)], stored)
    var persons: [Int64: [PersonKey]] = [:]
    if let county = found.first?.activity.area.countyKey {
      try connection.query(
        """
        SELECT revision, home_county, home_person_id FROM activity_persons
        WHERE county = ? AND activity_id = ?
        ORDER BY home_county, home_person_id
        """, [.int(county), .text(id)]
      ) { row in
        persons[row.int(0), default: []].append(
          PersonKey(county: row.int(1), id: row.int(2)))
      }
    }
    for place in found.indices {
      found[place].persons = persons[found[place].revision] ?? []
    }
    return found
  }

  /// What was sent with a form, and by whom; nil for a form not sent.
  package func submission(
    _ form: String
  ) throws -> (activity: String, digest: [UInt8], by: String)? {
    try connection.row(
      """
      SELECT activity_id, digest, recorded_by FROM activities
      WHERE form_id = ?
      """, [.text(form)]
    ) { ($0.text(0), $0.blob(1), $0.text(2)) }
  }

  /// Adds it as its next revision, which stands from now on.
  package func put(
    _ stored: StoredActivity, form: String, digest: [UInt8]
  ) throws {
    let activity = stored.activity
    let key: [SQLValue] = [.int(activity.area.countyKey), .text(stored.id)]
    try connection.execute(
      """
      UPDATE activities SET standing = 0
      WHERE county = ? AND activity_id = ? AND standing = 1
      """, key)
    try connection.execute(
      """
      INSERT INTO activities (county, activity_id, revision, standing,
        is_void, form_id, digest, area, kind, first_day, last_day, title,
        body_id, holder, holder_kind, helpers, hour_tenths, others,
        matter_id, words, reason, recorded_at, recorded_by)
      VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?, ?)
      """,
      key + [
        .int(stored.revision), SQLValue(stored.isVoid), .text(form),
        .blob(digest), SQLValue(activity.area),
        SQLValue(word: activity.kind), SQLValue(activity.first),
        SQLValue(activity.last), .text(activity.title),
        .int(activity.body), .text(activity.holder),
        SQLValue(word: activity.holderKind), .int(Int64(activity.helpers)),
        .int(Int64(activity.hours.count)), .int(Int64(activity.others)),
        .text(stored.matter), .text(activity.words), .text(stored.reason),
        .int(stored.at.seconds), .text(stored.by),
      ])
    for person in Set(stored.persons) {
      try connection.execute(
        """
        INSERT INTO activity_persons (county, activity_id, revision,
          home_county, home_person_id)
        VALUES (?, ?, ?, ?, ?)
        """,
        key + [
          .int(stored.revision), .int(person.county), .int(person.id),
        ])
    }
  }
}

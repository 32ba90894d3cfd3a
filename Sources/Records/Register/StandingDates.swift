package import Casework
package import Database

/// The dates on record by which a visit is plausible or not: of workers, and
/// of some counties.
package struct StandingDates: Sendable {
  /// Days on file, by 户编号.
  package var onFile: [String: Span] = [:]
  /// Days in post, by 工号.
  package var posts: [String: [Span]] = [:]
  /// Days of death, by 人员编号.
  package var deaths: [String: Day] = [:]
  /// 人员编号 of the head, by 户编号, today.
  package var heads: [String: String] = [:]

  package init(_ connection: any Connection) throws {
    try connection.streaming.query(
      """
      SELECT w.worker_no, p.valid_from, p.valid_to FROM posts p
      JOIN workers w ON w.worker_id = p.worker_id WHERE p.standing = 1
      """
    ) { posts[$0.text(0), default: []].append($0.span(1)) }
  }

  package mutating func add(
    county: Int64, _ connection: any Connection, today: Day
  ) throws {
    let connection = connection.streaming
    try connection.query(
      """
      SELECT household_no, valid_from, valid_to FROM households
      WHERE county = ? AND standing = 1
      """, [.int(county)]
    ) { onFile[$0.text(0)] = $0.span(1) }
    try connection.query(
      """
      SELECT person_no, death FROM persons
      WHERE county = ? AND standing = 1 AND death IS NOT NULL
      """, [.int(county)]
    ) { deaths[$0.text(0)] = $0.day(1) }
    try connection.query(
      """
      SELECT h.household_no, p.person_no FROM stays s
      JOIN households h ON h.county = s.county
        AND h.household_id = s.household_id AND h.standing = 1
      JOIN persons p ON p.county = s.home_county
        AND p.person_id = s.home_person_id AND p.standing = 1
      WHERE s.county = ? AND s.standing = 1 AND p.relation = '户主'
        AND (s.valid_from IS NULL OR s.valid_from <= ?)
        AND (s.valid_to IS NULL OR s.valid_to >= ?)
      """, [.int(county)] + [today, today].map { SQLValue($0) }
    ) { heads[$0.text(0)] = $0.text(1) }
  }
}

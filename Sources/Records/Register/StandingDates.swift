package import Casework
package import Database

/// The dates on record by which a visit is plausible or not.
package struct StandingDates: Sendable {
  /// Days on file, by 户编号.
  package var onFile: [String: Span] = [:]
  /// Days in post, by 工号.
  package var posts: [String: [Span]] = [:]
  /// Days of death, by 人员编号.
  package var deaths: [String: Day] = [:]

  package init(_ connection: any Connection) throws {
    try connection.query(
      """
      SELECT household_no, valid_from, valid_to FROM households
      WHERE standing = 1
      """
    ) { onFile[$0.text(0)] = $0.span(1) }
    try connection.query(
      """
      SELECT w.worker_no, p.valid_from, p.valid_to FROM posts p
      JOIN workers w ON w.worker_id = p.worker_id WHERE p.standing = 1
      """
    ) { posts[$0.text(0), default: []].append($0.span(1)) }
    try connection.query(
      """
      SELECT person_no, death FROM persons
      WHERE standing = 1 AND death IS NOT NULL
      """
    ) { deaths[$0.text(0)] = $0.day(1) }
  }
}

package import Casework
package import Database

/// Who does the work that time does by itself.
package struct LeaseStore {
  /// How a lease stands.
  package struct Lease: Sendable, Hashable {
    package var holder: String
    package var expires: Moment
    package var lastRun: Moment?
    package var lastOutcome: String
  }

  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func find(_ name: String) throws -> Lease? {
    try connection.row(
      """
      SELECT holder, expires_at, last_run, last_outcome FROM leases
      WHERE name = ?
      """, [.text(name)]
    ) { row in
      Lease(
        holder: row.text(0), expires: Moment(seconds: row.int(1)),
        lastRun: row.optionalInt(2).map { Moment(seconds: $0) },
        lastOutcome: row.text(3))
    }
  }

  /// Takes or renews a lease; false where another holds it.
  package func take(
    _ name: String, by holder: String, at now: Moment, until end: Moment
  ) throws -> Bool {
    try connection.execute(
      """
      INSERT INTO leases (name, holder, expires_at, last_run, last_outcome)
      VALUES (?, ?, ?, NULL, '')
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder,
        expires_at = excluded.expires_at
      WHERE leases.holder = excluded.holder OR leases.expires_at <= ?
      """,
      [
        .text(name), .text(holder), .int(end.seconds), .int(now.seconds),
      ])
    return try find(name)?.holder == holder
  }

  package func note(
    _ name: String, by holder: String, at now: Moment, outcome: String
  ) throws {
    try connection.execute(
      """
      UPDATE leases SET last_run = ?, last_outcome = ?
      WHERE name = ? AND holder = ?
      """,
      [.int(now.seconds), .text(outcome), .text(name), .text(holder)])
  }

  /// Lets go of it, so that another need not wait for its end.
  package func release(_ name: String, by holder: String) throws {
    try connection.execute(
      "UPDATE leases SET expires_at = 0 WHERE name = ? AND holder = ?",
      [.text(name), .text(holder)])
  }

  /// Whether the audit log has entries that are not sealed.
  package func hasUnsealedEntries() throws -> Bool {
    try connection.row(
      "SELECT 1 FROM audit_entries WHERE seal IS NULL LIMIT 1"
    ) { $0.int(0) } != nil
  }
}

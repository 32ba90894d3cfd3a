import Casework
package import Database

/// The append-only log of reads: who has looked at whom.
package struct ReadLog {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func append(_ entries: [AuditEntry]) throws {
    for entry in entries {
      try connection.execute(
        """
        INSERT INTO read_entries
          (county, entry_id, at, actor, action, subject, detail)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .int(entry.county), .text(entry.id), .int(entry.at.seconds),
          .text(entry.actor), .text(entry.action), .text(entry.subject),
          .text(entry.detail),
        ])
    }
  }
}

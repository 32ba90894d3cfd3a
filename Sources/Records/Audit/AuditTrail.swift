package import Casework
import Crypto
package import Database
import Foundation

/// One line of the audit log.
package struct AuditEntry: Hashable, Sendable {
  package var county: Int64
  package var id: String
  package var at: Moment
  package var actor: String
  package var action: String
  package var subject: String
  package var detail: String

  package init(
    county: Int64, id: String, at: Moment, actor: String, action: String,
    subject: String, detail: String
  ) {
    self.county = county
    self.id = id
    self.at = at
    self.actor = actor
    self.action = action
    self.subject = subject
    self.detail = detail
  }
}

/// The append-only log: written in the transaction of the change, sealed in
/// batches by a keyed hash chain for each county.
package struct AuditTrail {
  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  package func append(_ entry: AuditEntry) throws {
    try connection.execute(
      """
      INSERT INTO audit_entries
        (county, entry_id, at, actor, action, subject, detail)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(entry.county), .text(entry.id), .int(entry.at.seconds),
        .text(entry.actor), .text(entry.action), .text(entry.subject),
        .text(entry.detail),
      ])
  }

  /// Seals of each county so many entries that are not sealed yet; returns
  /// the number of entries.
  package func seal(
    at now: Moment, vault: IdentityVault, most: Int = .max
  ) throws -> Int {
    let counties = try connection.rows(
      "SELECT DISTINCT county FROM audit_entries WHERE seal IS NULL"
    ) { $0.int(0) }
    var sealed = 0
    for county in counties {
      let entries = try entries(
        "county = ? AND seal IS NULL", [.int(county)], most: most)
      let last = try connection.row(
        """
        SELECT number, hash FROM audit_seals WHERE county = ?
        ORDER BY number DESC LIMIT 1
        """, [.int(county)]
      ) { ($0.int(0), $0.blob(1)) }
      let number = (last?.0 ?? 0) + 1
      let hash = Self.hash(entries, after: last?.1 ?? [], vault)
      try connection.execute(
        """
        INSERT INTO audit_seals (county, number, sealed_at, entries, hash)
        VALUES (?, ?, ?, ?, ?)
        """,
        [
          .int(county), .int(number), .int(now.seconds),
          .int(Int64(entries.count)), .blob(hash),
        ])
      for entry in entries {
        try connection.execute(
          "UPDATE audit_entries SET seal = ? WHERE county = ? AND entry_id = ?",
          [.int(number), .int(county), .text(entry.id)])
      }
      sealed += entries.count
    }
    return sealed
  }

  /// What does not agree with the chain: a line for each broken seal.
  package func differences(vault: IdentityVault) throws -> [String] {
    var found: [String] = []
    var previous: [Int64: [UInt8]] = [:]
    let seals = try connection.rows(
      """
      SELECT county, number, entries, hash FROM audit_seals
      ORDER BY county, number
      """
    ) { ($0.int(0), $0.int(1), $0.int(2), $0.blob(3)) }
    for (county, number, count, hash) in seals {
      let entries = try entries(
        "county = ? AND seal = ?", [.int(county), .int(number)])
      if Int64(entries.count) != count {
        found.append(
          "audit: county \(county), seal \(number): \(count) entries were "
            + "sealed, \(entries.count) are there")
      } else if Self.hash(entries, after: previous[county] ?? [], vault)
        != hash
      {
        found.append(
          "audit: county \(county), seal \(number): an entry was altered")
      }
      previous[county] = hash
    }
    return found
  }

  private func entries(
    _ condition: String, _ arguments: [SQLValue], most: Int = .max
  ) throws -> [AuditEntry] {
    try connection.rows(
      """
      SELECT county, entry_id, at, actor, action, subject, detail
      FROM audit_entries WHERE \(condition) ORDER BY entry_id LIMIT ?
      """, arguments + [.int(Int64(most))]
    ) { row in
      AuditEntry(
        county: row.int(0), id: row.text(1),
        at: Moment(seconds: row.int(2)), actor: row.text(3),
        action: row.text(4), subject: row.text(5), detail: row.text(6))
    }
  }

  /// The keyed hash of a batch, chained to the one before.
  private static func hash(
    _ entries: [AuditEntry], after previous: [UInt8], _ vault: IdentityVault
  ) -> [UInt8] {
    var code = HMAC<SHA256>(key: vault.chaining)
    code.update(data: Data(previous))
    for entry in entries {
      for part in [
        String(entry.county), entry.id, String(entry.at.seconds),
        entry.actor, entry.action, entry.subject, entry.detail,
      ] {
        // Length before text, so that no two entries read alike.
        code.update(data: Data("\(part.utf8.count):\(part)".utf8))
      }
    }
    return Array(code.finalize())
  }
}

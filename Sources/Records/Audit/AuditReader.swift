import Casework
package import Database

/// Which lines of the logs are asked for.
package struct AuditSearch: Sendable, Hashable {
  /// Counties as keys; 0 for what no county owns.
  package var counties: [ClosedRange<Int64>]
  /// Ids that lines lie between, which are ordered by time.
  package var from = ""
  package var before = ""
  package var actor: String?
  package var action: String?
  package var subject: String?
  package var limit: Int

  package init(counties: [ClosedRange<Int64>], limit: Int) {
    self.counties = counties
    self.limit = limit
  }
}

/// Reads the log of changes and the log of reads, the newest first. It goes
/// on from the id of a line, so that a page far back costs what the first
/// one does.
package struct AuditReader {
  package enum Log: String, Sendable, CaseIterable {
    case changes = "audit_entries"
    case reads = "read_entries"
  }

  private let connection: any Connection

  package init(_ connection: any Connection) {
    self.connection = connection
  }

  /// Lines of the logs, put together by time.
  package func lines(
    _ search: AuditSearch, in logs: [Log] = Log.allCases
  ) throws -> [(log: Log, entry: AuditEntry)] {
    var found: [(log: Log, entry: AuditEntry)] = []
    for log in logs {
      for range in search.counties {
        for county in try counties(of: log, within: range) {
          found += try lines(search, county, log).map { (log, $0) }
        }
      }
    }
    found.sort { $0.entry.id > $1.entry.id }
    return Array(found.prefix(search.limit))
  }

  /// Those a log has lines of, one step along the key for each.
  private func counties(
    of log: Log, within range: ClosedRange<Int64>
  ) throws -> [Int64] {
    if range.lowerBound == range.upperBound { return [range.lowerBound] }
    var counties: [Int64] = []
    var last = range.lowerBound - 1
    while let county = try connection.row(
      """
      SELECT min(county) FROM \(log.rawValue)
      WHERE county > ? AND county <= ?
      """, [.int(last), .int(range.upperBound)], { $0.optionalInt(0) }),
      let county
    {
      counties.append(county)
      last = county
    }
    return counties
  }

  private func lines(
    _ search: AuditSearch, _ county: Int64, _ log: Log
  ) throws -> [AuditEntry] {
    var conditions = ["county = ?", "entry_id >= ?"]
    var arguments: [SQLValue] = [.int(county), .text(search.from)]
    if !search.before.isEmpty {
      conditions.append("entry_id < ?")
      arguments.append(.text(search.before))
    }
    for (column, wanted) in [
      ("actor", search.actor), ("action", search.action),
      ("subject", search.subject),
    ] {
      guard let wanted else { continue }
      conditions.append("\(column) = ?")
      arguments.append(.text(wanted))
    }
    return try connection.rows(
      """
      SELECT county, entry_id, at, actor, action, subject, detail
      FROM \(log.rawValue) WHERE \(conditions.joined(separator: " AND "))
      ORDER BY entry_id DESC LIMIT ?
      """, arguments + [.int(Int64(search.limit))]
    ) { row in
      AuditEntry(
        county: row.int(0), id: row.text(1),
        at: Moment(seconds: row.int(2)), actor: row.text(3),
        action: row.text(4), subject: row.text(5), detail: row.text(6))
    }
  }
}

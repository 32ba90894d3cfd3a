import Casework
package import Database

/// What became of a row that was put on record.
package enum PutOutcome: Sendable {
  case added, unchanged, corrected
}

/// Rows without a number of their own: matched on a key, each existing row
/// once; a row that differs from the one it matches corrects it.
///
/// `SQLKey` are the columns that say whose row it is; they stand first in
/// the table, before `entry`, `revision` and `standing`.
final class DatedTable<Key: Hashable, Record: Equatable> {
  private struct Existing {
    var stored: StoredEntry
    var record: Record
  }

  private let connection: any Connection
  private let table: String
  private let ownerColumns: [String]
  private let insert: any Statement
  private var existing: [Key: [Existing]] = [:]
  private var nextEntry: Int64 = 1

  /// - Parameters:
  ///   - columns: those after `standing`.
  init(
    _ table: String, owner ownerColumns: [String], columns: [String],
    in connection: any Connection
  ) throws {
    self.connection = connection
    self.table = table
    self.ownerColumns = ownerColumns
    let all = ownerColumns + ["entry", "revision", "standing"] + columns
    insert = try connection.prepare(
      "INSERT INTO \(table) (\(all.joined(separator: ", "))) VALUES ("
        + all.map { _ in "?" }.joined(separator: ", ") + ")")
    let last = try connection.row(
      "SELECT coalesce(max(entry), 0) FROM \(table)"
    ) { $0.int(0) }
    nextEntry = (last ?? 0) + 1
  }

  /// Whether the table held rows before this import.
  var hasHistory: Bool { nextEntry > 1 }

  /// Makes a row known that is on record already.
  func remember(_ record: Record, key: Key, _ stored: StoredEntry) {
    existing[key, default: []].append(
      Existing(stored: stored, record: record))
  }

  func put(
    _ record: Record, key: Key, owner: [SQLValue], values: [SQLValue]
  ) throws -> PutOutcome {
    if let rows = existing[key], !rows.isEmpty {
      if let same = rows.firstIndex(where: { $0.record == record }) {
        existing[key]?.remove(at: same)
        return .unchanged
      }
      // Rows of the folder that are on record as they stand come before
      // those that correct one: they are matched when they come.
      let old = rows[0].stored
      existing[key]?.removeFirst()
      try retire(old)
      try add(owner, old.entry, old.revision + 1, values)
      return .corrected
    }
    try add(owner, nextEntry, 1, values)
    nextEntry += 1
    return .added
  }

  private func add(
    _ owner: [SQLValue], _ entry: Int64, _ revision: Int64,
    _ values: [SQLValue]
  ) throws {
    try insert.run(
      owner + [.int(entry), .int(revision), .int(1)] + values)
  }

  private func retire(_ stored: StoredEntry) throws {
    let keys = (ownerColumns + ["entry", "revision"])
      .map { $0 + " = ?" }.joined(separator: " AND ")
    try connection.execute(
      "UPDATE \(table) SET standing = 0 WHERE \(keys)",
      stored.owner + [.int(stored.entry), .int(stored.revision)])
  }
}

/// Where a row without a number of its own stands in its table.
package struct StoredEntry: Sendable {
  /// The columns that say whose it is.
  package var owner: [SQLValue]
  package var entry: Int64
  package var revision: Int64
}

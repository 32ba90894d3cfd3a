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
  private let insertion: String
  private var insert: (any Statement)?
  private var existing: [Key: [Existing]] = [:]
  private var nextEntry: Int64 = 1
  /// Only some owners' rows are known: entries are counted by owner.
  private let isPartial: Bool

  /// - Parameters:
  ///   - columns: those after `standing`.
  ///   - isPartial: for a few changes, where the table as a whole is not
  ///     looked at.
  init(
    _ table: String, owner ownerColumns: [String], columns: [String],
    isPartial: Bool = false, in connection: any Connection
  ) throws {
    self.connection = connection
    self.table = table
    self.ownerColumns = ownerColumns
    self.isPartial = isPartial
    let all = ownerColumns + ["entry", "revision", "standing"] + columns
    insertion =
      "INSERT INTO \(table) (\(all.joined(separator: ", "))) VALUES ("
      + all.map { _ in "?" }.joined(separator: ", ") + ")"
    if isPartial { return }
    insert = try connection.prepare(insertion)
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

  /// Makes a row the first to be corrected among those of its key.
  func prefer(_ record: Record, key: Key) {
    guard
      let place = existing[key]?.firstIndex(where: { $0.record == record }),
      let row = existing[key]?.remove(at: place)
    else { return }
    existing[key]?.insert(row, at: 0)
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
    try add(owner, try newEntry(owner), 1, values)
    return .added
  }

  private func newEntry(_ owner: [SQLValue]) throws -> Int64 {
    if !isPartial {
      defer { nextEntry += 1 }
      return nextEntry
    }
    let owned = ownerColumns.map { $0 + " = ?" }.joined(separator: " AND ")
    let last = try connection.row(
      "SELECT coalesce(max(entry), 0) FROM \(table) WHERE \(owned)", owner
    ) { $0.int(0) }
    return (last ?? 0) + 1
  }

  private func add(
    _ owner: [SQLValue], _ entry: Int64, _ revision: Int64,
    _ values: [SQLValue]
  ) throws {
    let insert = try self.insert ?? connection.prepare(insertion)
    self.insert = insert
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

  package init(owner: [SQLValue], entry: Int64, revision: Int64) {
    self.owner = owner
    self.entry = entry
    self.revision = revision
  }
}

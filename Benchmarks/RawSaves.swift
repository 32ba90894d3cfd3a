import Foundation
import GRDBSQLite

/// The rows that saves wrote, written again to the database as it was before
/// them, SQLite: by a plain loop over the C interface, so many saves to a
/// commit.
struct RawSaves: RawSaving {
  private let path: String
  private var copy: String { path + ".before" }

  /// Keeps the database as it is now.
  init(before path: String) throws {
    self.path = path
    let database = try RawFile.open(path)
    sqlite3_exec(database, "PRAGMA wal_checkpoint(TRUNCATE)", nil, nil, nil)
    sqlite3_close(database)
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: copy + suffix)
    }
    try FileManager.default.copyItem(atPath: path, toPath: copy)
  }

  /// - Returns: saves a second.
  func run(saves: Int, batch: Int) throws -> Double {
    let database = try RawFile.open(copy)
    defer { sqlite3_close(database) }
    for sql in [
      "PRAGMA synchronous = FULL", "PRAGMA cache_size = -65536",
      "ATTACH '\(path)' AS saved",
    ] { sqlite3_exec(database, sql, nil, nil, nil) }
    let tables = try savedTables.map {
      try Rows(of: $0, database, isReplacing: $0 == savedTables.last)
    }
    sqlite3_exec(database, "DETACH saved", nil, nil, nil)
    for table in tables { try table.prepare(database) }
    let start = ContinuousClock.now
    var done = 0
    while done < saves {
      sqlite3_exec(database, "BEGIN IMMEDIATE", nil, nil, nil)
      for _ in 0..<min(batch, saves - done) {
        done += 1
        for table in tables {
          try table.write(upTo: table.count * done / saves, database)
        }
      }
      sqlite3_exec(database, "COMMIT", nil, nil, nil)
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return Double(saves) / seconds
  }
}

/// Rows of a table that the saves added or changed.
private final class Rows {
  private let table: String
  private let isReplacing: Bool
  private var rows: [[OpaquePointer?]] = []
  private var statement: OpaquePointer?
  private var next = 0

  var count: Int { rows.count }

  init(
    of table: String, _ database: OpaquePointer, isReplacing: Bool = false
  ) throws {
    self.table = table
    self.isReplacing = isReplacing
    try RawFile.rows(
      of: database,
      "SELECT * FROM saved.\(table) EXCEPT SELECT * FROM main.\(table)"
    ) { row in
      rows.append(
        (0..<sqlite3_column_count(row)).map {
          sqlite3_value_dup(sqlite3_column_value(row, $0))
        })
    }
  }

  deinit {
    sqlite3_finalize(statement)
    for row in rows { for value in row { sqlite3_value_free(value) } }
  }

  func prepare(_ database: OpaquePointer) throws {
    let marks = (rows.first ?? []).map { _ in "?" }.joined(separator: ", ")
    guard !marks.isEmpty else { return }
    let verb = isReplacing ? "REPLACE" : "INSERT"
    sqlite3_prepare_v2(
      database, "\(verb) INTO \(table) VALUES (\(marks))", -1, &statement,
      nil)
  }

  func write(upTo end: Int, _ database: OpaquePointer) throws {
    while next < end {
      for (index, value) in rows[next].enumerated() {
        sqlite3_bind_value(statement, Int32(index + 1), value)
      }
      guard sqlite3_step(statement) == SQLITE_DONE else {
        throw RawFailure(String(cString: sqlite3_errmsg(database)))
      }
      sqlite3_reset(statement)
      next += 1
    }
  }
}

import Foundation
import GRDBSQLite

/// The engine's own limit: the rows of a database inserted into another with
/// the same schema by a plain loop over the C interface.
final class RawCopy {
  private(set) var rowCount = 0
  private var tables: [(insert: String, rows: [[OpaquePointer?]])] = []
  private let target: String
  private let schema: [String]

  /// Reads the rows into memory.
  init(of path: String, to target: String, tables only: [String]? = nil)
    throws
  {
    self.target = target
    let source = try RawCopy.open(path)
    defer { sqlite3_close(source) }
    var schema: [String] = []
    var names: [String] = []
    try RawCopy.rows(
      of: source,
      "SELECT sql, name, type FROM sqlite_master WHERE sql IS NOT NULL"
    ) { row in
      schema.append(String(cString: sqlite3_column_text(row, 0)))
      if String(cString: sqlite3_column_text(row, 2)) == "table" {
        names.append(String(cString: sqlite3_column_text(row, 1)))
      }
    }
    self.schema = schema
    for name in names where only?.contains(name) ?? true {
      var rows: [[OpaquePointer?]] = []
      var width: Int32 = 0
      try RawCopy.rows(of: source, "SELECT * FROM \(name)") { row in
        width = sqlite3_column_count(row)
        rows.append(
          (0..<width).map { sqlite3_value_dup(sqlite3_column_value(row, $0)) })
      }
      rowCount += rows.count
      let marks = Array(repeating: "?", count: Int(width))
        .joined(separator: ", ")
      if width > 0 {
        tables.append(("INSERT INTO \(name) VALUES (\(marks))", rows))
      }
    }
  }

  deinit {
    for table in tables {
      for row in table.rows { for value in row { sqlite3_value_free(value) } }
    }
  }

  /// Inserts all rows in one transaction; returns the seconds.
  func insertAll() throws -> Double {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: target + suffix)
    }
    let database = try RawCopy.open(target)
    defer { sqlite3_close(database) }
    for pragma in [
      "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
      "PRAGMA cache_size = -65536",
    ] + schema {
      sqlite3_exec(database, pragma, nil, nil, nil)
    }
    let start = ContinuousClock.now
    sqlite3_exec(database, "BEGIN IMMEDIATE", nil, nil, nil)
    for table in tables {
      var statement: OpaquePointer?
      sqlite3_prepare_v2(database, table.insert, -1, &statement, nil)
      for row in table.rows {
        for (index, value) in row.enumerated() {
          sqlite3_bind_value(statement, Int32(index + 1), value)
        }
        guard sqlite3_step(statement) == SQLITE_DONE else {
          throw RawFailure(String(cString: sqlite3_errmsg(database)))
        }
        sqlite3_reset(statement)
      }
      sqlite3_finalize(statement)
    }
    sqlite3_exec(database, "COMMIT", nil, nil, nil)
    return (ContinuousClock.now - start) / .seconds(1)
  }

  /// Reads every column of the tables that the ledger reads; seconds.
  static func scan(_ path: String) throws -> Double {
    let database = try open(path)
    defer { sqlite3_close(database) }
    let start = ContinuousClock.now
    var sum: Int64 = 0
    for table in [
      "households", "persons", "stays", "certificates", "statuses", "visits",
      "visit_workers", "visit_persons", "links", "posts",
    ] {
      try rows(of: database, "SELECT * FROM \(table)") { row in
        for column in 0..<sqlite3_column_count(row) {
          sum &+= Int64(sqlite3_column_bytes(row, column))
        }
      }
    }
    return sum < 0 ? 0 : (ContinuousClock.now - start) / .seconds(1)
  }

  static func open(_ path: String) throws -> OpaquePointer {
    var database: OpaquePointer?
    guard sqlite3_open(path, &database) == SQLITE_OK, let database else {
      throw RawFailure("cannot open \(path)")
    }
    return database
  }

  static func rows(
    of database: OpaquePointer, _ sql: String,
    _ each: (OpaquePointer) -> Void
  ) throws {
    var statement: OpaquePointer?
    guard
      sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK,
      let statement
    else { throw RawFailure(String(cString: sqlite3_errmsg(database))) }
    while sqlite3_step(statement) == SQLITE_ROW { each(statement) }
    sqlite3_finalize(statement)
  }
}

struct RawFailure: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

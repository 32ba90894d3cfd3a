import Foundation
import GRDBSQLite

/// SQLite by its C interface.
struct RawFile: RawEngine {
  let path: String
  let scratch: String

  /// Some rows at a time are read into memory, and then put into the other
  /// file by a plain loop, whose time alone counts.
  func insert(tables only: [String]?) throws -> (rows: Int, seconds: Double) {
    let target = "\(scratch)/raw.sqlite"
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: target + suffix)
    }
    defer { try? FileManager.default.removeItem(atPath: target) }
    let source = try RawFile.open(path)
    defer { sqlite3_close(source) }
    let database = try RawFile.open(target)
    defer { sqlite3_close(database) }
    for pragma in [
      "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
      "PRAGMA cache_size = -65536",
    ] { sqlite3_exec(database, pragma, nil, nil, nil) }
    var names: [String] = []
    try RawFile.rows(
      of: source,
      """
      SELECT sql, name, type FROM sqlite_master
      WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      """
    ) { row in
      sqlite3_exec(database, columnText(row, 0), nil, nil, nil)
      if columnText(row, 2) == "table" { names.append(columnText(row, 1)) }
    }
    var count = 0
    var seconds = 0.0
    func timed(_ body: () throws -> Void) rethrows {
      let start = ContinuousClock.now
      try body()
      seconds += (ContinuousClock.now - start) / .seconds(1)
    }
    timed { sqlite3_exec(database, "BEGIN IMMEDIATE", nil, nil, nil) }
    for name in names where only?.contains(name) ?? true {
      var lot: [[OpaquePointer?]] = []
      var statement: OpaquePointer?
      func put() throws {
        if let width = lot.first?.count, statement == nil {
          let marks = repeatElement("?", count: width)
            .joined(separator: ", ")
          sqlite3_prepare_v2(
            database, "INSERT INTO \(name) VALUES (\(marks))", -1, &statement,
            nil)
        }
        try timed {
          for row in lot {
            for (index, value) in row.enumerated() {
              sqlite3_bind_value(statement, Int32(index + 1), value)
            }
            guard sqlite3_step(statement) == SQLITE_DONE else {
              throw RawFailure(String(cString: sqlite3_errmsg(database)))
            }
            sqlite3_reset(statement)
          }
        }
        for row in lot { for value in row { sqlite3_value_free(value) } }
        count += lot.count
        lot.removeAll(keepingCapacity: true)
      }
      try RawFile.rows(of: source, "SELECT * FROM \(name)") { row in
        lot.append(
          (0..<sqlite3_column_count(row)).map {
            sqlite3_value_dup(sqlite3_column_value(row, $0))
          })
        if lot.count == 10_000 { try put() }
      }
      try put()
      sqlite3_finalize(statement)
    }
    timed { sqlite3_exec(database, "COMMIT", nil, nil, nil) }
    return (count, seconds)
  }

  func scan() throws -> Double {
    let database = try RawFile.open(path)
    defer { sqlite3_close(database) }
    let start = ContinuousClock.now
    var sum: Int64 = 0
    for table in factTables {
      try RawFile.rows(of: database, "SELECT * FROM \(table)") { row in
        for column in 0..<sqlite3_column_count(row) {
          sum &+= Int64(sqlite3_column_bytes(row, column))
        }
      }
    }
    return sum < 0 ? 0 : (ContinuousClock.now - start) / .seconds(1)
  }

  func emptyLedger() throws {
    let database = try RawFile.open(path)
    defer { sqlite3_close(database) }
    for table in ["ledger_windows", "ledger_counts", "ledger_sums"] {
      sqlite3_exec(database, "DELETE FROM \(table)", nil, nil, nil)
    }
  }

  func beforeSaves() throws -> any RawSaving { try RawSaves(before: path) }

  static func open(_ path: String) throws -> OpaquePointer {
    var database: OpaquePointer?
    guard sqlite3_open(path, &database) == SQLITE_OK, let database else {
      throw RawFailure("cannot open \(path)")
    }
    return database
  }

  static func rows(
    of database: OpaquePointer, _ sql: String,
    _ each: (OpaquePointer) throws -> Void
  ) throws {
    var statement: OpaquePointer?
    guard
      sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK,
      let statement
    else { throw RawFailure(String(cString: sqlite3_errmsg(database))) }
    defer { sqlite3_finalize(statement) }
    while sqlite3_step(statement) == SQLITE_ROW { try each(statement) }
  }
}

private func columnText(_ row: OpaquePointer, _ column: Int32) -> String {
  String(cString: sqlite3_column_text(row, column))
}

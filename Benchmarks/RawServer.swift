import CPostgreSQL
import Foundation

/// PostgreSQL by libpq alone: COPY, its own way for many rows.
struct RawServer: RawEngine {
  let url: String

  /// Makes a database anew.
  static func make(_ name: String, on server: String) throws {
    let link = try RawLink(server + "/postgres")
    try link.run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
    try link.run("CREATE DATABASE \(name)")
  }

  /// What a COPY gives is kept some megabytes at a time, and then put into
  /// the other table, whose time alone counts.
  func insert(tables only: [String]?) throws -> (rows: Int, seconds: Double) {
    let source = try RawLink(url)
    let target = try RawLink(url)
    let tables =
      try only
      ?? source.texts(
        """
        SELECT tablename FROM pg_catalog.pg_tables
        WHERE schemaname = 'public' ORDER BY tablename
        """)
    try target.run("DROP SCHEMA IF EXISTS raw CASCADE; CREATE SCHEMA raw")
    for table in tables {
      try target.run("CREATE TABLE raw.\(table) (LIKE \(table) INCLUDING ALL)")
    }
    var seconds = 0.0
    func timed(_ body: () throws -> Void) rethrows {
      let start = ContinuousClock.now
      try body()
      seconds += (ContinuousClock.now - start) / .seconds(1)
    }
    var rows = 0
    try timed { try target.run("BEGIN") }
    for table in tables {
      try target.run("COPY raw.\(table) FROM STDIN (FORMAT binary)")
      var lot: [UInt8] = []
      try source.copy("COPY \(table) TO STDOUT (FORMAT binary)") { bytes in
        lot.append(contentsOf: bytes)
        if lot.count < 16_000_000 { return }
        try timed { try target.put(lot) }
        lot.removeAll(keepingCapacity: true)
      }
      try timed {
        try target.put(lot)
        rows += try target.endCopy()
      }
    }
    try timed { try target.run("COMMIT") }
    try target.run("DROP SCHEMA raw CASCADE")
    return (rows, seconds)
  }

  func scan() throws -> Double {
    let link = try RawLink(url)
    let start = ContinuousClock.now
    var sum = 0
    for table in factTables {
      try link.copy("COPY \(table) TO STDOUT (FORMAT binary)") {
        sum &+= $0.count
      }
    }
    return sum < 0 ? 0 : (ContinuousClock.now - start) / .seconds(1)
  }

  func emptyLedger() throws {
    try RawLink(url).run("TRUNCATE ledger_windows, ledger_counts, ledger_sums")
  }

  func beforeSaves() throws -> any RawSaving {
    try RawServerSaves(before: url)
  }
}

/// One connection of libpq.
final class RawLink: @unchecked Sendable {
  let handle: OpaquePointer

  init(_ url: String) throws {
    guard let handle = PQconnectdb(url) else { throw RawFailure("no memory") }
    self.handle = handle
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    guard PQstatus(handle) == CONNECTION_OK else { throw failure }
  }

  deinit { PQfinish(handle) }

  var failure: RawFailure {
    RawFailure(String(cString: PQerrorMessage(handle)))
  }

  @discardableResult
  func run(_ sql: String) throws -> Int {
    let result = PQexec(handle, sql)
    defer { PQclear(result) }
    guard
      [PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN, PGRES_COPY_OUT]
        .contains(PQresultStatus(result))
    else { throw failure }
    return Int(String(cString: PQcmdTuples(result))) ?? 0
  }

  func texts(_ sql: String) throws -> [String] {
    let result = PQexec(handle, sql)
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_TUPLES_OK else { throw failure }
    return (0..<PQntuples(result)).map {
      String(cString: PQgetvalue(result, $0, 0))
    }
  }

  /// Hands over what a COPY TO STDOUT gives.
  func copy(
    _ sql: String, _ each: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    try run(sql)
    var bytes: UnsafeMutablePointer<CChar>?
    while true {
      let count = PQgetCopyData(handle, &bytes, 0)
      guard count > 0, let bytes else { break }
      defer { PQfreemem(bytes) }
      try each(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
    }
    while let result = PQgetResult(handle) { PQclear(result) }
  }

  func put(_ bytes: [UInt8]) throws {
    let isPut = bytes.withUnsafeBytes {
      PQputCopyData(
        handle, $0.bindMemory(to: CChar.self).baseAddress, Int32($0.count))
    }
    if isPut != 1 { throw failure }
  }

  /// - Returns: the rows copied.
  func endCopy() throws -> Int {
    PQputCopyEnd(handle, nil)
    let result = PQgetResult(handle)
    defer { PQclear(result) }
    while let rest = PQgetResult(handle) { PQclear(rest) }
    guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw failure }
    return Int(String(cString: PQcmdTuples(result))) ?? 0
  }
}

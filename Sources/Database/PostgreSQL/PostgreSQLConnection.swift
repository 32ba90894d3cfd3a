import CPostgreSQL
import Foundation

/// A connection of PostgreSQL. One thread at a time uses it.
final class PostgreSQLConnection: Connection {
  let dialect = Dialect.postgreSQL
  private let handle: OpaquePointer
  private var prepared: [String: PreparedText] = [:]
  /// Statements sent whose answers have not been read.
  private var pending = 0

  /// So many answers fit into the socket's buffer many times over, so that
  /// neither side waits for the other to read.
  private static let mostPending = 256
  /// A server keeps every statement prepared; texts are few.
  private static let mostPrepared = 512

  /// - Throws: `DatabaseFailure`; its words hold no password.
  init(url: String) throws(DatabaseFailure) {
    // Later words win: the address may set others.
    let words = [
      ("connect_timeout", "5"), ("application_name", "fangshi"),
      ("dbname", url),
    ]
    let keys = words.map { strdup($0.0) } + [nil]
    let values = words.map { strdup($0.1) } + [nil]
    defer { for text in keys + values { free(text) } }
    let connected = PQconnectdbParams(
      keys.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
    guard let handle = connected else { throw .outOfMemory }
    guard PQstatus(handle) == CONNECTION_OK else {
      let failure = DatabaseFailure(connecting: handle)
      PQfinish(handle)
      throw failure
    }
    self.handle = handle
    PQsetClientEncoding(handle, "UTF8")
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
  }

  deinit { PQfinish(handle) }

  /// Whether the server can still be talked to.
  var isOpen: Bool { PQstatus(handle) == CONNECTION_OK }

  func prepare(_ sql: String) throws -> any Statement {
    if let known = prepared[sql] {
      return PostgreSQLStatement(known, on: self)
    }
    if sql.utf8.count > 4_096 || prepared.count >= Self.mostPrepared {
      return PostgreSQLStatement(PreparedText(sql, name: ""), on: self)
    }
    let text = PreparedText(sql, name: "s\(prepared.count + 1)")
    try flush()
    let result = PQprepare(handle, text.name, text.sql, 0, nil)
    defer { PQclear(result) }
    try check(result)
    prepared[sql] = text
    return PostgreSQLStatement(text, on: self)
  }

  /// In one order, so that no two writes wait for each other.
  func lock(_ units: Set<UnitLock>) throws {
    if units.isEmpty { return }
    try execute(
      script: units.sorted()
        .map { "SELECT pg_advisory_xact_lock(\($0.key))" }
        .joined(separator: "; "))
  }

  func execute(script: String) throws {
    try flush()
    let result = PQexec(handle, script)
    defer { PQclear(result) }
    try check(result)
  }

  /// Leaves the transaction, whatever state it is in.
  func rollback() {
    if pending > 0 { PQclear(try? readAnswers()) }
    PQclear(PQexec(handle, "ROLLBACK"))
  }

  /// Runs a query; the caller clears its rows. What was sent before goes with
  /// it in one journey.
  func run(
    _ text: PreparedText, _ arguments: [PostgreSQLStatement.Argument]
  ) throws -> OpaquePointer? {
    if pending > 0 {
      try post(text, arguments)
      return try readAnswers()
    }
    let result = withParameters(arguments) { values, lengths, formats in
      text.name.isEmpty
        ? PQexecParams(
          handle, text.sql, Int32(arguments.count), nil, values, lengths,
          formats, 1)
        : PQexecPrepared(
          handle, text.name, Int32(arguments.count), values, lengths,
          formats, 1)
    }
    do {
      try check(result)
    } catch {
      PQclear(result)
      throw error
    }
    return result
  }

  /// Sends a statement that answers no rows.
  func send(
    _ text: PreparedText, _ arguments: [PostgreSQLStatement.Argument]
  ) throws {
    if pending == 0, PQenterPipelineMode(handle) == 0 { throw failure() }
    try post(text, arguments)
    if pending >= Self.mostPending { try flush() }
  }

  /// Reads the answers to what was sent.
  ///
  /// - Throws: the first failure; what was sent after it has not been done.
  func flush() throws {
    if pending > 0 { PQclear(try readAnswers()) }
  }

  private func post(
    _ text: PreparedText, _ arguments: [PostgreSQLStatement.Argument]
  ) throws {
    pending += 1
    let isSent = withParameters(arguments) { values, lengths, formats in
      text.name.isEmpty
        ? PQsendQueryParams(
          handle, text.sql, Int32(arguments.count), nil, values, lengths,
          formats, 1)
        : PQsendQueryPrepared(
          handle, text.name, Int32(arguments.count), values, lengths,
          formats, 1)
    }
    if isSent == 0 { throw failure() }
  }

  /// Reads all answers; returns the rows of the last one that has any.
  private func readAnswers() throws -> OpaquePointer? {
    pending = 0
    var rows: OpaquePointer?
    var failed: DatabaseFailure?
    guard PQpipelineSync(handle) == 1 else { throw failure() }
    reading: while true {
      guard let result = PQgetResult(handle) else {
        // Between two answers, or nothing more will come.
        if !isOpen { throw failure() }
        continue
      }
      switch PQresultStatus(result) {
      case PGRES_TUPLES_OK:
        PQclear(rows)
        rows = result
        continue
      case PGRES_PIPELINE_SYNC:
        PQclear(result)
        break reading
      case PGRES_COMMAND_OK, PGRES_PIPELINE_ABORTED: break
      default: failed = failed ?? DatabaseFailure(result: result)
      }
      PQclear(result)
    }
    PQexitPipelineMode(handle)
    if let failed {
      PQclear(rows)
      throw failed
    }
    return rows
  }

  private func check(_ result: OpaquePointer?) throws {
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return
    default: throw result.map { DatabaseFailure(result: $0) } ?? failure()
    }
  }

  private func failure() -> DatabaseFailure {
    isOpen
      ? .other(code: 0, message: String(cString: PQerrorMessage(handle)))
      : .connectionLost
  }

  private func withParameters<Value>(
    _ arguments: [PostgreSQLStatement.Argument],
    _ body: (
      UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?,
      UnsafePointer<Int32>?
    ) -> Value
  ) -> Value {
    // One run of bytes holds all; each text ends with a zero.
    var bytes: [CChar] = []
    var starts: [Int] = []
    var lengths: [Int32] = []
    var formats: [Int32] = []
    for argument in arguments {
      switch argument {
      case .null:
        starts.append(-1)
        lengths.append(0)
        formats.append(0)
      case .text(let text):
        starts.append(bytes.count)
        lengths.append(Int32(text.count))
        formats.append(0)
        for byte in text { bytes.append(CChar(bitPattern: byte)) }
        bytes.append(0)
      case .bytes(let blob):
        starts.append(bytes.count)
        lengths.append(Int32(blob.count))
        formats.append(1)
        for byte in blob { bytes.append(CChar(bitPattern: byte)) }
        bytes.append(0)
      }
    }
    return bytes.withUnsafeBufferPointer { buffer in
      let values = starts.map { start in
        start < 0 ? nil : buffer.baseAddress.map { $0 + start }
      }
      return body(values, lengths, formats)
    }
  }
}

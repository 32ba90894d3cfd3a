import CPostgreSQL

/// A connection on which a query's rows are read as the server sends them.
final class ScanningConnection: Connection {
  private let base: PostgreSQLConnection

  init(_ base: PostgreSQLConnection) { self.base = base }

  var dialect: Dialect { base.dialect }
  var streaming: any Connection { base.streaming }
  var scanning: any Connection { self }
  var gathering: any Connection { base.gathering }

  func prepare(_ sql: String) throws -> any Statement {
    PreparedText(sql).returnsRows
      ? ScannedStatement(sql, on: base) : try base.prepare(sql)
  }

  func lock(_ units: Set<UnitLock>) throws { try base.lock(units) }
  func execute(script: String) throws { try base.execute(script: script) }
}

/// A query whose rows the server copies out one by one, and puts nowhere
/// before. Once something else is asked of the connection, the rest of them is
/// held. Rows come without the types of their columns.
final class ScannedStatement: Statement {
  private let connection: PostgreSQLConnection
  /// Around the arguments, which COPY takes in the text alone.
  private let parts: [Substring]
  private var arguments: [String]
  private var isOpen = false
  private var isEnded = false
  private var reader = CopiedRowReader(isFirst: true)
  /// Rows that had to be read before their turn; so many have been passed on.
  private var held: [[UInt8]] = []
  private var passed = 0

  init(_ sql: String, on connection: PostgreSQLConnection) {
    self.connection = connection
    parts = sql.split(separator: "?", omittingEmptySubsequences: false)
    arguments = Array(repeating: "NULL", count: parts.count - 1)
  }

  func bind(_ value: Int64, at position: Int32) {
    arguments[Int(position) - 1] = "'\(value)'::BIGINT"
  }

  func bind(_ value: String, at position: Int32) {
    arguments[Int(position) - 1] = connection.literal(value)
  }

  func bind(_ value: [UInt8], at position: Int32) {
    let digits = Array("0123456789abcdef".utf8)
    let hex = value.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    arguments[Int(position) - 1] =
      "'\\x\(String(decoding: hex, as: UTF8.self))'::BYTEA"
  }

  func bindNull(at position: Int32) {
    arguments[Int(position) - 1] = "NULL"
  }

  private var text: String {
    zip(parts, arguments + [""]).map { $0 + $1 }.joined()
  }

  func step() throws -> Bool {
    if !isOpen, !isEnded {
      try connection.beginScan(
        "COPY (\(text)) TO STDOUT (FORMAT binary)", by: self)
      isOpen = true
    }
    if passed < held.count {
      reader.take(held[passed])
      passed += 1
      return true
    }
    return try read()
  }

  private func read() throws -> Bool {
    while isOpen {
      do {
        guard let row = try connection.nextScanned() else {
          end()
          return false
        }
        if reader.take(row) { return true }
      } catch {
        end()
        throw error
      }
    }
    return false
  }

  private func end() {
    isOpen = false
    isEnded = true
    connection.endScan()
  }

  /// Reads all that is still to come; the row it stands on stays.
  func hold() throws {
    var others = CopiedRowReader(isFirst: false)
    swap(&reader, &others)
    defer { swap(&reader, &others) }
    while try read() { held.append(reader.bytes) }
  }

  func reset() {
    // Nothing else can be asked before its end; a failure shows then.
    while isOpen { _ = try? read() }
    isEnded = false
    held = []
    passed = 0
    reader = CopiedRowReader(isFirst: true)
    for position in arguments.indices { arguments[position] = "NULL" }
  }

  var columnCount: Int32 { Int32(reader.count) }

  func value(_ column: Int32) -> SQLValue {
    preconditionFailure("rows that are scanned come without types")
  }

  func isNull(_ column: Int32) -> Bool { reader.isNull(Int(column)) }

  func int(_ column: Int32) -> Int64 {
    Int64(bigEndianBytes: reader.field(Int(column)))
  }

  func text(_ column: Int32) -> String {
    String(decoding: reader.field(Int(column)), as: UTF8.self)
  }

  func blob(_ column: Int32) -> [UInt8] { Array(reader.field(Int(column))) }

  func utf8(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    reader.field(Int(column))
  }
}

import CPostgreSQL

/// A prepared statement of PostgreSQL with its arguments and its rows. What
/// changes rows is only sent; the answer is read before the next rows are
/// asked for, or before the commit.
final class PostgreSQLStatement: Statement {
  private let connection: PostgreSQLConnection
  private let text: PreparedText
  private var arguments: [Argument]
  private var result: OpaquePointer?
  private var row: Int32 = -1

  enum Argument {
    case null
    case text([UInt8])
    case bytes([UInt8])
  }

  init(_ text: PreparedText, on connection: PostgreSQLConnection) {
    self.text = text
    self.connection = connection
    arguments = Array(repeating: .null, count: text.parameters)
  }

  deinit { PQclear(result) }

  func bind(_ value: Int64, at position: Int32) {
    arguments[Int(position) - 1] = .text(Array(String(value).utf8))
  }

  func bind(_ value: String, at position: Int32) {
    arguments[Int(position) - 1] = .text(Array(value.utf8))
  }

  func bind(_ value: [UInt8], at position: Int32) {
    arguments[Int(position) - 1] = .bytes(value)
  }

  func bindNull(at position: Int32) {
    arguments[Int(position) - 1] = .null
  }

  func step() throws -> Bool {
    if !text.returnsRows {
      try connection.send(text, arguments)
      return false
    }
    if result == nil {
      result = try connection.run(text, arguments)
      row = -1
    }
    row += 1
    return row < PQntuples(result)
  }

  func reset() {
    PQclear(result)
    result = nil
    row = -1
    for position in arguments.indices { arguments[position] = .null }
  }

  var columnCount: Int32 { PQnfields(result) }

  /// The server's numbers of the types that the schema has.
  private static let bytes: Oid = 17
  private static let numbers: Set<Oid> = [16, 20, 21, 23]

  func value(_ column: Int32) -> SQLValue {
    if isNull(column) { return .null }
    let type = PQftype(result, column)
    if type == Self.bytes { return .blob(blob(column)) }
    return Self.numbers.contains(type)
      ? .int(int(column)) : .text(text(column))
  }

  func isNull(_ column: Int32) -> Bool {
    PQgetisnull(result, row, column) == 1
  }

  /// Whole numbers of any width, and truth as 1 or 0, as SQLite has it.
  func int(_ column: Int32) -> Int64 {
    let bytes = raw(column)
    var number = bytes.first.map { Int64(Int8(bitPattern: $0)) } ?? 0
    for byte in bytes.dropFirst() { number = number << 8 | Int64(byte) }
    return number
  }

  func text(_ column: Int32) -> String {
    String(decoding: raw(column), as: UTF8.self)
  }

  func blob(_ column: Int32) -> [UInt8] { Array(raw(column)) }

  func utf8(_ column: Int32) -> UnsafeBufferPointer<UInt8> { raw(column) }

  /// In the binary format: numbers from the highest byte, texts as they are.
  private func raw(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let count = Int(PQgetlength(result, row, column))
    guard count > 0, let start = PQgetvalue(result, row, column) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return start.withMemoryRebound(to: UInt8.self, capacity: count) {
      UnsafeBufferPointer(start: $0, count: count)
    }
  }
}

/// The text of a statement as PostgreSQL takes it.
struct PreparedText {
  /// Under which it is prepared; empty for a text used once.
  var name: String
  var sql: String
  var parameters: Int
  var returnsRows: Bool

  /// - Parameter shared: SQL with `?` for each argument, none of them inside
  ///   a text.
  init(_ shared: String, name: String) {
    var sql = ""
    var parameters = 0
    for letter in shared {
      if letter == "?" {
        parameters += 1
        sql += "$\(parameters)"
      } else {
        sql.append(letter)
      }
    }
    self.name = name
    self.sql = sql
    self.parameters = parameters
    let first = shared.prefix { !$0.isWhitespace }
    returnsRows = ["SELECT", "SHOW", "FETCH"].contains(first)
  }
}

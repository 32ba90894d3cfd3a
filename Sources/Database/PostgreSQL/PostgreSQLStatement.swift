import CPostgreSQL

/// A prepared statement of PostgreSQL with its arguments and its rows. What
/// changes rows is only sent; the answer is read before the next rows are
/// asked for, or before the commit.
class PostgreSQLStatement: Statement {
  final let connection: PostgreSQLConnection
  final let text: PreparedText
  final private(set) var arguments: [Argument]
  /// Whose rows are read; `result` are they.
  private final var answer: Answer?
  private final var result: OpaquePointer?
  private final var row: Int32 = -1
  private final var count: Int32 = 0
  private final var isAsked = false

  enum Argument: Hashable {
    case null
    case text([UInt8])
    case bytes([UInt8])
  }

  init(_ text: PreparedText, on connection: PostgreSQLConnection) {
    self.text = text
    self.connection = connection
    arguments = Array(repeating: .null, count: text.parameters)
  }

  final func bind(_ value: Int64, at position: Int32) {
    arguments[Int(position) - 1] = .text(Array(String(value).utf8))
  }

  final func bind(_ value: String, at position: Int32) {
    arguments[Int(position) - 1] = .text(Array(value.utf8))
  }

  final func bind(_ value: [UInt8], at position: Int32) {
    arguments[Int(position) - 1] = .bytes(value)
  }

  final func bindNull(at position: Int32) {
    arguments[Int(position) - 1] = .null
  }

  final func announce() throws {
    if text.returnsRows { try connection.announce(text, arguments) }
    reset()
  }

  final func step() throws -> Bool {
    if !text.returnsRows {
      try connection.send(text, arguments)
      return false
    }
    row += 1
    while row >= count {
      guard let next = try nextAnswer() else { return false }
      answer = next
      result = try connection.wait(for: next)
      count = PQntuples(result)
      row = 0
    }
    return true
  }

  /// The next rows; nil where there are no more.
  func nextAnswer() throws -> Answer? {
    if isAsked { return nil }
    isAsked = true
    return try connection.ask(text, arguments)
  }

  func reset() {
    answer = nil
    result = nil
    row = -1
    count = 0
    isAsked = false
    for position in arguments.indices { arguments[position] = .null }
  }

  final var columnCount: Int32 { PQnfields(result) }

  /// The server's numbers of the types that the schema has.
  private static let bytes: Oid = 17
  private static let numbers: Set<Oid> = [16, 20, 21, 23]

  final func value(_ column: Int32) -> SQLValue {
    if isNull(column) { return .null }
    let type = PQftype(result, column)
    if type == Self.bytes { return .blob(blob(column)) }
    return Self.numbers.contains(type)
      ? .int(int(column)) : .text(text(column))
  }

  final func isNull(_ column: Int32) -> Bool {
    PQgetisnull(result, row, column) == 1
  }

  /// Whole numbers of any width, and truth as 1 or 0, as SQLite has it.
  final func int(_ column: Int32) -> Int64 {
    let bytes = raw(column)
    var number = bytes.first.map { Int64(Int8(bitPattern: $0)) } ?? 0
    for byte in bytes.dropFirst() { number = number << 8 | Int64(byte) }
    return number
  }

  final func text(_ column: Int32) -> String {
    String(decoding: raw(column), as: UTF8.self)
  }

  final func blob(_ column: Int32) -> [UInt8] { Array(raw(column)) }

  final func utf8(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    raw(column)
  }

  /// In the binary format: numbers from the highest byte, texts as they are.
  private final func raw(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let count = Int(PQgetlength(result, row, column))
    guard count > 0, let start = PQgetvalue(result, row, column) else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return start.withMemoryRebound(to: UInt8.self, capacity: count) {
      UnsafeBufferPointer(start: $0, count: count)
    }
  }
}

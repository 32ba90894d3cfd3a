/// A connection through which rows that are added are gathered, and copied
/// into their tables many at a time.
final class GatheringConnection: Connection {
  private let base: PostgreSQLConnection

  init(_ base: PostgreSQLConnection) { self.base = base }

  var dialect: Dialect { base.dialect }
  var streaming: any Connection { base.streaming }
  var gathering: any Connection { self }

  func prepare(_ sql: String) throws -> any Statement {
    try base.prepareGathered(sql)
  }

  func lock(_ units: Set<UnitLock>) throws { try base.lock(units) }
  func execute(script: String) throws { try base.execute(script: script) }
}

/// The tables into which rows are gathered, in the order in which they were
/// first named: rows that others name go first.
final class GatheredTables {
  private var tables: [GatheredTable] = []
  private var byText: [String: GatheredTable?] = [:]

  /// - Returns: nil where the text does more than add a row.
  func table(for sql: String) -> GatheredTable? {
    if let known = byText[sql] { return known }
    let table = InsertText(sql).map { GatheredTable($0) }
    if let table { tables.append(table) }
    byText[sql] = table
    return table
  }

  /// The tables that hold rows; they begin anew.
  func takeAll() -> [(insert: InsertText, rows: [UInt8])] {
    tables.compactMap { $0.take() }
  }

  func drop() {
    tables = []
    byText = [:]
  }
}

/// Rows of one table, in the binary format of COPY.
final class GatheredTable {
  let insert: InsertText
  private var bytes: [UInt8] = []

  /// What the format begins with: its name, no flags, nothing more.
  private static let header: [UInt8] =
    Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0]
    + [UInt8](
      repeating: 0, count: 8)
  /// In bytes.
  private static let most = 2 * 1_048_576

  init(_ insert: InsertText) { self.insert = insert }

  var isFull: Bool { bytes.count >= Self.most }

  func add(_ arguments: [SQLValue]) {
    if bytes.isEmpty { bytes = Self.header }
    append(Int16(insert.values.count))
    for value in insert.values {
      switch value {
      case .number(let number): append(.int(number))
      case .argument(let position): append(arguments[position])
      }
    }
  }

  func take() -> (insert: InsertText, rows: [UInt8])? {
    if bytes.isEmpty { return nil }
    append(Int16(-1))
    defer { bytes.removeAll(keepingCapacity: true) }
    return (insert, bytes)
  }

  private func append(_ value: SQLValue) {
    switch value {
    case .null: append(Int32(-1))
    case .int(let number):
      append(Int32(8))
      append(number)
    case .text(var text):
      text.withUTF8 {
        append(Int32($0.count))
        bytes.append(contentsOf: $0)
      }
    case .blob(let blob):
      append(Int32(blob.count))
      bytes.append(contentsOf: blob)
    }
  }

  private func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}

/// Adds a row to those gathered.
final class GatheredInsert: Statement {
  private let table: GatheredTable
  private let connection: PostgreSQLConnection
  private var arguments: [SQLValue]

  init(_ table: GatheredTable, on connection: PostgreSQLConnection) {
    self.table = table
    self.connection = connection
    arguments = Array(repeating: .null, count: table.insert.arguments)
  }

  func bind(_ value: Int64, at position: Int32) {
    arguments[Int(position) - 1] = .int(value)
  }

  func bind(_ value: String, at position: Int32) {
    arguments[Int(position) - 1] = .text(value)
  }

  func bind(_ value: [UInt8], at position: Int32) {
    arguments[Int(position) - 1] = .blob(value)
  }

  func bindNull(at position: Int32) {
    arguments[Int(position) - 1] = .null
  }

  func step() throws -> Bool {
    table.add(arguments)
    if table.isFull { try connection.copyGathered() }
    return false
  }

  func reset() {
    for position in arguments.indices { arguments[position] = .null }
  }

  // There are no rows to read.
  var columnCount: Int32 { 0 }
  func value(_ column: Int32) -> SQLValue { .null }
  func isNull(_ column: Int32) -> Bool { true }
  func int(_ column: Int32) -> Int64 { 0 }
  func text(_ column: Int32) -> String { "" }
  func blob(_ column: Int32) -> [UInt8] { [] }
  func utf8(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: nil, count: 0)
  }
}

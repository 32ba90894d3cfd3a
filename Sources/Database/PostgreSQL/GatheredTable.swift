/// Rows of one table, in the binary format of COPY.
final class GatheredTable {
  let insert: InsertText
  private let bytes = RowBytes()

  /// What the format begins with: its name, no flags, nothing more.
  private static let header: [UInt8] =
    Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0]
    + [UInt8](repeating: 0, count: 8)
  /// Rows are held until there are so many bytes of them, or handed over in
  /// pieces.
  private static let most = 2 * 1_048_576
  private static let piece = 131_072

  /// Whether a part of the rows has been handed over.
  private var isBegun = false

  init(_ insert: InsertText) { self.insert = insert }

  var isEmpty: Bool { bytes.count == 0 && !isBegun }
  var hasPiece: Bool { bytes.count >= Self.piece }
  var isFull: Bool { bytes.count >= Self.most }

  func add(_ row: GatheredRow) {
    if isEmpty { Self.header.withUnsafeBytes(bytes.append) }
    bytes.append(Int16(insert.values.count))
    for value in insert.values {
      switch value {
      case .number(let number): append(number)
      case .argument(let position):
        switch row[position] {
        case .null: bytes.append(Int32(-1))
        case .int(let number): append(number)
        case .bytes(let field):
          bytes.append(Int32(field.count))
          field.withUnsafeBytes(bytes.append)
        }
      }
    }
  }

  private func append(_ number: Int64) {
    bytes.append(Int32(8))
    bytes.append(number)
  }

  /// Hands over some rows; more will follow.
  func passPiece(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    isBegun = true
    try bytes.pass(body)
  }

  /// Hands over what is left, and begins anew.
  func passRest(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    bytes.append(Int16(-1))
    isBegun = false
    try bytes.pass(body)
  }
}

/// The values of one row. There may be millions, most of them numbers: these
/// stand where nothing has to be counted or freed.
final class GatheredRow {
  enum Value {
    case null
    case int(Int64)
    case bytes([UInt8])
  }

  private enum Kind: UInt8 { case null, int, bytes }

  private let count: Int
  private let kinds: UnsafeMutablePointer<Kind>
  private let numbers: UnsafeMutablePointer<Int64>
  private var fields: [[UInt8]]

  init(count: Int) {
    self.count = count
    kinds = .allocate(capacity: count)
    numbers = .allocate(capacity: count)
    kinds.initialize(repeating: .null, count: count)
    numbers.initialize(repeating: 0, count: count)
    fields = Array(repeating: [], count: count)
  }

  deinit {
    kinds.deallocate()
    numbers.deallocate()
  }

  subscript(place: Int) -> Value {
    switch kinds[place] {
    case .null: .null
    case .int: .int(numbers[place])
    case .bytes: .bytes(fields[place])
    }
  }

  func set(_ place: Int, _ number: Int64) {
    precondition(place >= 0 && place < count)
    kinds[place] = .int
    numbers[place] = number
  }

  func set(_ place: Int, _ field: [UInt8]) {
    precondition(place >= 0 && place < count)
    kinds[place] = .bytes
    fields[place] = field
  }

  func clear(_ place: Int) {
    precondition(place >= 0 && place < count)
    kinds[place] = .null
  }

  func clear() { kinds.update(repeating: .null, count: count) }
}

/// Bytes that are added to, and handed over as a whole.
private final class RowBytes {
  private(set) var count = 0
  private var space = UnsafeMutableRawBufferPointer.allocate(
    byteCount: 65_536, alignment: 16)

  deinit { space.deallocate() }

  /// In the order of the network.
  func append(_ number: some FixedWidthInteger) {
    let size = number.bitWidth / 8
    if count + size > space.count { grow(by: size) }
    space.storeBytes(
      of: number.bigEndian, toByteOffset: count, as: type(of: number))
    count += size
  }

  func append(_ more: UnsafeRawBufferPointer) {
    if count + more.count > space.count { grow(by: more.count) }
    UnsafeMutableRawBufferPointer(rebasing: space[count...])
      .copyMemory(from: more)
    count += more.count
  }

  /// Afterwards there are none.
  func pass(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    defer { count = 0 }
    try body(UnsafeRawBufferPointer(rebasing: space[..<count]))
  }

  private func grow(by more: Int) {
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(space.count * 2, count + more), alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: space[..<count]))
    space.deallocate()
    space = larger
  }
}

/// Adds a row to those gathered.
final class GatheredInsert: Statement {
  private let table: GatheredTable
  private let connection: PostgreSQLConnection
  private let row: GatheredRow

  init(_ table: GatheredTable, on connection: PostgreSQLConnection) {
    self.table = table
    self.connection = connection
    row = GatheredRow(count: table.insert.arguments)
  }

  func bind(_ value: Int64, at position: Int32) {
    row.set(Int(position) - 1, value)
  }

  func bind(_ value: String, at position: Int32) {
    row.set(Int(position) - 1, Array(value.utf8))
  }

  func bind(_ value: [UInt8], at position: Int32) {
    row.set(Int(position) - 1, value)
  }

  func bindNull(at position: Int32) { row.clear(Int(position) - 1) }

  func step() throws -> Bool {
    try connection.add(row, to: table)
    return false
  }

  func reset() { row.clear() }

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

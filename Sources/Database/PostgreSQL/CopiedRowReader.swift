import CPostgreSQL
import Foundation

/// Takes apart a row as COPY sends it in the binary format: the number of
/// fields, then each field's length, -1 for null, and its bytes. A header
/// stands before the first row, -1 in place of a number after the last.
struct CopiedRowReader: ~Copyable {
  private static let signature = 11

  private var start: UnsafeMutablePointer<UInt8>?
  private var length = 0
  /// Where each field begins, and its length.
  private var fields: ContiguousArray<(start: Int, length: Int)> = []
  private var isFirst: Bool

  /// - Parameter isFirst: whether the next row is the first of a query.
  init(isFirst: Bool) { self.isFirst = isFirst }

  deinit { PQfreemem(start) }

  var count: Int { fields.count }

  /// Of the row it stands on.
  var bytes: [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: length))
  }

  /// - Parameter row: from libpq; freed here.
  /// - Returns: false after the last row.
  mutating func take(_ row: UnsafeMutableBufferPointer<UInt8>) -> Bool {
    PQfreemem(start)
    start = row.baseAddress
    length = row.count
    var place = 0
    if isFirst {
      isFirst = false
      // Signature, flags, and the length of more that is to be passed over.
      place = Self.signature + 4
      place += 4 + number(at: place, bytes: 4)
    }
    return parse(from: place)
  }

  /// A row that was held; it was not the first.
  mutating func take(_ row: [UInt8]) {
    guard let copy = malloc(max(1, row.count)) else { return }
    let bytes = copy.bindMemory(to: UInt8.self, capacity: row.count)
    bytes.update(from: row, count: row.count)
    _ = take(UnsafeMutableBufferPointer(start: bytes, count: row.count))
  }

  private mutating func parse(from first: Int) -> Bool {
    fields.removeAll(keepingCapacity: true)
    var place = first
    let count = number(at: place, bytes: 2)
    if count < 0 { return false }
    place += 2
    for _ in 0..<count {
      let length = number(at: place, bytes: 4)
      place += 4
      fields.append((place, length))
      place += max(0, length)
    }
    return true
  }

  private func number(at place: Int, bytes: Int) -> Int {
    guard place + bytes <= length else { return -1 }
    return Int(
      Int64(
        bigEndianBytes: UnsafeBufferPointer(
          start: start.map { UnsafePointer($0 + place) }, count: bytes)))
  }

  func isNull(_ column: Int) -> Bool { fields[column].length < 0 }

  /// Valid until the next row is taken.
  func field(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    let field = fields[column]
    return UnsafeBufferPointer(
      start: start.map { UnsafePointer($0 + field.start) },
      count: max(0, field.length))
  }
}

extension Int64 {
  /// A whole number of any width from the highest byte down; 0 of none.
  init(bigEndianBytes bytes: UnsafeBufferPointer<UInt8>) {
    self = bytes.first.map { Int64(Int8(bitPattern: $0)) } ?? 0
    for byte in bytes.dropFirst() { self = self << 8 | Int64(byte) }
  }
}

/// Reads RFC 4180 text record by record from memory: quoted fields with
/// commas, line breaks and doubled quotes; CRLF, LF or CR between records.
struct CSVReader {
  private let bytes: [UInt8]
  private var position = 0
  private var physicalLine = 1
  /// Line on which the record last read begins; the first is 1.
  private(set) var line = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  enum Problem: Error {
    /// A quote that is never closed.
    case openQuote(line: Int)
  }

  /// The next record into `fields`; false at the end. Empty lines are passed
  /// over.
  mutating func next(_ fields: inout [String]) throws(Problem) -> Bool {
    fields.removeAll(keepingCapacity: true)
    skipEmptyLines()
    guard position < bytes.count else { return false }
    line = physicalLine
    while true {
      fields.append(try field())
      guard position < bytes.count else { return true }
      let separator = bytes[position]
      position += 1
      if separator == comma { continue }
      if separator == carriageReturn, position < bytes.count,
        bytes[position] == lineFeed
      {
        position += 1
      }
      physicalLine += 1
      return true
    }
  }

  private mutating func skipEmptyLines() {
    while position < bytes.count,
      bytes[position] == lineFeed || bytes[position] == carriageReturn
    {
      if bytes[position] == lineFeed { physicalLine += 1 }
      position += 1
    }
  }

  private mutating func field() throws(Problem) -> String {
    guard position < bytes.count, bytes[position] == quote else {
      let start = position
      while position < bytes.count, !endsField(bytes[position]) {
        position += 1
      }
      return trimmed(start..<position)
    }
    let begun = physicalLine
    position += 1
    var content: [UInt8] = []
    while true {
      guard position < bytes.count else {
        throw Problem.openQuote(line: begun)
      }
      let byte = bytes[position]
      position += 1
      if byte == quote {
        guard position < bytes.count, bytes[position] == quote else { break }
        position += 1
      } else if byte == lineFeed {
        physicalLine += 1
      }
      content.append(byte)
    }
    // What stands between the closing quote and the separator.
    while position < bytes.count, !endsField(bytes[position]) {
      content.append(bytes[position])
      position += 1
    }
    return String(decoding: content, as: UTF8.self)
  }

  private func trimmed(_ range: Range<Int>) -> String {
    var first = range.lowerBound
    var end = range.upperBound
    while first < end, bytes[first] == space || bytes[first] == tab {
      first += 1
    }
    while end > first, bytes[end - 1] == space || bytes[end - 1] == tab {
      end -= 1
    }
    return String(decoding: bytes[first..<end], as: UTF8.self)
  }

  private func endsField(_ byte: UInt8) -> Bool {
    byte == comma || byte == lineFeed || byte == carriageReturn
  }
}

private let comma = UInt8(ascii: ",")
private let quote = UInt8(ascii: "\"")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let space = UInt8(ascii: " ")
private let tab = UInt8(ascii: "\t")

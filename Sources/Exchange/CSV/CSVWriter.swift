/// Writes RFC 4180 text.
package struct CSVWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func append(_ fields: some Sequence<String>) {
    var isFirst = true
    for field in fields {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      append(field)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ field: String) {
    let text = field.utf8
    let needsQuotes =
      text.contains { byte in
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"")
          || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      } || isTrimmed(text.first) || isTrimmed(text.last)
    guard needsQuotes else {
      bytes.append(contentsOf: text)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// What a reader takes away at the ends of a field without quotes.
  private func isTrimmed(_ byte: UInt8?) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }
}

/// A JSON object whose values are all texts: `{"food":"正常"}`.
enum JSONTexts {
  static func write(_ pairs: [(String, String)]) -> String {
    "{"
      + pairs.map { "\(quoted($0.0)):\(quoted($0.1))" }
      .joined(separator: ",") + "}"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count)
        result += digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Nil for anything else than such an object.
  static func read(_ text: String) -> [(String, String)]? {
    var reader = JSONTextReader(text)
    guard reader.take("{") else { return nil }
    var pairs: [(String, String)] = []
    if reader.take("}") { return reader.isAtEnd ? pairs : nil }
    repeat {
      guard let key = reader.text(), reader.take(":"),
        let value = reader.text()
      else { return nil }
      pairs.append((key, value))
    } while reader.take(",")
    return reader.take("}") && reader.isAtEnd ? pairs : nil
  }
}

private struct JSONTextReader {
  private var rest: Substring.UnicodeScalarView

  init(_ text: String) { rest = text[...].unicodeScalars }

  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return rest.isEmpty
    }
  }

  private mutating func skipBlanks() {
    while let next = rest.first, next.properties.isWhitespace {
      rest.removeFirst()
    }
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  mutating func text() -> String? {
    guard take("\"") else { return nil }
    var text = String.UnicodeScalarView()
    while let next = rest.popFirst() {
      switch next {
      case "\"": return String(text)
      case "\\":
        guard let escaped = escaped() else { return nil }
        text.append(escaped)
      default: text.append(next)
      }
    }
    return nil
  }

  private mutating func escaped() -> Unicode.Scalar? {
    switch rest.popFirst() {
    case "n": "\n"
    case "r": "\r"
    case "t": "\t"
    case "b": "\u{8}"
    case "f": "\u{C}"
    case "u": unicode()
    case let other? where "\"\\/".unicodeScalars.contains(other): other
    default: nil
    }
  }

  /// Four hexadecimal digits, or twice four for a surrogate pair.
  private mutating func unicode() -> Unicode.Scalar? {
    guard let first = fourDigits() else { return nil }
    guard (0xD800...0xDBFF).contains(first) else {
      return Unicode.Scalar(first)
    }
    guard rest.popFirst() == "\\", rest.popFirst() == "u",
      let second = fourDigits(), (0xDC00...0xDFFF).contains(second)
    else { return nil }
    return Unicode.Scalar(
      0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private mutating func fourDigits() -> UInt32? {
    guard rest.count >= 4 else { return nil }
    let digits = String(rest.prefix(4))
    rest.removeFirst(4)
    return digits.utf8.contains(UInt8(ascii: "+"))
      ? nil : UInt32(digits, radix: 16)
  }
}

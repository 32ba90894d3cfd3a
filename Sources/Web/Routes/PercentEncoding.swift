/// Texts in paths and forms. Reading never fails: what is not an escape
/// stands for itself, and bytes that are not UTF-8 become U+FFFD.
enum PercentEncoding {
  static func encode(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      if isPlain(byte) {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += byte < 16 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }

  static func decode(_ text: some StringProtocol) -> String {
    decode(Array(text.utf8)[...], plusIsBlank: false)
  }

  /// - Parameter plusIsBlank: as forms write it.
  static func decode(_ bytes: ArraySlice<UInt8>, plusIsBlank: Bool) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let byte = bytes[position]
      if byte == UInt8(ascii: "%"), position + 2 < bytes.endIndex,
        let high = digit(bytes[position + 1]),
        let low = digit(bytes[position + 2])
      {
        result.append(high << 4 | low)
        position += 3
        continue
      }
      let isBlank = plusIsBlank && byte == UInt8(ascii: "+")
      result.append(isBlank ? UInt8(ascii: " ") : byte)
      position += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

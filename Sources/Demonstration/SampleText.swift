import Casework

/// Texts of rows, written byte by byte: millions of them are made. Those of
/// up to 15 bytes take no memory of their own.
enum SampleText {
  /// `2026-03-01`.
  static func day(_ day: Day) -> String {
    String(unsafeUninitializedCapacity: 10) { bytes in
      write(day, to: bytes)
      return 10
    }
  }

  /// As `day`, and empty for no day.
  static func day(_ day: Day?) -> String {
    day.map { SampleText.day($0) } ?? ""
  }

  /// `2026-03-01 14:30`, the minute counted from midnight.
  static func time(_ day: Day, minute: Int) -> String {
    String(unsafeUninitializedCapacity: 16) { bytes in
      write(day, to: bytes)
      bytes[10] = UInt8(ascii: " ")
      write(minute / 60, digits: 2, at: 11, to: bytes)
      bytes[13] = UInt8(ascii: ":")
      write(minute % 60, digits: 2, at: 14, to: bytes)
      return 16
    }
  }

  /// A letter, an area's number and a number of its own: `H341202000123`.
  static func number(
    _ letter: Unicode.Scalar, area: Int, areaDigits: Int = 6,
    _ number: Int, digits: Int
  ) -> String {
    String(unsafeUninitializedCapacity: 1 + areaDigits + digits) { bytes in
      bytes[0] = UInt8(truncatingIfNeeded: letter.value)
      write(area, digits: areaDigits, at: 1, to: bytes)
      write(number, digits: digits, at: 1 + areaDigits, to: bytes)
      return 1 + areaDigits + digits
    }
  }

  /// A text and a number with leading zeros.
  static func text(_ prefix: String, _ number: Int, digits: Int) -> String {
    prefix
      + String(unsafeUninitializedCapacity: digits) { bytes in
        write(number, digits: digits, at: 0, to: bytes)
        return digits
      }
  }

  /// Hundred-thousandths of a degree as `115.81234`.
  static func degrees(_ value: Int) -> String {
    text("\(value / 100_000).", value % 100_000, digits: 5)
  }

  private static func write(
    _ day: Day, to bytes: UnsafeMutableBufferPointer<UInt8>
  ) {
    let (year, month, dayOfMonth) = day.date
    write(year, digits: 4, at: 0, to: bytes)
    bytes[4] = UInt8(ascii: "-")
    write(month, digits: 2, at: 5, to: bytes)
    bytes[7] = UInt8(ascii: "-")
    write(dayOfMonth, digits: 2, at: 8, to: bytes)
  }

  private static func write(
    _ number: Int, digits: Int, at start: Int,
    to bytes: UnsafeMutableBufferPointer<UInt8>
  ) {
    var rest = number
    var position = start + digits
    while position > start {
      position -= 1
      bytes[position] = UInt8(truncatingIfNeeded: 48 + rest % 10)
      rest /= 10
    }
  }
}

package import Casework
import Foundation

/// Identifiers made on the spot: UUIDs of version 7, which sort by time, so
/// that a retried submission is the same record.
package enum Identifier {
  package static func make(at now: Moment) -> String {
    var generator = SystemRandomNumberGenerator()
    let random = (0..<10).map { _ in
      UInt8.random(in: 0...255, using: &generator)
    }
    return make(milliseconds: milliseconds(now), random: random)
  }

  /// Whether a text has the form of one.
  package static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && parts.allSatisfy { part in part.allSatisfy(\.isHexDigit) }
      && parts[2].hasPrefix("7")
  }

  private static func milliseconds(_ now: Moment) -> UInt64 {
    // The calendar may be fixed; the milliseconds keep the order.
    let real = Date().timeIntervalSince1970
    let fraction = UInt64((real - real.rounded(.down)) * 1_000)
    return UInt64(max(0, now.seconds - 8 * 3_600)) * 1_000 + fraction
  }

  static func make(milliseconds: UInt64, random: [UInt8]) -> String {
    var bytes = (0..<6).map {
      UInt8(truncatingIfNeeded: milliseconds >> UInt64(40 - 8 * $0))
    }
    bytes += random
    bytes[6] = 0x70 | (bytes[6] & 0x0F)
    bytes[8] = 0x80 | (bytes[8] & 0x3F)
    let digits = bytes.map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    let text = digits.joined()
    var parts: [Substring] = []
    var rest = text[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts.joined(separator: "-")
  }
}

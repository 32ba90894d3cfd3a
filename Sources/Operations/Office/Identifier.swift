package import Casework
import Foundation
import Synchronization

/// Identifiers made on the spot: UUIDs of version 7, which sort by time, so
/// that a retried submission is the same record.
package enum Identifier {
  /// Those made one after the other at one time of the clock, which may
  /// stand still, sort in that order.
  package static func make(at now: Moment) -> String {
    var generator = SystemRandomNumberGenerator()
    let place = places.withLock { $0.next(at: now) }
    return make(
      milliseconds: UInt64(max(0, now.seconds - 8 * 3_600)) * 1_000
        + (place >> 12),
      high: place << 52, low: generator.next())
  }

  private static let places = Mutex(Places())

  /// Where identifiers stand within a second, in parts of 1/4096 ms.
  private struct Places {
    private var last: [Int64: UInt64] = [:]
    /// Seconds remembered: a day, nearly, where the clock runs.
    private static let remembered = 65_536
    private static let first: UInt64 = 900 << 12
    private static let most: UInt64 = (1_000 << 12) - 1

    mutating func next(at now: Moment) -> UInt64 {
      let real = Date().timeIntervalSince1970
      let fraction = UInt64((real - real.rounded(.down)) * 1_000) << 12
      if last.count > Self.remembered {
        last = last.filter { $0.key == now.seconds }
      }
      // Those after the first follow close behind it: where the clock stands
      // still, a second must hold all of them.
      let place = last[now.seconds].map { $0 + 1 } ?? min(fraction, Self.first)
      last[now.seconds] = min(place, Self.most)
      return min(place, Self.most)
    }
  }

  /// Below every identifier made at a time or later, above all made before.
  package static func first(at time: Moment) -> String {
    let whole = make(
      milliseconds: UInt64(max(0, time.seconds - 8 * 3_600)) * 1_000, high: 0,
      low: 0)
    return String(whole.prefix(13))
  }

  /// Whether a text has the form of one.
  package static func isValid(_ text: String) -> Bool {
    guard text.utf8.count == 36 else { return false }
    for (position, letter) in text.utf8.enumerated() {
      switch letter {
      case UInt8(ascii: "-"):
        if !hyphens.contains(position) { return false }
      case UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "a")...UInt8(ascii: "f"),
        UInt8(ascii: "A")...UInt8(ascii: "F"):
        if hyphens.contains(position) { return false }
        if position == 14, letter != UInt8(ascii: "7") { return false }
      default: return false
      }
    }
    return true
  }

  /// - Throws: `Refusal.invalid` for what no form of ours has as a number.
  static func require(_ form: String) throws(Refusal) {
    if isValid(form) { return }
    throw .invalid([FieldProblem("id", "表单编号不对，请重新打开页面填写")])
  }

  /// Where the hyphens stand.
  private static let hyphens = [8, 13, 18, 23]

  /// - Parameters:
  ///   - milliseconds: since 1970, of which 48 bits are kept.
  ///   - high: random; its upper 12 bits stand behind the version.
  ///   - low: random; its lower 62 bits stand behind the variant.
  static func make(milliseconds: UInt64, high: UInt64, low: UInt64) -> String {
    let first = milliseconds << 16 | 0x7000 | high >> 52
    let second = 1 << 63 | low & (1 << 62 - 1)
    return String(unsafeUninitializedCapacity: 36) { text in
      var written = 0
      for half in [first, second] {
        for shift in stride(from: UInt64(60), through: 0, by: -4) {
          if hyphens.contains(written) {
            text[written] = UInt8(ascii: "-")
            written += 1
          }
          let digit = UInt8(truncatingIfNeeded: half >> shift & 15)
          text[written] =
            digit < 10
            ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
          written += 1
        }
      }
      return written
    }
  }
}

extension Identifier {
  /// Others of the same moment, for several forms on one page: the last
  /// digits count up.
  package static func next(after id: String, _ count: Int) -> String {
    let last = UInt64(id.suffix(12), radix: 16) ?? 0
    let digits = String((last &+ UInt64(count)) & 0xFFFF_FFFF_FFFF, radix: 16)
    return String(id.dropLast(12))
      + String(repeating: "0", count: 12 - digits.count) + digits
  }
}

/// The order in which people read addresses: `9组` before `10组`, `二组`
/// before `十组`.
package struct NaturalOrder: Sendable, Hashable, Comparable {
  private enum Part: Sendable, Hashable {
    case number(Int)
    case letter(Unicode.Scalar)
  }

  private let parts: [Part]
  private let text: String

  package init(_ text: String) {
    self.text = text
    var parts: [Part] = []
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      let digits = rest.prefix { Self.digit($0) != nil }
      let words = rest.prefix { Self.words[$0] != nil }
      if !digits.isEmpty {
        parts.append(
          .number(
            digits.prefix(15).reduce(0) { $0 * 10 + (Self.digit($1) ?? 0) }))
        rest = rest.dropFirst(digits.count)
      } else if !words.isEmpty {
        parts.append(.number(Self.number(words)))
        rest = rest.dropFirst(words.count)
      } else {
        parts.append(.letter(scalar))
        rest = rest.dropFirst()
      }
    }
    self.parts = parts
  }

  package static func < (left: NaturalOrder, right: NaturalOrder) -> Bool {
    for (one, other) in zip(left.parts, right.parts) where one != other {
      switch (one, other) {
      case (.number(let one), .number(let other)): return one < other
      case (.number, .letter): return true
      case (.letter, .number): return false
      case (.letter(let one), .letter(let other)): return one < other
      }
    }
    return left.parts.count == right.parts.count
      ? left.text < right.text : left.parts.count < right.parts.count
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    default: nil
    }
  }

  /// `二十三`: 23; `二〇`: 20; `百`: 100.
  private static func number(
    _ words: Substring.UnicodeScalarView
  ) -> Int {
    var total = 0
    var digits: Int?
    for scalar in words.prefix(12) {
      guard let value = Self.words[scalar] else { continue }
      if value >= 10 {
        total += (digits ?? 1) * value
        digits = nil
      } else {
        digits = (digits ?? 0) * 10 + value
      }
    }
    return total + (digits ?? 0)
  }

  private static let words: [Unicode.Scalar: Int] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6,
    "七": 7, "八": 8, "九": 9, "十": 10, "百": 100,
  ]
}

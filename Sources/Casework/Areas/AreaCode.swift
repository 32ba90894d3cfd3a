/// The statistical code of an administrative area: 2 digits for a province,
/// 4 for a city, 6 for a county, 9 for a township, 12 for a village
/// (facts.md 2.3). One area is above another when its code is the beginning
/// of the other's.
public struct AreaCode: Hashable, Sendable, BitwiseCopyable {
  /// The digits filled up with zeros to twelve.
  @usableFromInline let filled: Int64
  public let level: AreaLevel

  /// Nil where the text is not 2, 4, 6, 9 or 12 digits.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard let level = AreaLevel(digits: bytes.count),
      let value = Day.decimal(bytes[...]), bytes[0] != UInt8(ascii: "0")
    else { return nil }
    self.init(filled: Int64(value) * level.unit, level: level)
  }

  /// Twelve digits as a number, the rest zero below the level.
  public init(filled: Int64, level: AreaLevel) {
    self.filled = filled
    self.level = level
  }

  /// The area of the given level that this one lies in, or itself; nil where
  /// this one is above that level.
  @inlinable public func ancestor(_ level: AreaLevel) -> AreaCode? {
    guard level.rawValue <= self.level.rawValue else { return nil }
    return AreaCode(filled: filled / level.unit * level.unit, level: level)
  }

  /// Whether the other area is this one or lies in it.
  @inlinable public func contains(_ other: AreaCode) -> Bool {
    level.rawValue <= other.level.rawValue
      && other.filled / level.unit * level.unit == filled
  }

  public var number: Int64 { filled / level.unit }

  /// From the code as a number, as it is stored; no code begins with 0.
  public init?(number: Int64) {
    switch number {
    case 10...99: self.init(number, .province)
    case 1_000...9_999: self.init(number, .city)
    case 100_000...999_999: self.init(number, .county)
    case 100_000_000...999_999_999: self.init(number, .township)
    case 100_000_000_000...999_999_999_999: self.init(number, .village)
    default: return nil
    }
  }

  private init(_ number: Int64, _ level: AreaLevel) {
    self.init(filled: number * level.unit, level: level)
  }
}

extension AreaCode: CustomStringConvertible {
  public var description: String { String(number) }
}

extension AreaCode: Comparable {
  /// By code point of the written code: what lies in an area follows it.
  public static func < (left: AreaCode, right: AreaCode) -> Bool {
    left.filled == right.filled
      ? left.level.rawValue < right.level.rawValue
      : left.filled < right.filled
  }
}

public enum AreaLevel: UInt8, CaseIterable, Sendable, Vocabulary {
  case province, city, county, township, village

  public static let words = ["省", "市", "县", "乡", "村"]

  init?(digits: Int) {
    switch digits {
    case 2: self = .province
    case 4: self = .city
    case 6: self = .county
    case 9: self = .township
    case 12: self = .village
    default: return nil
    }
  }

  /// 10 to the number of digits below the level.
  @inlinable public var unit: Int64 {
    switch self {
    case .province: 10_000_000_000
    case .city: 100_000_000
    case .county: 1_000_000
    case .township: 1_000
    case .village: 1
    }
  }
}

/// An amount of money in whole fen; never a fraction of one.
public struct Fen: Hashable, Comparable, Sendable {
  public let count: Int64

  public init(_ count: Int64) { self.count = count }

  public static let zero = Fen(0)
  /// The most that is taken for one amount: 999,999.99 yuan.
  public static let most = Fen(99_999_999)

  /// Reads yuan: `820`, `820.5` or `820.50`, at most ``most``; nil for
  /// anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = Self.digits(parts[0], most: 6) else { return nil }
    var rest: Int64 = 0
    if parts.count == 2 {
      guard let fraction = Self.digits(parts[1], most: 2) else { return nil }
      rest = parts[1].utf8.count == 1 ? fraction * 10 : fraction
    }
    count = whole * 100 + rest
  }

  private static func digits(
    _ text: some StringProtocol, most: Int
  ) -> Int64? {
    guard (1...most).contains(text.utf8.count) else { return nil }
    var value: Int64 = 0
    for byte in text.utf8 {
      guard (48...57).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - 48)
    }
    return value
  }

  public static func < (left: Fen, right: Fen) -> Bool {
    left.count < right.count
  }

  public static func + (left: Fen, right: Fen) -> Fen {
    Fen(left.count + right.count)
  }

  public static func - (left: Fen, right: Fen) -> Fen {
    Fen(left.count - right.count)
  }
}

extension Fen: CustomStringConvertible {
  /// Yuan with two decimals: `820.50`.
  public var description: String {
    let size = count.magnitude
    let rest = String(size % 100)
    return (count < 0 ? "-" : "") + String(size / 100) + "."
      + (rest.utf8.count == 1 ? "0" : "") + rest
  }
}

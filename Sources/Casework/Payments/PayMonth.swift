/// A calendar month for which support is paid.
public struct PayMonth: Hashable, Comparable, Sendable {
  /// Year times 100 and the month, 1 to 12: as it is stored.
  public let number: Int64

  /// Nil for what is no month of the years 2000 to 2999.
  public init?(number: Int64) {
    guard (2_000...2_999).contains(number / 100),
      (1...12).contains(number % 100)
    else { return nil }
    self.number = number
  }

  /// Reads `2026-06`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard let day = Day("\(text)-01") else { return nil }
    self.init(
      number: Int64(day.date.year) * 100 + Int64(day.date.month))
  }

  public init(containing day: Day) {
    number = Int64(day.date.year) * 100 + Int64(day.date.month)
  }

  public var first: Day { day(1) }
  public var last: Day { next.first - 1 }
  public var next: PayMonth { PayMonth(containing: first + 31) }
  public var previous: PayMonth { PayMonth(containing: first - 1) }

  /// - Parameter day: of the month, 1 to 28.
  public func day(_ day: Int) -> Day {
    Day(unchecked: Int(number / 100), Int(number % 100), day)
  }

  public static func < (left: PayMonth, right: PayMonth) -> Bool {
    left.number < right.number
  }
}

extension PayMonth: CustomStringConvertible {
  /// `2026-06`.
  public var description: String {
    padded(Int(number / 100), 4) + "-" + padded(Int(number % 100), 2)
  }

  /// `2026年6月`.
  public var inWords: String { "\(number / 100)年\(number % 100)月" }
}

/// A number with at most one decimal, counted in tenths: 18.5 is 185.
public struct Tenths: Hashable, Sendable {
  public let count: Int

  public init(_ count: Int) { self.count = count }

  /// Nil for anything but `18`, `-3` or `18.5`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = Int(parts[0]), (-999_999...999_999).contains(whole)
    else { return nil }
    guard parts.count == 2 else {
      self.count = whole * 10
      return
    }
    guard parts[1].utf8.count == 1, let tenth = Int(parts[1]) else {
      return nil
    }
    count = whole * 10 + (text.hasPrefix("-") ? -tenth : tenth)
  }
}

extension Tenths: CustomStringConvertible {
  /// `18` or `18.5`.
  public var description: String {
    let sign = count < 0 ? "-" : ""
    let rest = abs(count) % 10
    return sign + String(abs(count) / 10) + (rest == 0 ? "" : ".\(rest)")
  }
}

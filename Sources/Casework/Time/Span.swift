/// Days from `first` to `last`, both included.
public struct Span: Hashable, Sendable, BitwiseCopyable {
  public var first: Day
  public var last: Day

  @inlinable public init(_ first: Day, _ last: Day) {
    self.first = first
    self.last = last
  }

  /// From and to as a file gives them: an empty start sets no lower limit,
  /// an empty end no upper one.
  @inlinable public init(from first: Day?, to last: Day?) {
    self.first = first ?? .distantPast
    self.last = last ?? .distantFuture
  }

  public static let always = Span(.distantPast, .distantFuture)

  @inlinable public var isEmpty: Bool { last < first }

  /// Number of days.
  @inlinable public var length: Int { last - first + 1 }

  @inlinable public func contains(_ day: Day) -> Bool {
    first <= day && day <= last
  }

  @inlinable public func overlaps(_ other: Span) -> Bool {
    first <= other.last && other.first <= last
  }

  @inlinable public func intersection(_ other: Span) -> Span {
    Span(max(first, other.first), min(last, other.last))
  }

  /// The first day as a file writes it; nil for no limit.
  public var start: Day? { first == .distantPast ? nil : first }
  /// The last day as a file writes it; nil for no limit.
  public var end: Day? { last == .distantFuture ? nil : last }
}

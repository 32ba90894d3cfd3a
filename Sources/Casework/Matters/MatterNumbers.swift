/// How the matters opened in a period stand.
public struct MatterNumbers: Sendable, Hashable {
  private var states: [MatterState: Int] = [:]
  /// How many took so many days to be solved.
  private var taken: [Int: Int] = [:]

  /// Of which the household has said that they are solved.
  public private(set) var confirmed = 0

  public init() {}

  public mutating func add(
    _ state: MatterState, isConfirmed: Bool, taken days: Int, number: Int
  ) {
    states[state, default: 0] += number
    if isConfirmed { confirmed += number }
    if days >= 0 { taken[days, default: 0] += number }
  }

  public subscript(_ state: MatterState) -> Int { states[state] ?? 0 }

  public var found: Int { states.values.reduce(0, +) }
  public var closed: Int { self[.closed] }
  public var open: Int { found - closed }
  public var solved: Int { taken.values.reduce(0, +) }

  /// Days from registration to solution of the one in the middle; nil where
  /// none is solved. Of two in the middle the earlier.
  public var medianDays: Int? {
    let middle = (solved + 1) / 2
    var seen = 0
    for (days, number) in taken.sorted(by: { $0.key < $1.key }) {
      seen += number
      if seen >= middle, middle > 0 { return days }
    }
    return nil
  }
}

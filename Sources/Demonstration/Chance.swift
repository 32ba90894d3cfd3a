/// Reproducible chance (SplitMix64): the same seed and parts give the same
/// numbers on every machine, so that a county does not depend on how many
/// others are made beside it.
struct Chance: Sendable {
  private var state: UInt64

  /// What the numbers are drawn for; each has a stream of its own.
  enum Purpose: Int {
    case villages, staff, people, moves, hardship, links
    case villageRounds, townshipRounds, cadreRounds, responsibleRounds
    case serviceRounds, baseline, special, journal, flaws, matters
  }

  init(seed: UInt64, _ purpose: Purpose, _ first: Int, _ second: Int = 0) {
    state = seed
    for part in [purpose.rawValue, first, second] {
      state = Chance.mixed(
        state &+ UInt64(truncatingIfNeeded: part) &* 0xD1B5_4A32_D192_ED03)
    }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Chance.mixed(state)
  }

  /// From 0 to `bound` − 1; 0 where the bound is not positive.
  mutating func below(_ bound: Int) -> Int {
    guard bound > 0 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// From `first` to `last`, both included.
  mutating func between(_ first: Int, _ last: Int) -> Int {
    first + below(last - first + 1)
  }

  /// True in so many of a thousand cases.
  mutating func happens(_ perMille: Int) -> Bool { below(1_000) < perMille }

  /// The position of a weight, each as likely as it is heavy.
  mutating func weighted(_ weights: [Int]) -> Int {
    var rest = below(weights.reduce(0, +))
    for (position, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return position }
    }
    return 0
  }

  /// One of a list that is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element {
    list[below(list.count)]
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

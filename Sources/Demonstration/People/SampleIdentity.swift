import Casework

/// Gives out citizen numbers that are valid in form and marked as samples by
/// a sequence of 900 to 999. A day of birth has fifty for each sex; who comes
/// later is made a day younger.
struct SampleIdentity {
  private let area: AreaCode
  private let start: Day
  private var used: [UInt8]

  /// The days of birth that numbers may be asked for.
  init(area: AreaCode, until: Day) {
    self.area = area
    start = until - 45_000
    used = Array(repeating: 0, count: 91_000)
  }

  /// A number for somebody born on or soon after a day.
  mutating func next(sex: Sex, born day: Day) -> CitizenID {
    var slot = max(0, day - start) * 2 + Int(sex.rawValue)
    while used[slot] >= 50 { slot += 2 }
    let count = Int(used[slot])
    used[slot] += 1
    guard
      let id = CitizenID(
        area: area, birthday: start + slot / 2,
        sequence: 900 + 2 * count + (sex == .male ? 1 : 0))
    else { preconditionFailure("a county has a code of six digits") }
    return id
  }
}

import Casework

/// A made-up village or community under a real township.
struct SampleVillage: Sendable {
  let code: String
  /// Without the mark that it is a sample: `清河村`.
  let plainName: String
  /// Position of its township among those of the county that are used.
  let township: Int
  let isCommunity: Bool
  /// How many certificate holders live in it today.
  let holders: Int
  /// How many persons of 特困分散 live in it.
  let destitute: Int
  /// Of a thousand visits that are due, how many the workers here make.
  let diligence: Int
  let habit: Habit
  let point: SamplePoint
  /// Positions of its households.
  var households: [Int32] = []

  /// When in a quarter the workers of a village make their round.
  enum Habit: Sendable {
    case even, early, late
  }

  /// `清河村（样例）`.
  var name: String { plainName + SampleVillage.mark }

  static let mark = "（样例）"

  /// How urban it is (城乡分类): sub-districts have township codes from 001.
  var urbanClass: String {
    guard isCommunity else { return "220" }
    return code.dropFirst(6).hasPrefix("0") ? "111" : "121"
  }
}

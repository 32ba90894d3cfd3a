import Casework

/// An invented household.
struct SampleHousehold: Sendable {
  /// 户编号.
  let id: String
  /// Position of its village.
  let village: Int32
  /// 建档 to 销户.
  var file: Span
  /// Positions of all who ever were members.
  var members: [Int32] = []
  let group: Int
  let door: Int
  let point: SamplePoint
  /// Whether its only member is severely disabled and has nobody to care.
  var isLoneSevere = false
  /// Days of circumstances that make it special.
  var hardships: [Span] = []
  /// When nobody is at home for long.
  var away: Span?

  func isAway(on day: Day) -> Bool { away?.contains(day) ?? false }
}

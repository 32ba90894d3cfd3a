import Casework

/// An invented member of a household.
struct SamplePerson: Sendable {
  /// 人员编号.
  let id: String
  let name: String
  let sex: Sex
  let birth: Day
  let citizenID: CitizenID
  var relation: Relation
  var phone = ""
  var guardian = ""
  var certificate: SampleCertificate?
  var isSuspected = false
  var needsCare = false
  /// Positions of the persons who care for this one.
  var carers: [Int32] = []
  /// Position of the household, and the days in it.
  let household: Int32
  var stay = Span.always
  /// The household the person moved to, and the first day there.
  var move: Move?
  var death: Day?
  /// Days in hospital or prison.
  var away: Span?

  struct Move: Sendable {
    let household: Int32
    let from: Day
  }

  /// Whether the person is a visiting target on a day while a member.
  func isTarget(on day: Day) -> Bool {
    isSuspected || (certificate?.holds(on: day) ?? false)
  }

  /// Whether the person lived in a household on a day.
  func lives(in household: Int, on day: Day) -> Bool {
    if let death, death < day { return false }
    if Int(self.household) == household { return stay.contains(day) }
    guard let move, Int(move.household) == household else { return false }
    return move.from <= day
  }

  func isAdult(on day: Day) -> Bool { age(on: day) >= 18 }

  /// Full years, within a day.
  func age(on day: Day) -> Int { (day - birth) * 100 / 36_525 }
}

/// What a member is to the head of the household (与户主关系).
enum Relation: UInt8, Vocabulary {
  case head, spouse, son, daughter, father, mother
  case grandson, granddaughter

  static let words = ["户主", "配偶", "子", "女", "父亲", "母亲", "孙子", "孙女"]
}

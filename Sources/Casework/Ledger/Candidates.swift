/// What a duty is judged about: a household, a person, or a worker's link to
/// one of them. -1 stands for none.
struct JudgedUnit {
  var worker: Int32 = -1
  var household: Int32 = -1
  var person: Int32 = -1
  /// As `DutyInstance.unit`.
  var index: Int32
}

/// Why a visit counts for a duty or does not.
public enum Verdict: UInt8, Sendable {
  case counts, countsByDeputy
  /// A call with a reason for not coming.
  case defers, defersByDeputy
  case replaced, afterJudgingDay, outOfScope
  case notCompleted, wrongMode, callWithoutReason
  case nobodyMet, notOwnHousehold, notEntitled

  public var label: String {
    switch self {
    case .counts: "计入"
    case .countsByDeputy: "计入（代理人完成）"
    case .defers: "不计入，作为保持联系（待补访）"
    case .defersByDeputy: "不计入，作为代理人保持联系（待补访）"
    case .replaced: "不计入：已被更正取代，或在所问时点尚未登记"
    case .afterJudgingDay: "不计入：在判定日之后"
    case .outOfScope: "不计入：当日对象不在范围内"
    case .notCompleted: "不计入：结果不是“完成”"
    case .wrongMode: "不计入：方式不符合本职责要求"
    case .callWithoutReason: "不计入：电话或视频联系，未写明未入户原因"
    case .nobodyMet: "不计入：没有见到（联系到）应见的人"
    case .notOwnHousehold: "不计入：入户的不是其本人家庭"
    case .notEntitled: "不计入：访视人当日不是本职责的责任人（岗位或联系不在有效期）"
    }
  }
}

/// A day on which a visit fulfils a duty.
struct FulfilledDay {
  var day: Day
  /// Position in `Facts.visits.values`.
  var visit: Int32
  var isAtDoor: Bool
  var isDeputy: Bool
}

extension Facts {
  /// Judges one visit for one duty of one unit: whether it would count on
  /// its day. Scope and judging day are the caller's.
  @inline(__always)
  func verdict(
    _ visit: Visit, _ duty: LedgerRules.WindowDuty, _ unit: JudgedUnit,
    personMet: Bool
  ) -> Verdict {
    if !visit.stands { return .replaced }
    if visit.result != .completed { return .notCompleted }
    let counts = duty.modes.contains(visit.mode)
    if !counts {
      if !duty.deferralModes.contains(visit.mode) { return .wrongMode }
      if !visit.hasReason { return .callWithoutReason }
    }
    var village: Int32
    if unit.person >= 0 {
      let home = household(of: unit.person, on: visit.day)
      if home < 0 { return .outOfScope }
      village = households[Int(home)].village
      let isHere = home == visit.household
      switch duty.met {
      case .person:
        if !personMet { return .nobodyMet }
      case .personOrFamily:
        if !personMet && !(visit.metFamily && isHere) { return .nobodyMet }
      case .personOrFamilyOfWard:
        let isWard = persons[Int(unit.person)].hasGuardian
        if !personMet && !(isWard && visit.metFamily && isHere) {
          return .nobodyMet
        }
      case .household:
        if !personMet && !(visit.metFamily && isHere) { return .nobodyMet }
      case .nobody: return .nobodyMet
      }
      if duty.homeVisitAtOwnHousehold, visit.mode == .home, !isHere {
        return .notOwnHousehold
      }
    } else {
      village = households[Int(unit.household)].village
      if !visit.metFamily && !meetsMember(visit) { return .nobodyMet }
    }
    switch credit(visit, duty, unit, village: village) {
    case .own: return counts ? .counts : .defers
    case .deputy: return counts ? .countsByDeputy : .defersByDeputy
    case .none: return .notEntitled
    }
  }

  /// Whether one of those met is that day a member of the visited household.
  @inline(__always)
  private func meetsMember(_ visit: Visit) -> Bool {
    let members = residents.range(visit.household)
    for met in persons(of: visit) {
      let person = visitPersons[met]
      for position in members
      where residents.values[position].person == person
        && residents.values[position].span.contains(visit.day)
      {
        return true
      }
    }
    return false
  }

  private enum Credit { case none, own, deputy }

  /// Whose visit it is in the eyes of the duty: an entitled worker's, his
  /// deputy's, or of nobody who owes it.
  @inline(__always)
  private func credit(
    _ visit: Visit, _ duty: LedgerRules.WindowDuty, _ unit: JudgedUnit,
    village: Int32
  ) -> Credit {
    let workers = workers(of: visit)
    for place in workers
    where isEntitled(visitWorkers[place], duty, unit, village, visit.day) {
      return .own
    }
    guard duty.allowsDeputy else { return .none }
    for place in workers {
      let deputy = visitWorkers[place]
      for position in deputies.range(deputy) {
        let spell = deputies.values[position]
        if spell.span.contains(visit.day),
          isEntitled(spell.worker, duty, unit, village, visit.day),
          isPosted(deputy, on: visit.day)
        {
          return .deputy
        }
      }
    }
    return .none
  }
}

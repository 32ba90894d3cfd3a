/// How somebody's care stands on a day: what is missing, due or overdue.
public struct CareStanding: Hashable, Sendable {
  public var agreement: CareAgreement?
  /// The first of the days without an agreement; nil where one binds, or
  /// none is owed.
  public var without: Day?
  /// The first day on which that was longer than the rules bear; nil where
  /// it is not.
  public var alarmSince: Day?
  /// The agreement ends within the days of the reminder.
  public var isExpiring: Bool
  public var evaluation: EvaluationDebt?
  public var replacement: ReplacementTask?
  /// What the latest look at the bank card found wrong.
  public var irregularities: [String]

  /// - Parameter needed: days on which an agreement is owed.
  public init(
    _ file: CareFile, needed: [Span], rules: CareRules, on day: Day
  ) {
    agreement = file.agreements.valid(on: day)
    without = file.agreements.gap(needed: needed, on: day)
    alarmSince = without.map { $0 + rules.daysWithout }
      .flatMap { $0 <= day ? $0 : nil }
    let isNeeded = needed.contains { $0.contains(day) }
    let last = agreement?.inForce.last ?? .distantFuture
    isExpiring =
      isNeeded && last - day <= rules.remindBefore
      && !file.agreements.contains { $0.inForce.first == last + 1 }
    evaluation =
      isNeeded
      ? EvaluationDebt(file, window: rules.evaluation, on: day) : nil
    replacement =
      isNeeded ? ReplacementTask(file, within: rules.replaceWithin) : nil
    irregularities = file.custody.last?.irregularities ?? []
  }

  /// Without one for longer than the rules bear.
  public var isAlarm: Bool { alarmSince != nil }

  /// Days without an agreement, today included; 0 where none is missing.
  public func daysWithout(on day: Day) -> Int {
    without.map { day - $0 + 1 } ?? 0
  }
}

/// An agreement in force has not been evaluated in a window.
public struct EvaluationDebt: Hashable, Sendable {
  public var window: Span
  /// The window has ended.
  public var isLate: Bool

  /// The window before the day's is owed until an evaluation follows. A
  /// window is owed where an agreement is in force on enough days of it
  /// nil where none is.
  public init?(_ file: CareFile, window kind: WindowKind, on day: Day) {
    let now = kind.window(containing: day)
    let before = kind.window(containing: now.first - 1)
    guard file.agreements.valid(on: day) != nil else { return nil }
    func isOwed(_ window: Span) -> Bool {
      let days = file.agreements.reduce(0) {
        $0 + max(0, $1.inForce.intersection(window).length)
      }
      let isDone = file.evaluations.contains {
        $0.day >= window.first && $0.day <= day
      }
      return days >= kind.leastDaysLeft && !isDone
    }
    if isOwed(before) {
      self.init(window: before, isLate: true)
    } else if isOwed(now) {
      self.init(window: now, isLate: false)
    } else {
      return nil
    }
  }

  init(window: Span, isLate: Bool) {
    self.window = window
    self.isLate = isLate
  }
}

/// A carer failed his evaluation: his agreement must be ended and another
/// one signed.
public struct ReplacementTask: Hashable, Sendable {
  /// The day of the evaluation.
  public var opened: Day
  /// The last day for it.
  public var due: Day
  /// The last day of the carer who failed; nil while he still cares.
  public var endedOn: Day?

  /// The one that is open; nil where nobody failed, or another carer has
  /// followed.
  public init?(_ file: CareFile, within days: Int) {
    for evaluation in file.evaluations.reversed() where !evaluation.isPassed {
      guard let failed = file.agreement(evaluation.agreement), !failed.isVoid
      else { continue }
      let last = failed.step(.ended)?.day
      let isFollowed = file.agreements.contains {
        $0.id != failed.id && !$0.inForce.isEmpty
          && $0.inForce.first > failed.inForce.last
      }
      if isFollowed { return nil }
      opened = evaluation.day
      due = evaluation.day + days
      endedOn = last
      return
    }
    return nil
  }

  public func isOverdue(on day: Day) -> Bool { day > due }
}

extension CareFile {
  /// How often the carer of an agreement failed an evaluation.
  public func failures(of agreement: CareAgreement) -> Int {
    let ids = Set(
      agreements.filter { $0.carer.isSame(as: agreement.carer) }.map(\.id))
    return evaluations.count { !$0.isPassed && ids.contains($0.agreement) }
  }

  /// How often he was urged to do his duty.
  public func urgings(of agreement: CareAgreement) -> Int {
    let ids = Set(
      agreements.filter { $0.carer.isSame(as: agreement.carer) }.map(\.id))
    return notes.count { $0.kind == .urging && ids.contains($0.agreement) }
  }

  /// Why the carer of an agreement cannot be put forward as a good one; nil
  /// where he can.
  public func obstacleToNomination(of agreement: CareAgreement) -> String? {
    guard let last = evaluations.last(where: { $0.agreement == agreement.id })
    else { return "还没有评价过。先做一次评价，再推荐。" }
    guard last.isOutstanding else {
      return "最近一次评价没有达到推荐的条件：合格，本人打4分以上，邻里和探访责任人都满意。"
    }
    return failures(of: agreement) > 0 ? "这名照料人有过不合格的评价，不能推荐。" : nil
  }
}

extension CareAgreement.Carer {
  /// By 人员编号 where both have one, else by name.
  public func isSame(as other: CareAgreement.Carer) -> Bool {
    number.isEmpty || other.number.isEmpty
      ? name == other.name : number == other.number
  }
}

/// Why one duty of one unit stands as it does in one window: the clause, and
/// every candidate visit with what became of it.
public struct Explanation: Sendable {
  public var row: LedgerRow
  public var title: String
  public var statement: String
  /// The days on which the unit is in scope, as far as they touch the window.
  public var stays: [Span]
  public var candidates: [Candidate]
  /// Of a standing duty: the worker's links, counted or not.
  public var links: [Link] = []

  public struct Link: Sendable {
    /// 户编号, 人员编号 or village code.
    public var object: String
    public var spans: [Span]
    public var finding: String
    public var counted: Bool
  }

  public struct Candidate: Sendable {
    public var visit: String
    public var at: Moment
    public var mode: VisitMode
    public var result: VisitResult
    public var workers: [String]
    /// What became of it, in words.
    public var finding: String
    public var counted: Bool
  }
}

extension LedgerJudge {
  /// Explains the instance of a duty with windows whose window begins on
  /// `from`. The facts are
  /// judged by the same functions as the listing. Nil where no such window
  /// is listed.
  public static func explain(
    duty position: Int32, unit number: String, from: Day,
    rules: LedgerRules, facts: Facts, asOf: Day
  ) -> Explanation? {
    let duty = rules.duties[Int(position)]
    var judge = LedgerJudge(
      rules: rules, facts: facts, period: Span(from, from), asOf: asOf)
    judge.judgeAll()
    let found = judge.listing.instances.first {
      $0.duty == position && $0.window.first == from
        && facts.number(of: $0.unit, duty.unit) == number
    }
    guard let instance = found else { return nil }
    return Explanation(
      row: LedgerRow(
        instance, of: judge.listing, rules: rules, facts: facts),
      title: duty.title, statement: duty.statement,
      stays: judge.stays(of: instance, duty),
      candidates: judge.candidates(of: instance, duty))
  }

  private mutating func stays(
    of instance: DutyInstance, _ duty: Duty
  ) -> [Span] {
    guard let (scope, _) = rules.scope(of: instance.duty) else { return [] }
    let unit = facts.judgedUnit(instance, duty.unit)
    pushStays(of: unit, scope, duty.unit)
    defer { sets.drop(to: 0) }
    return sets.set(from: 0).filter { $0.overlaps(instance.window) }
  }

  private mutating func candidates(
    of instance: DutyInstance, _ duty: Duty
  ) -> [Explanation.Candidate] {
    guard let (scope, flat) = rules.scope(of: instance.duty) else {
      return []
    }
    let unit = facts.judgedUnit(instance, duty.unit)
    pushStays(of: unit, scope, duty.unit)
    defer { sets.drop(to: 0) }
    let counted = Set(
      instance.events.map { listing.events[Int($0)] })
    return positions(touching: unit, in: instance.window).map { position in
      let visit = facts.visits.values[Int(position)]
      let verdict = explained(visit, flat, unit)
      let isCounted = counted.contains(position)
      var finding = verdict.label
      if !isCounted, verdict == .counts || verdict == .countsByDeputy {
        finding =
          instance.state == .remoteRejected || instance.counted == 0
          ? "不计入：连续两期只有远程方式" : "不计入：同一天已有一次计入"
      }
      return Explanation.Candidate(
        visit: facts.visitNumbers[Int(visit.number)], at: visit.at,
        mode: visit.mode, result: visit.result,
        workers: facts.workers(of: visit).map {
          facts.workerNumbers[Int(facts.visitWorkers[$0])]
        },
        finding: finding, counted: isCounted)
    }
  }

  private func explained(
    _ visit: Facts.Visit, _ duty: LedgerRules.WindowDuty,
    _ unit: JudgedUnit
  ) -> Verdict {
    if !visit.stands { return .replaced }
    if visit.day > asOf { return .afterJudgingDay }
    if !sets.contains(visit.day, from: 0) { return .outOfScope }
    let met = facts.persons(of: visit).contains {
      facts.visitPersons[$0] == unit.person
    }
    return facts.verdict(visit, duty, unit, personMet: met)
  }

  /// All visits of the window that name the unit: to its household, or that
  /// met the person; in order of time.
  private func positions(
    touching unit: JudgedUnit, in window: Span
  ) -> [Int32] {
    var found = Set<Int32>()
    func add(_ household: Int32) {
      for position in facts.visits.range(household)
      where window.contains(facts.visits.values[position].day) {
        found.insert(Int32(position))
      }
    }
    if unit.household >= 0 { add(unit.household) }
    if unit.person >= 0 {
      for place in facts.residences.range(unit.person) {
        add(facts.residences.values[place].household)
      }
      for place in facts.meetings.range(unit.person) {
        let position = facts.meetings.values[place]
        if window.contains(facts.visits.values[Int(position)].day) {
          found.insert(position)
        }
      }
    }
    return found.sorted {
      let (one, other) = (
        facts.visits.values[Int($0)], facts.visits.values[Int($1)]
      )
      return one.at == other.at ? $0 < $1 : one.at < other.at
    }
  }
}

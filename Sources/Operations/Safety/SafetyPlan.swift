import Casework
import Records

/// What is to be raised and what is settled, worked out from the facts.
struct SafetyPlan {
  struct Raise {
    var check: SafetyCheck
    var line: HomeLine
    var acknowledgeHours: Int
  }

  struct Close {
    var check: SafetyCheck
    var outcome: String
  }

  private(set) var raise: [Raise] = []
  private(set) var close: [Close] = []

  var isEmpty: Bool { raise.isEmpty && close.isEmpty }

  private let context: OperationContext
  private let store: SafetyStore
  private let inForce: EmergenciesInForce
  private let scope: ScopeReader
  private let pace: CheckPace

  init(_ context: OperationContext, pace: CheckPace) throws {
    self.context = context
    self.pace = pace
    store = SafetyStore(context.connection)
    inForce = EmergenciesInForce(context)
    scope = ScopeReader(context.connection, on: context.today)
    try findSettled()
    try findSilent()
    try findFirstVisits()
  }

  private mutating func findSettled() throws {
    for check in try store.open() {
      switch check.kind {
      case .silence:
        if try store.lastContact(of: check.home, since: check.since) != nil {
          close.append(Close(check: check, outcome: "已联系上"))
        }
      case .firstVisit:
        if let met = try store.firstMeeting(of: check.home, since: check.since)
        {
          close.append(
            Close(check: check, outcome: "已于\(met.at.day.inWords)首访"))
        }
      }
    }
  }

  private mutating func findSilent() throws {
    let days = inForce.longest.attemptDays
    if days == 0 { return }
    let now = context.now
    let first = Moment(seconds: now.seconds - Int64(days + 1) * 86_400)
    for (home, attempts) in try store.attempts(from: first, to: now)
      .sorted(by: { ($0.key.county, $0.key.id) < ($1.key.county, $1.key.id) })
    {
      let contact = try store.lastContact(of: home, since: first)
      let since = attempts.filter { $0.at > contact ?? first }
      if since.isEmpty { continue }
      guard let line = try scope.household(home),
        line.onFile.contains(context.today)
      else { continue }
      try findSilent(line, since)
    }
  }

  private mutating func findSilent(
    _ line: HomeLine, _ attempts: [SafetyStore.Attempt]
  ) throws {
    for safety in try inForce.safety(at: line.village) {
      let found = try Silence.finding(
        in: attempts.map(\.at), at: context.now, by: safety.rules
      ) { try isWatched(line, safety, attempts) }
      guard let found else { continue }
      let attempt = attempts[found.attempt]
      if try store.isKnown(.silence, attempt.visit, of: line.key) { return }
      raise.append(
        Raise(
          check: check(
            line, .silence, cause: attempt.visit, since: attempts[0].at,
            words: Self.words(found, attempts, safety.rules),
            due: context.now.adding(
              Int64(safety.rules.acknowledgeHours) * 3_600)),
          line: line, acknowledgeHours: safety.rules.acknowledgeHours))
      return
    }
  }

  private static func words(
    _ found: Silence.Finding, _ attempts: [SafetyStore.Attempt],
    _ rules: SafetyRules
  ) -> String {
    switch found {
    case .repeated(let last):
      let days = attempts.prefix(last + 1).suffix(rules.attempts)
        .map { String($0.at.description.dropFirst(5).prefix(11)) }
      return "\(rules.withinDays)天内\(rules.attempts)次没有找到人（"
        + days.joined(separator: "，") + "）"
    case .unreached(let place):
      let at = attempts[place].at.description.dropFirst(5).prefix(11)
      return "\(at) 没有找到人，\(rules.contactHours)小时内仍没有联系上"
    }
  }

  /// Whether a group that is watched names the household or somebody in it.
  private func isWatched(
    _ line: HomeLine, _ safety: EmergenciesInForce.SafetyInForce,
    _ attempts: [SafetyStore.Attempt]
  ) throws -> Bool {
    let mark = "\(safety.pack) \(attempts[0].visit)"
    if pace.isUnwatched(mark, on: context.today) { return false }
    let judged = try HouseholdUnits.judge(
      line.key, persons: Set(try scope.members(of: line.key)), in: context,
      on: context.today)
    guard let index = judged.index(of: line.key) else { return false }
    var groups = GroupReasons(
      context.rules, judged.facts, on: context.today)
    let isWatched = groups.groups(of: index).contains {
      $0.pack == safety.pack && safety.rules.groups.contains($0.group.id)
    }
    if !isWatched { pace.noteUnwatched(mark, on: context.today) }
    return isWatched
  }

  private mutating func findFirstVisits() throws {
    let days = inForce.longest.firstVisitDays
    if days == 0 { return }
    let today = context.today
    for grave in try store.grave(on: Span(today - days, today)) {
      let cause = "circumstance \(grave.from)"
      guard
        try !store.isKnown(.firstVisit, cause, of: grave.home),
        let line = try scope.household(grave.home),
        line.onFile.contains(today),
        let safety = try inForce.safety(at: line.village).first,
        grave.from + safety.rules.firstVisitDays >= today,
        try store.firstMeeting(of: grave.home, since: Moment(grave.from))
          == nil
      else { continue }
      let due = grave.from + safety.rules.firstVisitDays
      raise.append(
        Raise(
          check: check(
            line, .firstVisit, cause: cause, since: Moment(grave.from),
            words: "\(grave.from.inWords)起\(grave.kind.word)，"
              + "\(safety.rules.firstVisitDays)天内首访",
            due: Moment.end(of: due)),
          line: line, acknowledgeHours: safety.rules.acknowledgeHours))
    }
  }

  private func check(
    _ line: HomeLine, _ kind: SafetyCheck.Kind, cause: String,
    since: Moment, words: String, due: Moment
  ) -> SafetyCheck {
    SafetyCheck(
      home: line.key, kind: kind, cause: cause,
      id: Identifier.make(at: context.now), village: line.village,
      words: words, since: since, raisedAt: context.now, due: due)
  }
}

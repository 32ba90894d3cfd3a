import Casework
package import Database
import Records
import Synchronization

/// Raises the checks that follow from visits and circumstances,
/// each once, and closes those that contact has settled.
package struct FindSafetyChecks: Operation {
  package static let permission = Permission.runJobs
  package static let reach = WriteReach.aside
  package static let action = AuditAction.findSafetyChecks

  private let pace: CheckPace

  package init(pace: CheckPace = CheckPace()) { self.pace = pace }

  /// The number of checks raised or closed.
  package func perform(in context: OperationContext) throws -> Int {
    let plan = try SafetyPlan(context, pace: pace)
    if plan.isEmpty { context.isRepeated = true }
    let notifier = Notifier(context)
    for close in plan.close {
      try SafetyClosing(context, notifier).close(close.check, close.outcome)
    }
    for raise in plan.raise {
      try SafetyStore(context.connection).insert(raise.check)
      try notifier.send(try notice(raise, context))
      try context.audit(
        county: raise.check.home.county, subject: raise.check.id,
        detail: "household \(raise.line.number)")
    }
    return plan.raise.count + plan.close.count
  }

  private func notice(
    _ raise: SafetyPlan.Raise, _ context: OperationContext
  ) throws -> Notice {
    let check = raise.check
    let area = try NameReader(context.connection).area(check.village)
    let isSilence = check.kind == .silence
    return Notice(
      isSilence ? .safetyCheck : .firstVisit,
      about: check.subject, in: check.village,
      "\(area) 户\(raise.line.number)：\(check.words)",
      to: try recipients(check, context),
      acknowledgeBy: isSilence
        ? context.now.adding(Int64(raise.acknowledgeHours) * 3_600) : nil)
  }

  /// The responsible visitors of those who live there; else whoever is in
  /// charge of the village.
  private func recipients(
    _ check: SafetyCheck, _ context: OperationContext
  ) throws -> [Recipient] {
    let roster = OfficeRoster(context.connection, on: context.today)
    let visitors = try roster.responsibleVisitors(of: check.home)
    return visitors.isEmpty
      ? [.office(check.village, .local)] : visitors.map(Recipient.worker)
  }
}

extension SafetyCheck {
  var subject: Notice.Subject {
    Notice.Subject(.safetyCheck, county: home.county, number: id)
  }
}

/// Closes a check with all that waits about it.
struct SafetyClosing {
  private let context: OperationContext
  private let notifier: Notifier

  init(_ context: OperationContext, _ notifier: Notifier) {
    self.context = context
    self.notifier = notifier
  }

  func close(_ check: SafetyCheck, _ outcome: String) throws {
    try SafetyStore(context.connection).close(
      check, outcome, at: context.now, by: context.actor.name)
    try notifier.settle(check.subject, because: outcome)
    try context.audit(
      county: check.home.county, subject: check.id, detail: "closed")
  }
}

/// Looks each minute, and remembers through a day for which households one
/// failed attempt is not enough.
package final class CheckPace: Sendable {
  private struct State {
    var last: Moment?
    var day: Day?
    var unwatched: Set<String> = []
  }

  private let state = Mutex(State())

  package init() {}

  func isDue(at now: Moment) -> Bool {
    state.withLock { state in
      guard let last = state.last else { return true }
      return now < last || now.seconds - last.seconds >= 60
    }
  }

  func note(at now: Moment) {
    state.withLock { $0.last = now }
  }

  func isUnwatched(_ mark: String, on day: Day) -> Bool {
    state.withLock { $0.day == day && $0.unwatched.contains(mark) }
  }

  func noteUnwatched(_ mark: String, on day: Day) {
    state.withLock { state in
      if state.day != day {
        state.day = day
        state.unwatched = []
      }
      state.unwatched.insert(mark)
    }
  }
}

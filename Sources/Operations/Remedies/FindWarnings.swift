import Casework
package import Database
import Records
import Synchronization

/// Raises the warnings that follow from the register and from answers by the
/// rules of the packs, and takes over what the register says of the three
/// monitored classes. Each is raised once.
package struct FindWarnings: Operation {
  package static let permission = Permission.runJobs
  package static let reach = WriteReach.everything
  package static let action = AuditAction.findWarnings

  package init() {}

  /// The number of warnings that were raised or cleared.
  package func perform(in context: OperationContext) throws -> Int {
    let plan = try WarningPlan(context)
    try plan.carryOut()
    if plan.count == 0 { context.isRepeated = true }
    return plan.count
  }
}

/// What is to be raised and cleared, worked out without writing anything.
struct WarningPlan {
  /// Signs are looked for among what is no older.
  static let days = 30
  /// Carried out in one transaction; what is left waits for the next time.
  static let most = 200

  private struct Raise {
    var row: WarningRow
    var words: String
    var village: AreaCode
    var rules: WarningRules
    /// Of a class the register names.
    var monitored: WarningStep?
  }

  private struct Clear {
    var warning: StoredWarning
    var on: Day
  }

  private let context: OperationContext
  private let store: WarningStore
  private let scope: ScopeReader
  private var raises: [Raise] = []
  private var clears: [Clear] = []
  private var inForce: [AreaCode: [RemediesInForce.Section<WarningRules>]] =
    [:]

  var count: Int { raises.count + clears.count }

  init(_ context: OperationContext) throws {
    self.context = context
    store = WarningStore(context.connection)
    scope = ScopeReader(context.connection, on: context.today)
    let lists = WarningLists(context.connection)
    let span = Span(context.today - Self.days, context.today)
    for found in try lists.circumstances(on: span) {
      try take(
        found.home,
        cause: "circumstance \(found.kind.rawValue) \(found.from)",
        words: "\(found.kind.word)（\(found.from.inWords)起，名册）"
      ) { $0.circumstances.contains(found.kind) }
    }
    for found in try lists.problems(since: span.first) {
      try take(
        found.home, cause: "matter \(found.matter)",
        words: found.isRestricted ? "访视中发现（限制查看）" : "访视中发现的问题"
      ) { $0.names(item: found.item) }
    }
    try takeRegister(lists)
  }

  func carryOut() throws {
    let raising = WarningRaising(context)
    for raise in raises {
      try raising.raise(
        raise.row, words: raise.words, at: raise.village, raise.rules,
        then: raise.monitored.map { [$0] } ?? [])
    }
    for clear in clears {
      var step = WarningStep(
        number: clear.warning.steps.count + 1,
        id: Identifier.make(at: context.now), kind: .cleared,
        at: context.now, by: context.actor.name)
      step.words = "名册中已不再是监测对象"
      step.day = clear.on
      _ = try store.append(step, to: clear.warning)
      try context.audit(
        county: clear.warning.row.home.county, subject: clear.warning.row.id,
        detail: "cleared")
    }
  }

  private mutating func take(
    _ home: HouseholdKey, cause: String, words: String,
    where isMeant: (WarningSign) -> Bool
  ) throws {
    guard count < Self.most, try !store.isKnown(cause, of: home),
      let line = try line(home)
    else { return }
    for section in try sections(at: line.village) {
      guard let sign = section.rules.signs.first(where: isMeant) else {
        continue
      }
      raises.append(
        Raise(
          row: WarningRow(
            home: home, id: Identifier.make(at: context.now),
            pack: section.pack.id, title: sign.title, cause: cause),
          words: words, village: line.village, rules: section.rules))
      return
    }
  }

  private mutating func takeRegister(_ lists: WarningLists) throws {
    let today = context.today
    var inForce: Set<String> = []
    let found = try lists.registered(
      on: today, endedSince: today - Self.days)
    func key(_ one: WarningLists.Registered) -> String {
      "\(one.home.county) \(one.home.id) \(Self.cause(one))"
    }
    for one in found where (one.to ?? .distantFuture) >= today {
      inForce.insert(key(one))
    }
    for one in found {
      let cause = Self.cause(one)
      if inForce.contains(key(one)) {
        try takeClass(one, cause)
      } else if count < Self.most,
        let known = try store.warnings(of: one.home).first(where: {
          $0.row.cause == cause && $0.standing.state == .monitored
        })
      {
        clears.append(Clear(warning: known, on: one.to ?? today))
      }
    }
  }

  private mutating func takeClass(
    _ one: WarningLists.Registered, _ cause: String
  ) throws {
    guard count < Self.most,
      !raises.contains(where: {
        $0.row.cause == cause && $0.row.home == one.home
      }),
      try !store.isKnown(cause, of: one.home), let line = try line(one.home),
      let section = try sections(at: line.village).first
    else { return }
    // Under monitoring already by a warning.
    if try store.warnings(of: one.home).contains(where: {
      $0.standing.state == .monitored
        && $0.standing.monitoredClass == one.monitoredClass
    }) {
      return
    }
    let id = Identifier.make(at: context.now)
    var step = WarningStep(
      number: 2, id: Identifier.make(at: context.now), kind: .monitored,
      at: context.now, by: context.actor.name)
    step.monitoredClass = one.monitoredClass
    step.day = one.from ?? context.today
    step.words = "名册中登记为\(one.monitoredClass.word)"
    raises.append(
      Raise(
        row: WarningRow(
          home: one.home, id: id, pack: section.pack.id,
          title: one.monitoredClass.word, cause: cause),
        words: "名册中登记为\(one.monitoredClass.word)",
        village: line.village, rules: section.rules, monitored: step))
  }

  private static func cause(_ one: WarningLists.Registered) -> String {
    "status \(one.monitoredClass.rawValue) \(one.from?.description ?? "-")"
  }

  private func line(_ home: HouseholdKey) throws -> HomeLine? {
    guard let line = try scope.household(home),
      line.onFile.contains(context.today)
    else { return nil }
    return line
  }

  private mutating func sections(
    at village: AreaCode
  ) throws -> [RemediesInForce.Section<WarningRules>] {
    if let known = inForce[village] { return known }
    let found = try RemediesInForce(context, at: village, for: nil)
      .allWarnings
    inForce[village] = found
    return found
  }
}

/// How often signs are looked for: what they follow from changes by the day.
package final class WarningPace: Sendable {
  private let last = Mutex<Moment?>(nil)

  package init() {}

  func isDue(at now: Moment) -> Bool {
    last.withLock { last in
      guard let last else { return true }
      return now < last || now.seconds - last.seconds >= 600
    }
  }

  func note(at now: Moment) { last.withLock { $0 = now } }
}

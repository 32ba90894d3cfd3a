package import Casework
import Records

/// 访视工作计划: what is due in a period, of a village or of a worker.
package struct ReadWorkPlan: Query {
  package static let permission = Permission.readOwnWork
  package static let action = AuditAction.printPaper

  /// Whose plan.
  package enum Subject: Sendable, Hashable {
    case village(AreaCode)
    /// By 工号: his own, or of one whom the asker looks after.
    case worker(String)
  }

  package var subject: Subject
  package var period: Span

  package init(_ subject: Subject, period: Span) {
    self.subject = subject
    self.period = period
  }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> WorkPlan {
    let plan = try WorkPlanUnits(subject, period: period, in: context)
    let units = PaperUnits(
      plan.loaded, over: period, asOf: max(context.today, period.last),
      context)
    var lines: [(order: PlaceOrder, line: WorkPlan.Line)] = []
    var duties: Set<Int32> = []
    for instance in units.judged.instances where plan.isDue(instance, units) {
      guard let home = units.household(instance),
        let line = try plan.home(home, context)
      else { continue }
      duties.insert(instance.duty)
      lines.append(
        (
          PlaceOrder(line),
          WorkPlan.Line(
            household: line.number, head: line.head,
            village: plan.villageName(line.village),
            address: [line.grid, line.address].filter { !$0.isEmpty }
              .joined(separator: " "),
            person: try units.person(instance),
            duty: units.duty(instance).title, window: instance.window,
            required: Int(instance.required), counted: Int(instance.counted),
            state: instance.state, doneOn: instance.fulfilledOn,
            actor: try units.actor(instance))
        ))
    }
    lines.sort { left, right in
      if left.order != right.order { return left.order < right.order }
      let (one, other) = (left.line, right.line)
      if one.window.last != other.window.last {
        return one.window.last < other.window.last
      }
      return (one.duty, one.person ?? "") < (other.duty, other.person ?? "")
    }
    return WorkPlan(
      title: plan.title, path: plan.path, isWorkers: plan.worker != nil,
      period: period, day: context.today, lines: lines.map(\.line),
      duties: units.basis(of: duties))
  }
}

/// The units whose duties a plan may hold, and which of these it does.
private final class WorkPlanUnits {
  let title: String
  let path: [String]
  /// Nil for a village's plan.
  let worker: Int64?
  let loaded: LoadedFacts
  private let period: Span
  private let posts: [PostLine]
  private let reach: PeopleReach?
  private let names: NameReader
  private var lines: [HouseholdKey: HomeLine] = [:]

  init(
    _ subject: ReadWorkPlan.Subject, period: Span,
    in context: OperationContext
  ) throws {
    self.period = period
    let connection = context.connection
    names = NameReader(connection)
    let scope = ScopeReader(
      connection, on: min(max(context.today, period.first), period.last))
    var households: Set<HouseholdKey> = []
    var persons: Set<PersonKey> = []
    var villages: [AreaCode] = []
    switch subject {
    case .village(let village):
      let place = try context.paperPlace(
        village, widest: .village, paper: "plan")
      title = place.name
      path = place.path
      worker = nil
      posts = []
      reach = nil
      villages = [village]
    case .worker(let number):
      let line = try Self.worker(number, context)
      title = line.name
      worker = line.id
      posts = try scope.posts(of: line.id)
      let isOwn = context.actor.worker == number
      reach = isOwn ? nil : try PeopleReach(context)
      let linked = try StaffReader(connection).linked(to: [line.id])
      households = linked.households
      persons = linked.persons
      villages = posts.filter {
        $0.role == .villageCommissioner && $0.area.level == .village
      }.map(\.area)
      path =
        try posts.first.map { try NameReader(connection).path($0.area) } ?? []
      context.noteRead(
        county: posts.first?.area.countyKey ?? 0, subject: number,
        detail: "plan")
    }
    for village in villages {
      for home in try scope.households(in: village) {
        lines[home.key] = home
        households.insert(home.key)
      }
      persons.formUnion(try scope.members(in: village))
    }
    loaded = try FactsLoader(
      connection, packs: context.rules.packs.map(\.id)
    ).units(
      households: households, persons: persons,
      workers: worker.map { [$0] } ?? [])
  }

  private static func worker(
    _ number: String, _ context: OperationContext
  ) throws -> StaffLine {
    if context.actor.worker == number {
      guard
        let line = try StaffRegister(context.connection).worker(number)
      else { throw Refusal.notFound }
      return line
    }
    guard context.actor.may(.assignVisitors) else { throw Refusal.notFound }
    return try context.see(worker: number).line
  }

  /// Whether it is due in the period still, and whose the plan is.
  func isDue(_ instance: DutyInstance, _ units: PaperUnits) -> Bool {
    if instance.state == .void { return false }
    if let done = instance.fulfilledOn, done < period.first { return false }
    guard let worker else { return true }
    let duty = units.duty(instance)
    switch duty.actor {
    case .linkedWorker, .responsible:
      var actor = instance.actor
      if case .link = duty.unit {
        actor = units.facts.links[Int(instance.unit)].worker
      }
      return actor >= 0 && loaded.workerIDs[Int(actor)] == worker
    case .office(let roles, let level, _):
      guard level == .village, instance.place >= 0 else { return false }
      let place = units.facts.areas[Int(instance.place)].code
      return posts.contains {
        roles.contains($0.role) && $0.area.level == .village
          && $0.area.contains(place)
      }
    }
  }

  /// Nil where whoever asks may not see it.
  func home(
    _ key: HouseholdKey, _ context: OperationContext
  ) throws -> HomeLine? {
    if lines[key] == nil {
      lines[key] = try ScopeReader(context.connection, on: context.today)
        .household(key)
    }
    guard let line = lines[key], reach?.sees(line.village) ?? true else {
      return nil
    }
    return line
  }

  /// Empty in the plan of one village.
  func villageName(_ village: AreaCode) -> String {
    worker == nil ? "" : (try? names.area(village)) ?? ""
  }
}

/// A plan.
package struct WorkPlan: Sendable, Hashable {
  /// Name of the village or worker.
  package var title: String
  package var path: [String]
  package var isWorkers: Bool
  package var period: Span
  package var day: Day
  /// As one walks, each household's by their last day.
  package var lines: [Line]
  package var duties: [PaperDuty]

  package struct Line: Sendable, Hashable {
    package var household: String
    package var head: String
    package var village: String
    package var address: String
    package var person: String?
    package var duty: String
    package var window: Span
    package var required: Int
    package var counted: Int
    /// As it will be at the end of the period if nobody comes.
    package var state: DutyState
    package var doneOn: Day?
    package var actor: String
  }
}

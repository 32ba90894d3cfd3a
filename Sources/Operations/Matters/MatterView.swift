package import Casework
import Records

/// A matter as its page shows it.
package struct MatterView: Sendable, Hashable {
  package var id: String
  package var today: Day
  package var now: Moment
  package var title: MatterTitle
  package var what: String
  package var wish: String
  package var household: String
  /// Whether the page of the household is open to whoever asks.
  package var seesHousehold: Bool
  package var head: String
  package var villageName: String
  /// Name of whom it concerns; nil for the household.
  package var person: String?
  /// 访视编号; empty where it was not found on a visit.
  package var visit: String
  package var standing: MatterStanding
  /// 清河乡.
  package var officeName: String
  package var workerName: String?
  /// The plan in force.
  package var plan: MatterStepView?
  /// In the order of time.
  package var steps: [MatterStepView]
  /// What whoever asks may record now.
  package var open: [MatterStepKind]
  /// Who may carry out a plan, whoever asks first.
  package var staff: [MatterStaffLine]
  package var classes: [MatterClass]
  /// Offices that may take it on, with their names.
  package var offices: [AreaName]
}

/// What a matter is called: its domain and the document behind it.
package struct MatterTitle: Sendable, Hashable {
  package var domain: String
  package var policy: String
  package var clause: String
  package var isRestricted: Bool
  /// Of its class: 3个工作日内拿出方案; nil for no clock.
  package var clock: String?
  /// 平台默认（A-18）; nil where the document says so.
  package var clockSource: String?
}

/// One step, with names.
package struct MatterStepView: Sendable, Hashable {
  package var step: MatterStep
  /// Name and login of whoever put it down.
  package var author: String
  package var workerName: String?
  package var officeName: String?
  /// Where the matter stood after it.
  package var state: MatterState
}

package struct MatterStaffLine: Sendable, Hashable {
  package var number: String
  package var name: String
  /// Post and area in words.
  package var post: String
}

/// Makes views of matters; names are read once.
struct MatterViews {
  private let context: OperationContext
  private let names: NameReader

  init(_ context: OperationContext) {
    self.context = context
    names = NameReader(context.connection)
  }

  func view(_ matter: VisibleMatter) throws -> MatterView {
    let (record, standing) = (matter.record, matter.standing)
    let steps = try steps(matter.stored)
    let kinds = MatterStepKind.allCases.filter {
      matter.allows($0) && standing.obstacle(to: $0) == nil
    }
    return MatterView(
      id: record.id, today: context.today, now: context.now,
      title: title(record.domain, standing.urgency), what: record.what,
      wish: record.wish, household: matter.home.number,
      seesHousehold: try context.hidden(among: [matter.home.key]).isEmpty,
      head: matter.home.line.head,
      villageName: try names.area(standing.place.village),
      person: try record.person.map { try names.person($0).name },
      visit: record.visit, standing: standing,
      officeName: try names.area(standing.office),
      workerName: try worker(standing.worker),
      plan: standing.plannedFor == nil
        ? nil : steps.last { $0.step.kind == .planned },
      steps: steps, open: kinds, staff: try staff(matter),
      classes: context.rules.matters(of: record.domain)?.classes ?? [],
      offices: try offices(matter))
  }

  func title(_ domain: String, _ urgency: MatterUrgency) -> MatterTitle {
    let pack = context.rules.packs.first {
      $0.matters?.domain(domain) != nil
    }
    let found = pack?.matters?.domain(domain)
    let term = pack?.matters?.matterClass(urgency)?.planWithin
    return MatterTitle(
      domain: found?.title ?? domain, policy: pack?.citation ?? "",
      clause: found?.clause ?? "",
      isRestricted: found?.isRestricted ?? false,
      clock: term.map { "\($0.words)内拿出方案" }, clockSource: term?.source)
  }

  private func steps(_ matter: StoredMatter) throws -> [MatterStepView] {
    var standing: MatterStanding?
    var views: [MatterStepView] = []
    for step in matter.steps {
      if standing == nil {
        standing = MatterStanding(opening: step)
      } else {
        standing?.take(step)
      }
      views.append(
        MatterStepView(
          step: step, author: try names.shown(step.by),
          workerName: try worker(step.worker),
          officeName: try step.office.map(names.area),
          state: standing?.state ?? .registered))
    }
    return views
  }

  private func worker(_ id: Int64?) throws -> String? {
    guard let id else { return nil }
    let name = try names.worker(id: id)
    return name.isEmpty ? nil : name
  }

  private func staff(_ matter: VisibleMatter) throws -> [MatterStaffLine] {
    guard matter.mayTake else { return [] }
    return try MatterStaff(of: matter, in: context).lines.map { line in
      MatterStaffLine(
        number: line.number, name: line.name,
        post: "\(line.role.word) \(try names.area(line.area))")
    }
  }

  private func offices(_ matter: VisibleMatter) throws -> [AreaName] {
    guard matter.mayTake else { return [] }
    let village = matter.standing.place.village
    return try [AreaLevel.township, .county].compactMap { level in
      village.ancestor(level)
    }.filter { code in
      // No office hands on to one that it does not oversee.
      if case .account(let account) = context.actor {
        account.area.contains(code)
      } else {
        true
      }
    }.map { AreaName(code: $0, name: try names.area($0)) }
  }
}

/// A matter with all that was done about it.
package struct ReadMatter: Query {
  package static let permission = Permission.readMatters
  package static let action = AuditAction.readMatter

  package var id: String

  package init(_ id: String) { self.id = id }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> MatterView {
    let matter = try context.see(matter: id)
    context.noteRead(county: matter.record.county, subject: matter.record.id)
    return try MatterViews(context).view(matter)
  }
}

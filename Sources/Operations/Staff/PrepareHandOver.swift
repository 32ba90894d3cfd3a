package import Casework
import Records

/// Shows everything that moves when a worker leaves on a day.
package struct PrepareHandOver: Query {
  package static let permission = Permission.manageStaff
  package static let action = AuditAction.prepareHandOver

  package var worker: String
  package var last: Day

  package init(worker: String, last: Day) {
    self.worker = worker
    self.last = last
  }

  /// - Throws: `Refusal.notFound`; `Refusal.invalid`.
  package func perform(
    in context: OperationContext
  ) throws -> HandOverPreview {
    let state = try HandOverState(worker, last: last, in: context)
    let names = NameReader(context.connection)
    let candidates = try state.candidates(context)
    func view(_ link: StoredLink, isDeputy: Bool) throws -> LinkView {
      LinkView(
        row: link.rowID, kind: link.record.kind,
        number: isDeputy ? link.worker.number : link.record.object,
        name: isDeputy ? link.worker.name : link.name, village: link.village,
        villageName: try link.village.map { try names.area($0) } ?? "",
        span: link.record.span, isOwn: true)
    }
    let owed = try HandOverOwed(state, in: context)
    return HandOverPreview(
      number: state.worker.number, name: state.worker.name, last: last,
      posts: try state.posts.map { try PostView($0, names, isOwn: true) },
      rows: try state.links.map { link in
        HandOverPreview.Row(
          link: try view(link, isDeputy: false),
          candidates: candidates.filter {
            link.fits($0.posts, number: $0.worker.number)
          }.map(\.worker.number))
      },
      deputies: try state.deputies.map { try view($0, isDeputy: true) },
      owed: owed.personal, officeOwed: owed.office,
      candidates: try candidates.map { worker, posts in
        HandOverPreview.Candidate(
          number: worker.number, name: worker.name,
          post: try posts.map {
            "\(try names.area($0.area)) \($0.role.word)"
          }.joined(separator: "、"))
      }, digest: state.digest)
  }
}

/// What a leaver owes today: by name, and through the office of his post.
struct HandOverOwed {
  private(set) var personal: [HandOverPreview.Owed] = []
  private(set) var office: [HandOverPreview.OfficeOwed] = []

  private struct OfficeKey: Hashable {
    var duty: Int32
    var area: AreaCode
  }

  init(_ state: HandOverState, in context: OperationContext) throws {
    let day = context.today
    let scope = ScopeReader(context.connection, on: day)
    let commissions = state.posts.map(\.record).filter {
      $0.span.contains(day)
        && ($0.role == .villageCommissioner || $0.role == .townshipCommissioner)
    }
    var homes: Set<HouseholdKey> = []
    var persons: Set<PersonKey> = []
    for link in state.links {
      switch link.target {
      case .household(let key): homes.insert(key)
      case .person(let key): persons.insert(key)
      case .village, .worker: break
      }
    }
    for post in commissions {
      for home in try scope.households(in: post.area) { homes.insert(home.key) }
      persons.formUnion(try scope.members(in: post.area))
    }
    if homes.isEmpty && persons.isEmpty { return }
    let judged = JudgedUnits(
      try FactsLoader(
        context.connection, packs: context.rules.packs.map(\.id)
      ).units(households: homes, persons: persons),
      rules: context.rules, on: day)
    let names = NameReader(context.connection)
    var offices: [OfficeKey: (running: Int, debts: Int)] = [:]
    for item in TodayPlan.owed(judged) {
      let instance = judged.instances[item.position]
      let duty = context.rules.duties[Int(instance.duty)]
      if case .office(let roles, let level, _) = duty.actor {
        guard instance.place >= 0 else { continue }
        let place = judged.facts.areas[Int(instance.place)].code
        let post = commissions.first {
          roles.contains($0.role) && $0.area.level == level
            && $0.area.contains(place)
        }
        guard let post else { continue }
        let key = OfficeKey(duty: instance.duty, area: post.area)
        if item.debt != item.position {
          offices[key, default: (0, 0)].running += 1
        }
        if item.debt != nil { offices[key, default: (0, 0)].debts += 1 }
        continue
      }
      var actor = instance.actor
      if case .link = duty.unit {
        actor = judged.facts.links[Int(instance.unit)].worker
      }
      guard actor >= 0,
        judged.loaded.workerIDs[Int(actor)] == state.worker.id
      else { continue }
      var object = ""
      if let person = judged.person(of: instance, duty) {
        object = try names.person(judged.loaded.personKeys[Int(person)]).name
      } else if let home = judged.household(of: instance, duty) {
        object =
          try scope.household(judged.loaded.householdKeys[Int(home)])?.head
          ?? ""
      }
      personal.append(
        HandOverPreview.Owed(
          title: duty.title, object: object, window: instance.window,
          state: instance.state, isDebt: item.debt != nil))
    }
    office = try offices.sorted {
      ($0.key.area, $0.key.duty) < ($1.key.area, $1.key.duty)
    }.map { key, counts in
      HandOverPreview.OfficeOwed(
        title: context.rules.duties[Int(key.duty)].title,
        areaName: try names.area(key.area), running: counts.running,
        debts: counts.debts)
    }
  }
}

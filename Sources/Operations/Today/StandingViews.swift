import Casework
import Records

/// The standing duties of one worker, judged on the facts of his own links.
struct StandingViews {
  private let context: OperationContext
  private let day: Day

  init(_ context: OperationContext, on day: Day) {
    self.context = context
    self.day = day
  }

  /// Those that are not met, in the order of the rules.
  func missing(of account: SignedIn) throws -> [StandingGap] {
    let rules = context.rules
    let posts = try ScopeReader(context.connection, on: day)
      .posts(of: account.workerID)
    let isOwing = rules.duties.contains { duty in
      guard case .worker(let role) = duty.unit else { return false }
      return posts.contains { $0.role == role }
    }
    guard isOwing else { return [] }
    let loaded = try FactsLoader(
      context.connection, packs: rules.packs.map(\.id)
    ).staff([account.workerID])
    let facts = loaded.facts
    guard let worker = loaded.workerIDs.firstIndex(of: account.workerID)
    else { return [] }
    var judge = LedgerJudge(
      rules: rules, facts: facts, period: Span(day, day), asOf: day)
    var tally = StandingTally(rules: rules)
    judge.count(into: &tally)
    judge.judgeStanding(tally)
    let gaps = judge.listing.instances.filter {
      $0.unit == Int32(worker) && $0.state == .missed
    }
    let names = NameReader(context.connection)
    return try gaps.map { gap in
      let duty = rules.duties[Int(gap.duty)]
      let pack = rules.packs[rules.packOfDuty[Int(gap.duty)]]
      let kind = Self.link(of: duty)
      let links = judge.links(
        of: facts.workerNumbers[worker], for: gap.duty
      ).filter { $0.spans.contains { $0.contains(day) } }
      return StandingGap(
        duty: duty.id, title: duty.title, statement: duty.statement,
        policy: pack.citation, clause: duty.clause,
        required: Int(gap.required), counted: Int(gap.counted),
        unit: Self.unit(of: kind),
        links: try links.map { try view($0, kind, names, loaded) })
    }
  }

  private static func link(of duty: Duty) -> LinkKind? {
    guard case .standing(let rule) = duty.timing else { return nil }
    return rule.link
  }

  private static func unit(of kind: LinkKind?) -> String {
    switch kind {
    case .household: "户"
    case .contactPoint: "村"
    default: "人"
    }
  }

  private func view(
    _ link: Explanation.Link, _ kind: LinkKind?, _ names: NameReader,
    _ loaded: LoadedFacts
  ) throws -> StandingGap.Link {
    let finding = link.finding.split(separator: "：", maxSplits: 1).last
    var view = StandingGap.Link(
      household: nil, name: link.object, counts: link.counted,
      finding: link.counted ? "计入" : finding.map(String.init) ?? "")
    switch kind {
    case .household:
      view.household = link.object
      let scope = ScopeReader(context.connection, on: day)
      if let home = try scope.household(link.object), !home.head.isEmpty {
        view.name = "\(home.head)家"
      }
    case .contactPoint:
      if let code = AreaCode(link.object) { view.name = try names.area(code) }
    default:
      guard
        let index = loaded.personKeys.indices.first(where: {
          loaded.facts.personNumbers[$0] == link.object
        })
      else { break }
      let key = loaded.personKeys[index]
      view.name = try names.person(key).name
      let scope = ScopeReader(context.connection, on: day)
      if let home = try scope.home(of: key) {
        view.household = try scope.household(home)?.number
      }
    }
    return view
  }
}

extension DoneVisit {
  init(_ line: VisitLine) {
    household = line.household
    head = line.head
    at = line.at
    mode = line.mode
    result = line.result
  }
}

/// Standing duties (D-01, D-03, D-18) are judged on as-of from links that may
/// lie in several counties: each county's facts add to the counts, and the
/// rows are made at the end.
public struct StandingTally: Sendable {
  /// Links counted, by standing duty and 工号.
  var counts: [[String: Int32]]

  public init(rules: LedgerRules) {
    counts = Array(repeating: [:], count: rules.standing.count)
  }
}

extension LedgerJudge {
  /// Adds the links to different objects of these facts in force on as-of.
  public mutating func count(into tally: inout StandingTally) {
    for (position, duty) in rules.standing.enumerated() {
      if duty.rule.link == .contactPoint {
        countContactPoints(into: &tally.counts[position])
        continue
      }
      for link in facts.links.indices
      where facts.links[link].kind == duty.rule.link {
        let pair = facts.links[link]
        let isInForce = facts.linkSpans.range(Int32(link)).contains {
          facts.linkSpans.values[$0].contains(asOf)
        }
        if isInForce, isTarget(pair, duty) {
          let worker = facts.workerNumbers[Int(pair.worker)]
          tally.counts[position][worker, default: 0] += 1
        }
      }
    }
  }

  private func countContactPoints(into counts: inout [String: Int32]) {
    for worker in 0..<Int32(facts.workerNumbers.count)
    where !facts.contactPoints.isEmpty(worker) {
      var villages = Set<Int32>()
      for spell in facts.contactPoints[worker]
      where spell.span.contains(asOf) {
        villages.insert(spell.area)
      }
      counts[facts.workerNumbers[Int(worker)], default: 0] +=
        Int32(villages.count)
    }
  }

  mutating func isTarget(
    _ link: Facts.Link, _ duty: LedgerRules.StandingDuty
  ) -> Bool {
    if link.kind == .household {
      let home = facts.households[Int(link.object)]
      guard home.onFile.contains(asOf) else { return false }
      guard let target = duty.target else { return true }
      let start = sets.top
      defer { sets.drop(to: start) }
      sets.push(target, household: link.object, facts: facts)
      return sets.contains(asOf, from: start)
    }
    guard facts.household(of: link.object, on: asOf) >= 0 else {
      return false
    }
    guard let target = duty.target else { return true }
    let start = sets.top
    defer { sets.drop(to: start) }
    sets.push(target, person: link.object, facts: facts)
    return sets.contains(asOf, from: start)
  }

  /// Lists the standing duties, when the period includes as-of.
  public mutating func judgeStanding(_ tally: StandingTally) {
    guard period.contains(asOf) else { return }
    for (position, duty) in rules.standing.enumerated() {
      for worker in 0..<Int32(facts.workerNumbers.count) {
        guard let post = standingPost(worker, duty.role),
          facts.isInForce(pack: duty.pack, area: post.area, on: asOf),
          !duty.rule.leadersOnly || post.isLeader,
          asOf - post.span.first >= duty.rule.graceDays
        else { continue }
        let counted =
          tally.counts[position][facts.workerNumbers[Int(worker)]] ?? 0
        appendStanding(
          DutyInstance(
            duty: duty.index, unit: worker, window: Span(asOf, asOf),
            required: duty.required, counted: counted,
            state: counted >= duty.required ? .done : .missed,
            marks: .init(), actor: worker, place: post.area,
            listedFrom: asOf, fulfilledOn: nil, leftOn: nil,
            redeemedOn: nil, events: 0..<0))
      }
    }
  }

  /// The post of the role in force on as-of: of several the one that began
  /// first, then the smaller area code.
  private func standingPost(_ worker: Int32, _ role: Role) -> Facts.Post? {
    var found: Facts.Post?
    for post in facts.posts[worker]
    where post.role == role && post.span.contains(asOf) {
      guard let other = found else {
        found = post
        continue
      }
      let isFirst =
        post.span.first == other.span.first
        ? facts.areas[Int(post.area)].code < facts.areas[Int(other.area)].code
        : post.span.first < other.span.first
      if isFirst { found = post }
    }
    return found
  }
}

// When a unit is in a duty's scope: stays are worked out from all rows.

extension LedgerJudge {
  /// Pushes the days on which the unit is in scope.
  mutating func pushStays(
    of unit: JudgedUnit, _ scope: LedgerRules.Scope, _ kind: DutyUnit
  ) {
    switch kind {
    case .household: pushHouseholdStays(unit.household, scope)
    case .person: pushPersonStays(unit.person, scope)
    case .link: pushLinkStays(unit.index, scope)
    case .worker: break
    }
  }

  mutating func pushHouseholdStays(
    _ household: Int32, _ scope: LedgerRules.Scope
  ) {
    let home = facts.households[Int(household)]
    pushInForce(scope.pack, area: home.village)
    sets.clip(from: 0, to: home.onFile)
    if !sets.isEmpty(0), let condition = scope.condition {
      let second = sets.top
      sets.push(condition, household: household, facts: facts)
      sets.intersect(0, second)
    }
  }

  mutating func pushPersonStays(
    _ person: Int32, _ scope: LedgerRules.Scope
  ) {
    pushResidence(scope.pack, person: person)
    if !sets.isEmpty(0), let condition = scope.condition {
      let second = sets.top
      sets.push(condition, person: person, facts: facts)
      sets.intersect(0, second)
    }
  }

  /// Pushes the days on which the link is in scope: the link, the post, the
  /// object and the pack in force.
  mutating func pushLinkStays(
    _ link: Int32, _ scope: LedgerRules.Scope
  ) {
    let start = sets.top
    let pair = facts.links[Int(link)]
    for position in facts.linkSpans.range(link) {
      sets.push(facts.linkSpans.values[position])
    }
    sets.unite(from: start)
    var second = sets.top
    for position in facts.posts.range(pair.worker)
    where facts.posts.values[position].role == scope.role {
      sets.push(facts.posts.values[position].span)
    }
    sets.unite(from: second)
    sets.intersect(start, second)
    if sets.isEmpty(start) { return }
    second = sets.top
    if pair.kind == .household {
      let home = facts.households[Int(pair.object)]
      pushInForce(scope.pack, area: home.village)
      sets.clip(from: second, to: home.onFile)
    } else {
      pushResidence(scope.pack, person: pair.object)
    }
    sets.intersect(start, second)
    if let condition = scope.condition, !sets.isEmpty(start) {
      second = sets.top
      if pair.kind == .household {
        sets.push(condition, household: pair.object, facts: facts)
      } else {
        sets.push(condition, person: pair.object, facts: facts)
      }
      sets.intersect(start, second)
    }
  }

  private mutating func pushInForce(_ pack: Int, area: Int32) {
    for position in facts.inForce(pack, in: area) {
      sets.push(facts.inForce.values[position])
    }
  }

  /// Days on which the person is a member of a household where the pack is
  /// in force. A move from one day to the next leaves no gap.
  private mutating func pushResidence(_ pack: Int, person: Int32) {
    let start = sets.top
    for position in facts.residences.range(person) {
      let home = facts.residences.values[position]
      let from = sets.top
      pushInForce(
        pack, area: facts.households[Int(home.household)].village)
      sets.clip(from: from, to: home.span)
    }
    sets.unite(from: start)
  }
}

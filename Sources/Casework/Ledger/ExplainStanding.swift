extension LedgerJudge {
  /// Explains a standing duty of a worker; nil where it is not his on as-of.
  ///
  /// - Parameters:
  ///   - tally: of all counties.
  ///   - links: his links of all counties, by `links(of:for:)`.
  public mutating func explainStanding(
    _ position: Int32, of worker: String, _ tally: StandingTally,
    links: [Explanation.Link]
  ) -> Explanation? {
    let duty = rules.duties[Int(position)]
    restart()
    judgeStanding(tally)
    let found = listing.instances.first {
      $0.duty == position
        && facts.workerNumbers[Int($0.unit)] == worker
    }
    guard let found else { return nil }
    return Explanation(
      row: LedgerRow(found, of: listing, rules: rules, facts: facts),
      title: duty.title, statement: duty.statement, stays: [],
      candidates: [], links: links)
  }

  /// A worker's links of the kind that a standing duty counts, as far as
  /// these facts hold them, each with what became of it.
  public mutating func links(
    of number: String, for position: Int32
  ) -> [Explanation.Link] {
    let duty = rules.standing.first { $0.index == position }
    let worker = (0..<facts.workerNumbers.count).first {
      facts.workerNumbers[$0] == number
    }
    guard let duty, let worker else { return [] }
    if duty.rule.link == .contactPoint {
      return facts.contactPoints[Int32(worker)].map { spell in
        link(
          facts.areas[Int(spell.area)].code.description, [spell.span],
          isTarget: true)
      }
    }
    var found: [Explanation.Link] = []
    for index in facts.links.indices
    where facts.links[index].worker == worker
      && facts.links[index].kind == duty.rule.link
    {
      let pair = facts.links[index]
      let number =
        pair.kind == .household
        ? facts.householdNumbers[Int(pair.object)]
        : facts.personNumbers[Int(pair.object)]
      found.append(
        link(
          number, Array(facts.linkSpans[Int32(index)]),
          isTarget: isTarget(pair, duty)))
    }
    return found
  }

  private func link(
    _ object: String, _ spans: [Span], isTarget: Bool
  ) -> Explanation.Link {
    let isInForce = spans.contains { $0.contains(asOf) }
    let finding =
      !isInForce
      ? "不计入：判定日不在有效期内"
      : isTarget ? "计入" : "不计入：判定日不是这项职责的对象"
    return Explanation.Link(
      object: object, spans: spans, finding: finding,
      counted: isInForce && isTarget)
  }
}

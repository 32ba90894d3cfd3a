import Casework

extension PackReader {
  /// The keys that say something about windows and visits.
  private static let windowKeys = [
    "window", "least_days", "owed_when", "group", "when", "actor",
    "fulfilled_by", "deferred_by", "remote_limits", "deputies",
    "excused_by_suspension",
  ]

  func standingPart(_ entry: Entry, _ unit: DutyUnit?) -> DutyPart? {
    for key in Self.windowKeys {
      entry.refuse(
        key,
        "a standing duty has no windows and no visits, so `\(key)` "
          + "means nothing",
        "remove it, or write `window:` in place of `standing:`")
    }
    if let unit {
      switch unit {
      case .worker: break
      default:
        entry.refuse(
          "unit", "a standing duty is owed by a worker for his links",
          "write `unit: {worker: 残联干部}`")
      }
    }
    guard let rule = entry.required("standing", standingRule) else {
      return nil
    }
    return DutyPart(
      timing: .standing(rule), actor: .linkedWorker,
      fulfilment: Fulfilment(modes: WordSet(), met: .nobody))
  }

  private func standingRule(_ place: Place) -> StandingRule? {
    let keys = ["link", "target", "grace_days", "leaders_only"]
    guard let entry = Entry(place, of: "`standing`", keys, self) else {
      return nil
    }
    let link = entry.required("link", standingLink)
    let grace = entry.required("grace_days", number(in: 0...366))
    let leaders = entry.optional("leaders_only", flag) ?? false
    if let link, link.unit != .person {
      entry.refuse(
        "target",
        "「\(link.word)」 links to no person, so no condition "
          + "on the person can hold", "remove it")
    }
    let target = entry.optional("target") { condition($0, about: .person) }
    guard let link, let grace else { return nil }
    return StandingRule(
      link: link, target: target, graceDays: grace, leadersOnly: leaders)
  }

  private func standingLink(_ place: Place) -> LinkKind? {
    guard let link = word(LinkKind.self)(place) else { return nil }
    guard link != .deputy else {
      report(
        place, "「代理」 ties workers to each other",
        "use one of 联系户, 结对, 联系点, 探访责任")
      return nil
    }
    return link
  }
}

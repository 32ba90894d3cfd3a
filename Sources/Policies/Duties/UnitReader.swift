import Casework

extension PackReader {
  /// `household`, `person`, `{link: …, role: …}` or `{worker: …}`.
  func dutyUnit(_ place: Place) -> DutyUnit? {
    if place.isPlain {
      switch keyword(Keywords.units)(place) {
      case .household: return .household
      case .person: return .person
      case nil: return nil
      }
    }
    let keys = ["link", "role", "counted_per", "worker"]
    guard let entry = Entry(place, of: "a unit", keys, self) else {
      return nil
    }
    if entry.has("worker") {
      for key in ["link", "role", "counted_per"] {
        entry.refuse(
          key, "`\(key)` has no meaning beside `worker`", "remove it")
      }
      return entry.required("worker", word(Role.self)).map(DutyUnit.worker)
    }
    let link = entry.required("link", unitLink)
    let role = entry.required("role", word(Role.self))
    let pooled = link.flatMap { link in
      entry.has("counted_per")
        ? entry.required("counted_per") { self.pooled($0, link) } : false
    }
    guard let link, let role, let pooled else { return nil }
    return .link(link, role: role, pooled: pooled)
  }

  private func unitLink(_ place: Place) -> LinkKind? {
    guard let link = word(LinkKind.self)(place) else { return nil }
    guard link.unit != nil else {
      report(
        place, "「\(link.word)」 links to no household or person",
        "use one of 联系户, 结对, 探访责任")
      return nil
    }
    return link
  }

  /// `household` or `person` counts each link alone, `cadre` all links
  /// of a worker together.
  private func pooled(_ place: Place, _ link: LinkKind) -> Bool? {
    let each = link.unit == .household ? "household" : "person"
    return keyword([(each, false), ("cadre", true)])(place)
  }
}

extension LinkKind {
  /// What a link of this kind ties a worker to; nil for villages and workers.
  var unit: TargetGroup.Unit? {
    switch self {
    case .household: .household
    case .pair, .responsibleVisitor: .person
    case .contactPoint, .deputy: nil
    }
  }
}

extension DutyUnit {
  /// What conditions on the unit are about; nil for workers.
  var subject: TargetGroup.Unit? {
    switch self {
    case .household: .household
    case .person: .person
    case .link(let kind, _, _): kind.unit
    case .worker: nil
    }
  }

  var isLink: Bool {
    if case .link = self { true } else { false }
  }
}

import Casework

extension PackReader {
  /// `linked`, `{responsible: …}` or `{roles: […], at: …, name: …}`.
  func dutyActor(_ place: Place, _ unit: DutyUnit?) -> DutyActor? {
    if place.isPlain { return linkedActor(place, unit) }
    let keys = ["roles", "at", "name", "responsible"]
    guard let entry = Entry(place, of: "an actor", keys, self) else {
      return nil
    }
    if let unit, unit.isLink {
      report(
        place, "the duty of a link is owed by the linked worker alone",
        "write `actor: linked`")
      return nil
    }
    return entry.has("responsible")
      ? responsibleActor(entry, unit) : officeActor(entry)
  }

  private func linkedActor(_ place: Place, _ unit: DutyUnit?) -> DutyActor? {
    guard keyword([("linked", true)])(place) != nil else { return nil }
    switch unit {
    case .household, .person:
      report(
        place,
        "a \(unit == .household ? "household" : "person") has no "
          + "linked worker",
        "write `{roles: […], at: …}`, `{responsible: 探访责任}` for a "
          + "person, or make a link the unit")
      return nil
    default: return .linkedWorker
    }
  }

  private func responsibleActor(
    _ entry: Entry, _ unit: DutyUnit?
  ) -> DutyActor? {
    for key in ["roles", "at", "name"] {
      entry.refuse(
        key, "`\(key)` has no meaning beside `responsible`", "remove it")
    }
    if let unit, unit != .person {
      entry.refuse(
        "responsible", "only a person has a responsible worker",
        "write `unit: person`, or `{roles: […], at: …}`")
    }
    guard let link = entry.required("responsible", word(LinkKind.self)) else {
      return nil
    }
    guard link.unit == .person else {
      entry.refuse(
        "responsible", "「\(link.word)」 links to no person",
        "use one of 结对, 探访责任")
      return nil
    }
    return .responsible(link)
  }

  private func officeActor(_ entry: Entry) -> DutyActor? {
    let roles = entry.required("roles", words(Role.self))
    let area = entry.required("at", keyword(Keywords.areas))
    let name = entry.optional("name", text)
    guard let roles, let area else { return nil }
    guard let name = name ?? (roles.count == 1 ? roles[0].word : nil) else {
      if !entry.has("name") {
        report(
          entry.place, "several roles, and no `name` for them together",
          "add `name:`, which stands before the area: 残联@341202")
      }
      return nil
    }
    return .office(roles, at: area, name: name)
  }
}

import Casework

extension PackReader {
  /// A condition from its verb and value; the verb is known and fits.
  func read(
    _ verb: String, _ value: Place, _ unit: TargetGroup.Unit
  ) -> Condition? {
    switch verb {
    case "all": conditions(value, unit).map(Condition.all)
    case "any": conditions(value, unit).map(Condition.any)
    case "not": condition(value, about: unit).map(Condition.not)
    case "group": groupCondition(value, about: unit)
    case "any_group": anyGroup(value, unit)
    case "member": condition(value, about: .person).map(Condition.member)
    case "members_at_least": membersAtLeast(value)
    case "only_member":
      condition(value, about: .person).map(Condition.onlyMember)
    case "circumstance":
      wordSet(CircumstanceKind.self)(value).map(Condition.circumstance)
    case "certificate": certificate(value)
    case "status":
      wordSet(AssistanceStatus.self)(value).map(Condition.status)
    case "self_care":
      word(SelfCareClass.self)(value).map(Condition.selfCare)
    case "carers_from_age": age(value).map(Condition.carersFromAge)
    case "age_under": age(value).map(Condition.ageUnder)
    case "age_from": age(value).map(Condition.ageFrom)
    default: bare(verb, value)
    }
  }

  private func conditions(
    _ place: Place, _ unit: TargetGroup.Unit
  ) -> [Condition]? {
    let items = items(place)
    if items.isEmpty, place.isList {
      report(place, "the list is empty", "write at least one condition")
    }
    let read = items.map { condition($0, about: unit) }
    let whole = read.compactMap { $0 }
    return whole.isEmpty || whole.count < read.count ? nil : whole
  }

  private func anyGroup(
    _ place: Place, _ unit: TargetGroup.Unit
  ) -> Condition? {
    let read = oneOrMore(place).map { groupCondition($0, about: unit) }
    let whole = read.compactMap { $0 }
    return whole.isEmpty || whole.count < read.count ? nil : .any(whole)
  }

  private func membersAtLeast(_ place: Place) -> Condition? {
    let name = "`members_at_least`"
    guard let entry = Entry(place, of: name, ["count", "who"], self) else {
      return nil
    }
    let count = entry.required("count", number(in: 1...50))
    let who = entry.required("who") { condition($0, about: .person) }
    guard let count, let who else { return nil }
    return .membersAtLeast(count, who)
  }

  private func certificate(_ place: Place) -> Condition? {
    let keys = ["levels", "categories"]
    guard let entry = Entry(place, of: "`certificate`", keys, self) else {
      return nil
    }
    guard keys.contains(where: entry.has) else {
      report(
        place, "names neither levels nor categories",
        "write `certificate` alone for any certificate")
      return nil
    }
    let levels = entry.optional("levels") { place in
      LevelSet(oneOrMore(place).compactMap(number(in: 1...4)))
    }
    let categories = entry.optional(
      "categories", wordSet(DisabilityCategory.self))
    return .certificate(levels: levels ?? .any, categories: categories ?? .all)
  }

  private func age(_ place: Place) -> Int? { number(in: 1...130)(place) }

  /// `suspected: true` says the same as `suspected`.
  private func bare(_ verb: String, _ place: Place) -> Condition? {
    guard flag(place) != false else {
      report(
        place, "`\(verb): false` is not how to say the contrary",
        "write `not: \(verb)`")
      return nil
    }
    switch verb {
    case "suspected": return .suspected
    case "needs_care": return .needsCare
    case "guardian": return .guardian
    case "cared": return .cared
    default: return nil
    }
  }
}

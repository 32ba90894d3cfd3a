import Casework

/// A group as later entries may name it. The condition is nil where it
/// could not be read.
struct GroupEntry {
  var unit: TargetGroup.Unit
  var condition: Condition?
}

extension PackReader {
  func readGroups(_ pack: Entry) -> [TargetGroup] {
    groupIDs = pack["groups"]?.items.compactMap(\.id) ?? []
    return pack.list("groups", group)
  }

  private func group(_ place: Place) -> TargetGroup? {
    let keys = ["id", "clause", "title", "reason", "tier", "unit", "when"]
    guard let entry = Entry(place, of: "a group", keys, self) else {
      return nil
    }
    let id = entry.required("id", identifier)
    let clause = entry.required("clause", text)
    let title = entry.required("title", text)
    let reason = entry.required("reason", text)
    let tier = entry.required("tier", keyword(Keywords.tiers))
    let unit = entry.required("unit", keyword(Keywords.units))
    // Without a unit there is nothing to judge the condition by.
    let condition = unit.flatMap { unit in
      entry.required("when") { self.condition($0, about: unit) }
    }
    if let id {
      groups[id] = GroupEntry(unit: unit ?? .household, condition: condition)
    }
    guard let id, let clause, let title, let reason, let tier, let unit,
      let condition
    else { return nil }
    return TargetGroup(
      id: id, clause: clause, title: title, reason: reason, tier: tier,
      unit: unit, condition: condition)
  }

  /// The condition of a group of the pack that is about the given unit.
  func groupCondition(
    _ place: Place, about unit: TargetGroup.Unit
  ) -> Condition? {
    guard let name = scalar(place, "the id of a group") else { return nil }
    guard let group = groups[name] else {
      groupIDs.contains(name)
        ? report(
          place, "the group `\(name)` stands further down",
          "define it before the entry that names it")
        : report(
          place, "there is no group `\(name)`",
          suggestion(for: name, among: groupIDs))
      return nil
    }
    guard group.unit == unit || group.condition == nil else {
      report(
        place,
        "the group `\(name)` is of \(plural(group.unit)), but the condition "
          + "here is about a \(unit.rawValue)",
        group.unit == .person
          ? "put it under `member:`" : "name a group of persons")
      return nil
    }
    return group.condition
  }
}

func plural(_ unit: TargetGroup.Unit) -> String {
  unit == .household ? "households" : "persons"
}

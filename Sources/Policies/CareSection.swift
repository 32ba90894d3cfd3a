import Casework

extension PackReader {
  /// The keys of the part about entrusted care.
  static let careKeys = [
    "clause", "statuses", "days_without", "evaluation", "replace_within",
    "remind_before",
  ]

  func careRules(_ place: Place) -> CareRules? {
    guard
      let entry = Entry(place, of: "the part about care", Self.careKeys, self)
    else { return nil }
    let clause = entry.required("clause", text)
    let statuses = entry.required("statuses", wordSet(AssistanceStatus.self))
    let without = entry.required("days_without", number(in: 0...366))
    let evaluation = entry.required("evaluation", keyword(Keywords.windows))
    let replace = entry.required("replace_within", number(in: 0...366))
    let remind = entry.required("remind_before", number(in: 0...366))
    guard let clause, let statuses, let without, let evaluation, let replace,
      let remind
    else { return nil }
    return CareRules(
      clause: clause, statuses: statuses, daysWithout: without,
      evaluation: evaluation, replaceWithin: replace, remindBefore: remind)
  }
}

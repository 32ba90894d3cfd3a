import Casework

extension PackReader {
  /// The keys of the part about entrusted care.
  static let careKeys = [
    "clause", "statuses", "days_without", "evaluation", "replace_within",
    "remind_before", "awareness", "custody_domain",
  ]

  /// - Parameter forms: of the pack: what asks whether the policy is known
  ///   is among their fields.
  func careRules(
    _ place: Place, _ forms: [FormDefinition]
  ) -> CareRules? {
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
      evaluation: evaluation, replaceWithin: replace, remindBefore: remind,
      awareness: entry.optional("awareness") { awareness($0, forms) },
      custodyDomain: entry.optional("custody_domain", domainID))
  }

  private func awareness(
    _ place: Place, _ forms: [FormDefinition]
  ) -> CareRules.Awareness? {
    let asked = oneOrMore(place).compactMap { item -> (Place, String)? in
      scalar(item, "the id of a field").map { (item, $0) }
    }
    func questions(_ form: FormDefinition) -> [String] {
      form.fields.filter { $0.kind == .yesNo }.map(\.id)
    }
    let form = forms.first { form in
      asked.first.map { questions(form).contains($0.1) } ?? false
    }
    // What could not be read has been reported.
    if form == nil, !errors.isEmpty { return nil }
    let known = form.map(questions) ?? forms.flatMap(questions)
    // A form that is broken itself is reported where it stands.
    for (item, id) in asked
    where errors.isEmpty && (form == nil || !known.contains(id)) {
      report(
        item, "`\(id)` is no field of one form that is answered 是 or 否",
        suggestion(for: id, among: known))
    }
    return form.map {
      CareRules.Awareness(form: $0.id, fields: asked.map(\.1))
    }
  }
}

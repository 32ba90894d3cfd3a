import Casework

/// Reads the section `remedies` of a pack.
extension PackReader {
  static let remedyKeys = [
    "escalation", "rectification", "referral", "warnings",
  ]
  static let escalationKeys = ["clause", "rungs", "departments"]
  static let rungKeys = ["from", "clause", "to"]
  static let rectificationKeys = [
    "clause", "immediate_within", "usual_within", "answer_within",
  ]
  static let referralKeys = [
    "clause", "answer_within", "usual_within", "kinds",
  ]
  static let referralKindKeys = ["id", "title", "clause", "to", "for"]
  static let warningKeys = [
    "clause", "tell", "acknowledge_within", "measure_months", "signs",
  ]
  static let signKeys = [
    "id", "title", "clause", "circumstances", "answers",
  ]

  func remedies(_ place: Place) -> RemedyRules? {
    guard
      let entry = Entry(
        place, of: "the section `remedies`", Self.remedyKeys, self)
    else { return nil }
    return RemedyRules(
      escalation: entry.optional("escalation", escalation),
      rectification: entry.optional("rectification", rectification),
      referral: entry.optional("referral", referral),
      warnings: entry.optional("warnings", warnings))
  }

  private func escalation(_ place: Place) -> EscalationRules? {
    guard
      let entry = Entry(place, of: "`escalation`", Self.escalationKeys, self)
    else { return nil }
    let clause = entry.required("clause", text)
    let rungs = entry.list("rungs", rung)
    let departments = entry.list("departments", officeLevel)
    if let place = entry["rungs"] {
      for (number, rung) in rungs.enumerated()
      where rungs.prefix(number).contains(where: { $0.from == rung.from }) {
        report(
          place, "two rungs begin at the same level",
          "give each level one rung")
      }
    }
    return clause.map {
      EscalationRules(clause: $0, rungs: rungs, departments: departments)
    }
  }

  private func rung(_ place: Place) -> EscalationRung? {
    guard let entry = Entry(place, of: "a rung", Self.rungKeys, self) else {
      return nil
    }
    let from = entry.required("from", keyword(Keywords.officeLevels))
    let clause = entry.required("clause", text)
    let to = entry.list("to", officeLevel)
    reportNobody(entry, "to", to)
    guard let from, let clause else { return nil }
    for office in to where office.level.rawValue > from.rawValue {
      report(
        place, "the \(office.level.word) lies below the \(from.word)",
        "name offices of the same level or above")
    }
    return EscalationRung(from: from, clause: clause, to: to)
  }

  private func rectification(_ place: Place) -> RectificationRules? {
    guard
      let entry = Entry(
        place, of: "`rectification`", Self.rectificationKeys, self)
    else { return nil }
    let clause = entry.required("clause", text)
    let immediate = entry.required("immediate_within") {
      length($0, ["hours"])
    }
    let usual = entry.required("usual_within") { length($0, ["days"]) }
    let answer = entry.required("answer_within", answerTerm)
    guard let clause, let immediate, let usual, let answer else { return nil }
    return RectificationRules(
      clause: clause, immediateWithin: immediate, usual: usual,
      answerWithin: answer)
  }

  private func referral(_ place: Place) -> ReferralRules? {
    guard
      let entry = Entry(place, of: "`referral`", Self.referralKeys, self)
    else { return nil }
    let clause = entry.required("clause", text)
    let answer = entry.required("answer_within", answerTerm)
    let usual = entry.required("usual_within") { length($0, ["days"]) }
    let kinds = entry.list("kinds", referralKind)
    if let place = entry["kinds"] {
      reportRepeated(place.items, in: "`kinds`")
    }
    guard let clause, let answer, let usual else { return nil }
    return ReferralRules(
      clause: clause, answerWithin: answer, usual: usual, kinds: kinds)
  }

  private func referralKind(_ place: Place) -> ReferralKind? {
    guard
      let entry = Entry(place, of: "a kind", Self.referralKindKeys, self)
    else { return nil }
    let id = entry.required("id", ownID)
    let title = entry.required("title", text)
    let clause = entry.required("clause", text)
    let to = entry.required("to", officeLevel)
    let domains =
      entry["for"].map { oneOrMore($0).compactMap(knownDomain) } ?? []
    guard let id, let title, let clause, let to else { return nil }
    return ReferralKind(
      id: id, title: title, clause: clause, to: to, domains: domains)
  }

  private func warnings(_ place: Place) -> WarningRules? {
    guard
      let entry = Entry(place, of: "`warnings`", Self.warningKeys, self)
    else { return nil }
    let clause = entry.required("clause", text)
    let tell = entry.list("tell", officeLevel)
    reportNobody(entry, "tell", tell)
    let term = entry.required("acknowledge_within", answerTerm)
    let months = entry.required("measure_months", number(in: 1...24))
    let signs = entry.list("signs", sign)
    if let place = entry["signs"] {
      reportRepeated(place.items, in: "`signs`")
    }
    guard let clause, let term, let months else { return nil }
    return WarningRules(
      clause: clause, tell: tell, acknowledgeWithin: term,
      measureWithinMonths: months, signs: signs)
  }

  private func sign(_ place: Place) -> WarningSign? {
    guard let entry = Entry(place, of: "a sign", Self.signKeys, self) else {
      return nil
    }
    let id = entry.required("id", ownID)
    let title = entry.required("title", text)
    let clause = entry.required("clause", text)
    let circumstances = entry.optional(
      "circumstances", words(CircumstanceKind.self))
    let answers = entry["answers"].map { oneOrMore($0).compactMap(identifier) }
    guard let id, let title, let clause else { return nil }
    return WarningSign(
      id: id, title: title, clause: clause,
      circumstances: circumstances ?? [], answers: answers ?? [])
  }

  private func answerTerm(_ place: Place) -> MatterTerm? {
    length(place, ["hours", "working_days"])
  }

  private func knownDomain(_ place: Place) -> String? {
    guard let id = scalar(place, "the id of a domain") else { return nil }
    let known = matterDomains ?? []
    guard let found = known.first(where: { $0.id.hasSuffix("/\(id)") }) else {
      report(
        place, "there is no domain `\(id)`",
        suggestion(
          for: id,
          among: known.map {
            String($0.id.split(separator: "/").last ?? "")
          }))
      return nil
    }
    return found.id
  }

  private func reportNobody(
    _ entry: Entry, _ key: String, _ offices: [OfficeLevel]
  ) {
    if offices.isEmpty, (entry[key]?.items ?? []).isEmpty {
      report(
        entry[key] ?? entry.place, "nobody is told",
        "name at least one office under `\(key):`")
    }
  }
}

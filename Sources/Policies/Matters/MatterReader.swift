import Casework
import Yams

/// What a pack says of matters.
extension PackReader {
  static let matterKeys = [
    "clause", "domains", "classes", "usual", "long_standing_after",
    "follow_up_after",
  ]

  func matterRules(_ place: Place) -> MatterRules? {
    guard
      let entry = Entry(
        place, of: "the section of matters", Self.matterKeys, self)
    else { return nil }
    let clause = entry.required("clause", text)
    let classes = entry.required("classes") { place in
      items(place).compactMap(matterClass)
    }
    let known = classes?.map(\.urgency) ?? []
    let usual = entry.required("usual") { ofClass($0, among: known) }
    let domains = entry.required("domains") { place in
      items(place).compactMap { matterDomain($0, known) }
    }
    let long = entry.required("long_standing_after") {
      length($0, ["days"])
    }
    let followUp = entry.required("follow_up_after") { length($0, ["days"]) }
    if let place = entry["domains"] {
      reportRepeated(place.items, in: "`domains`")
      if place.isList, place.items.isEmpty {
        report(place, "the list is empty", "name at least one")
      }
    }
    reportRepeatedClasses(entry["classes"], known)
    guard let clause, let classes, let usual, let domains, let long,
      let followUp
    else { return nil }
    return MatterRules(
      clause: clause, domains: domains, classes: classes, usual: usual,
      longStandingAfter: long, followUpAfter: followUp)
  }

  private func matterDomain(
    _ place: Place, _ known: [MatterUrgency]
  ) -> MatterDomain? {
    let keys = ["id", "title", "clause", "restricted", "urgency"]
    guard let entry = Entry(place, of: "a domain", keys, self) else {
      return nil
    }
    let id = entry.required("id", ownID)
    let title = entry.required("title", text)
    let clause = entry.required("clause", text)
    let isRestricted = entry.optional("restricted", flag) ?? false
    let urgency = entry.optional("urgency") { ofClass($0, among: known) }
    guard let id, let title, let clause else { return nil }
    return MatterDomain(
      id: id, title: title, clause: clause, isRestricted: isRestricted,
      urgency: urgency)
  }

  private func matterClass(_ place: Place) -> MatterClass? {
    let keys = ["urgency", "title", "clause", "plan_within"]
    guard let entry = Entry(place, of: "a class", keys, self) else {
      return nil
    }
    let urgency = entry.required("urgency", word(MatterUrgency.self))
    let title = entry.required("title", text)
    let clause = entry.required("clause", text)
    let term = entry.optional("plan_within") {
      length($0, ["hours", "working_days"])
    }
    guard let urgency, let title, let clause else { return nil }
    return MatterClass(
      urgency: urgency, title: title, clause: clause, planWithin: term)
  }

  /// A word for an urgency of which the pack has a class.
  private func ofClass(
    _ place: Place, among known: [MatterUrgency]
  ) -> MatterUrgency? {
    guard let urgency = word(MatterUrgency.self)(place) else { return nil }
    if !known.isEmpty, !known.contains(urgency) {
      report(
        place, "the pack has no class \"\(urgency.word)\"",
        suggestion(for: urgency.word, among: known.map(\.word)))
    }
    return urgency
  }

  private func reportRepeatedClasses(
    _ classes: Place?, _ known: [MatterUrgency]
  ) {
    guard let classes else { return }
    if classes.isList, classes.items.isEmpty {
      report(classes, "the list is empty", "name at least one")
    } else if Set(known).count < known.count {
      report(
        classes, "an urgency has two classes", "give each urgency one class")
    }
  }

  /// `{working_days: 3}`: one of the keys named.
  func length(_ place: Place, _ keys: [String]) -> MatterTerm? {
    guard let entry = Entry(place, of: "a length of time", keys, self) else {
      return nil
    }
    let given = keys.filter(entry.has)
    guard let key = given.first, given.count == 1 else {
      report(
        place, "says \(given.isEmpty ? "no" : "more than one") length of time",
        "write one of \(keys.joined(separator: ", "))")
      return nil
    }
    guard let count = entry.required(key, number(in: 1...3_650)) else {
      return nil
    }
    let parameter = parameter(named: place[key])
    let amount: MatterTerm.Amount =
      switch key {
      case "hours": .hours(count)
      case "working_days": .workingDays(count)
      default: .days(count)
      }
    return MatterTerm(
      amount, interpretation: parameter?.interpretation,
      isPlatformDefault: parameter?.isPlatformDefault ?? false)
  }

  /// The parameter that stands at a place, not what it stands for.
  private func parameter(named place: Place?) -> Parameter? {
    guard let name = place?["parameter"]?.text else { return nil }
    return parameters.first { $0.parameter.id == name }?.parameter
  }
}

/// The matters that problems open.
extension PackReader {
  /// Of a section: for all its fields that show a problem and say no more.
  func opening(_ entry: Entry) -> MatterOpening? {
    if entry.has("urgency"), !entry.has("domain") {
      entry.refuse(
        "urgency", "nothing says which matter is meant",
        "add `domain:` to this entry")
    }
    let urgency = entry.optional("urgency", word(MatterUrgency.self))
    return entry.optional("domain", domainID).map {
      MatterOpening(domain: $0, urgency: urgency)
    }
  }

  /// Of a field: its own, or that of its section.
  func opening(
    _ entry: Entry, _ kind: FormDefinition.Kind
  ) -> MatterOpening? {
    guard entry.canShowProblem(kind) else {
      for key in ["domain", "urgency"] {
        entry.refuse(
          key, "no answer to this field is a problem",
          "remove it, or say which is: `problem_below`, `problem_when`")
      }
      return nil
    }
    if entry.has("domain") { return opening(entry) }
    let urgency = entry.optional("urgency", word(MatterUrgency.self))
    guard var opening = sectionOpening else {
      if matterDomains != nil {
        report(
          entry.place, "a problem here opens no matter",
          "add `domain:` to this field or its section")
      } else {
        entry.refuse(
          "urgency", "nothing says which matter is meant",
          "add `domain:` to this entry")
      }
      return nil
    }
    opening.urgency = urgency ?? opening.urgency
    return opening
  }

  func domainID(_ place: Place) -> String? {
    guard let id = scalar(place, "the id of a domain") else { return nil }
    if id == "none" { return nil }
    guard let domains = matterDomains else {
      // What could not be read has been reported.
      if hasMatters { return nil }
      report(
        place, "the pack says nothing of matters",
        "add a section `matters:`, or remove this")
      return nil
    }
    let own = domains.map { String($0.id.split(separator: "/").last ?? "") }
    guard let position = own.firstIndex(of: id) else {
      report(
        place, "there is no domain `\(id)`", suggestion(for: id, among: own))
      return nil
    }
    return domains[position].id
  }
}

extension Entry {
  fileprivate func canShowProblem(_ kind: FormDefinition.Kind) -> Bool {
    switch kind {
    case .check: true
    case .integer, .decimal: has("problem_below")
    case .choice, .choices, .yesNo: has("problem_when")
    case .text, .date: false
    }
  }
}

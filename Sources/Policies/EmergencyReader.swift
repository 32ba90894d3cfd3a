import Casework

/// Reads the section `emergencies` of a pack.
extension PackReader {
  static let emergencyKeys = [
    "clause", "acknowledge_minutes", "record_hours", "look_back", "safety",
    "kinds",
  ]
  static let incidentKeys = [
    "id", "code", "title", "clause", "serious", "calls", "steps", "tell",
  ]
  static let safetyKeys = [
    "attempts", "within_days", "contact_hours", "groups",
    "acknowledge_hours", "first_visit_days",
  ]

  func emergencies(_ place: Place) -> EmergencyRules? {
    guard
      let entry = Entry(
        place, of: "the section `emergencies`", Self.emergencyKeys, self)
    else { return nil }
    let clause = entry.required("clause", text)
    let minutes = entry.required("acknowledge_minutes", number(in: 1...10_080))
    let hours = entry.required("record_hours", number(in: 1...720))
    let lookBack = entry.required("look_back", number(in: 1...24))
    let safety = entry.optional("safety", safety)
    let kinds = entry.list("kinds", incidentKind)
    reportRepeated(entry, ["kinds"])
    guard let clause, let minutes, let hours, let lookBack else { return nil }
    return EmergencyRules(
      clause: clause, acknowledgeMinutes: minutes, recordHours: hours,
      lookBack: lookBack, kinds: kinds, safety: safety)
  }

  private func incidentKind(_ place: Place) -> IncidentKind? {
    guard let entry = Entry(place, of: "a kind", Self.incidentKeys, self)
    else { return nil }
    let id = entry.required("id", identifier)
    let code = entry.required("code", number(in: 1...99))
    let title = entry.required("title", text)
    let clause = entry.required("clause", text)
    let isSerious = entry.optional("serious", flag) ?? false
    let calls = entry["calls"].map { oneOrMore($0).compactMap(call) } ?? []
    let steps = entry.list("steps", text)
    let recipients = entry.list("tell", officeLevel)
    if recipients.isEmpty {
      report(
        entry["tell"] ?? place, "nobody is told",
        "name at least one office under `tell:`")
    }
    guard let id, let code, let title, let clause else { return nil }
    return IncidentKind(
      id: id, code: code, title: title, clause: clause,
      isSerious: isSerious, calls: calls, steps: steps,
      recipients: recipients)
  }

  /// A telephone number of a service: `110`.
  private func call(_ place: Place) -> String? {
    guard let number = text(place) else { return nil }
    guard (3...12).contains(number.utf8.count),
      number.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 })
    else {
      report(
        place, "\"\(number)\" is not a telephone number", "write it as 110")
      return nil
    }
    return number
  }

  func officeLevel(_ place: Place) -> OfficeLevel? {
    guard let entry = Entry(place, of: "an office", ["of", "office"], self)
    else { return nil }
    let level = entry.required("of", keyword(Keywords.officeLevels))
    let institution = entry.required("office", word(InstitutionKind.self))
    guard let level, let institution else { return nil }
    return OfficeLevel(level, institution)
  }

  private func safety(_ place: Place) -> SafetyRules? {
    guard let entry = Entry(place, of: "`safety`", Self.safetyKeys, self)
    else { return nil }
    let attempts = entry.required("attempts", number(in: 1...20))
    let days = entry.required("within_days", number(in: 1...60))
    let contact = entry.required("contact_hours", number(in: 1...720))
    let acknowledge = entry.required(
      "acknowledge_hours", number(in: 1...720))
    let first = entry.required("first_visit_days", number(in: 1...60))
    let groups = entry.list("groups", knownGroup)
    guard let attempts, let days, let contact, let acknowledge, let first
    else { return nil }
    return SafetyRules(
      attempts: attempts, withinDays: days, contactHours: contact,
      groups: groups, acknowledgeHours: acknowledge, firstVisitDays: first)
  }

  private func knownGroup(_ place: Place) -> String? {
    guard let name = scalar(place, "the id of a group") else { return nil }
    guard groupIDs.contains(name) else {
      report(
        place, "there is no group `\(name)`",
        suggestion(for: name, among: groupIDs))
      return nil
    }
    return name
  }
}

import Operations

/// What a form for a change of facts is about.
struct ChangeTarget {
  var kind: ChangeKind
  /// 户编号; empty for an area.
  var household = ""
  /// Key of a member; empty for none.
  var person = ""

  init(_ kind: ChangeKind, household: String = "", person: String = "") {
    self.kind = kind
    self.household = household
    self.person = person
  }

  /// Nil for a path that is none of a form.
  init?(path: String) {
    if let numbers = Route.areaChange.numbers(in: path) {
      self.init(numbers[0], .area)
    } else if let numbers = Route.householdChange.numbers(in: path) {
      self.init(numbers[1], .household, household: numbers[0])
    } else if let numbers = Route.memberChange.numbers(in: path) {
      self.init(
        numbers[2], .person, household: numbers[0], person: numbers[1])
    } else {
      return nil
    }
  }

  private init?(
    _ word: String, _ subject: ChangeKind.Subject, household: String = "",
    person: String = ""
  ) {
    guard let kind = ChangeKind(rawValue: word), kind.subject == subject
    else { return nil }
    self.init(kind, household: household, person: person)
  }

  var path: String {
    switch kind.subject {
    case .area: Route.areaChange.path(kind.rawValue)
    case .household: Route.householdChange.path(household, kind.rawValue)
    case .person:
      Route.memberChange.path(household, person, kind.rawValue)
    }
  }

  /// Where one came from.
  var back: String {
    kind.subject == .area
      ? Route.changes.path() : Route.household.path(household)
  }
}

extension ChangeEntry {
  /// What was posted, as it was typed.
  init(_ form: FormFields, _ target: ChangeTarget) {
    var values: [String: [String]] = [:]
    for field in form.under(ChangeFormPage.fieldPrefix).fields
    where !field.value.isEmpty {
      values[field.name, default: []].append(field.value)
    }
    self.init(
      id: form["id"] ?? "", kind: target.kind, household: target.household,
      person: target.person, base: form["base"] ?? "", values: values)
  }
}

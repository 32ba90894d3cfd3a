import Casework

extension PackReader {
  /// A duty counted in calendar windows.
  func windowPart(
    _ entry: Entry, _ unit: DutyUnit?, _ required: Int?
  ) -> DutyPart? {
    guard entry.has("window") else {
      report(
        entry.place, "says neither `window` nor `standing`",
        "add `window: quarter`, or `standing:` for links that must exist")
      return nil
    }
    if case .worker = unit {
      entry.refuse(
        "unit", "a worker owes no visits as such",
        "write a unit that is visited, or `standing:` in place of `window:`")
    }
    let window = entry.required("window", keyword(Keywords.windows))
    let timing = window.flatMap { dutyTiming(entry, unit, $0) }
    if let window, let required, required > window.shortest {
      entry.refuse(
        "required", "\(required) days do not fit into the window",
        "write a number from 1 to \(window.shortest)")
    }
    let group = dutyGroup(entry, unit)
    let actor = entry.required("actor") { dutyActor($0, unit) }
    let fulfilment = entry.required("fulfilled_by") {
      self.fulfilment($0, unit)
    }
    let deferral = entry.optional("deferred_by") {
      self.deferral($0, fulfilment)
    }
    let limits = entry.optional("remote_limits") {
      remoteLimits($0, fulfilment, window)
    }
    let deputies = entry.optional("deputies", flag) ?? false
    if deputies, unit?.isLink == true {
      entry.refuse(
        "deputies", "a personal link cannot be delegated (A-15)",
        "write `deputies: false` or leave it out")
    }
    let excused = entry.optional("excused_by_suspension", flag) ?? true
    guard let timing, let actor, let fulfilment else { return nil }
    return DutyPart(
      group: group, timing: timing, actor: actor, fulfilment: fulfilment,
      deferral: deferral, remoteLimits: limits, allowsDeputy: deputies,
      excusedBySuspension: excused)
  }

  private func dutyTiming(
    _ entry: Entry, _ unit: DutyUnit?, _ window: WindowKind
  ) -> DutyTiming? {
    let days = 1...window.shortest
    let least = entry.optional("least_days", number(in: days))
    let owedWhen = entry.optional("owed_when") { classOnDay($0, window) }
    if let unit, unit != .person {
      entry.refuse(
        "owed_when", "only persons have a self-care class",
        "remove it, or write `unit: person`")
    }
    return .window(
      window, leastDaysLeft: least ?? window.leastDaysLeft,
      owedWhen: owedWhen)
  }

  private func classOnDay(
    _ place: Place, _ window: WindowKind
  ) -> ClassOnDay? {
    let keys = ["self_care", "on_day"]
    guard let entry = Entry(place, of: "`owed_when`", keys, self) else {
      return nil
    }
    let selfCare = entry.required("self_care", word(SelfCareClass.self))
    let day = entry.required("on_day") { place in
      guard let day = number(in: 1...366)(place) else { return Int?.none }
      guard day <= window.shortest else {
        report(
          place, "day \(day) is beyond the end of some windows",
          "write a day from 1 to \(window.shortest)")
        return nil
      }
      return day
    }
    guard let selfCare, let day else { return nil }
    return ClassOnDay(selfCare: selfCare, day: day)
  }

  /// `group`, a group of the pack, or `when`, a condition of its own.
  private func dutyGroup(_ entry: Entry, _ unit: DutyUnit?) -> Condition? {
    if entry.has("group") {
      entry.refuse(
        "when", "says both `group` and `when`",
        "put both under `when:`, as `all: [group: …, …]`")
    }
    guard let subject = unit?.subject else { return nil }
    return entry.optional("group") { groupCondition($0, about: subject) }
      ?? entry.optional("when") { condition($0, about: subject) }
  }
}

extension WindowKind {
  /// Days of the shortest window of the kind: 16 to 28 February, and so on.
  var shortest: Int {
    switch self {
    case .halfMonth: 13
    case .month: 28
    case .quarter: 90
    case .halfYear: 181
    case .year: 365
    }
  }
}

import Casework

extension PackReader {
  func fulfilment(_ place: Place, _ unit: DutyUnit?) -> Fulfilment? {
    let keys = ["modes", "door_modes", "met", "at_own_household"]
    guard let entry = Entry(place, of: "`fulfilled_by`", keys, self) else {
      return nil
    }
    let modes = entry.required("modes", wordSet(VisitMode.self))
    let door = entry.optional("door_modes", wordSet(VisitMode.self))
    let met = entry.required("met", keyword(Keywords.met))
    let own = entry.optional("at_own_household", flag) ?? false
    guard let modes, let met else { return nil }
    if let door, door.bits & ~modes.bits != 0 {
      let extra = WordSet<VisitMode>(bits: door.bits & ~modes.bits)
      entry.refuse(
        "door_modes", "\(listed(extra)) does not fulfil the duty at all",
        "add it to `modes`, or remove it here")
    }
    if let subject = unit?.subject,
      (subject == .household) != (met == .household)
    {
      entry.refuse(
        "met", "the unit is a \(subject.rawValue)",
        subject == .household
          ? "write `met: household`"
          : "write person, person_or_family or person_or_family_of_ward")
    }
    if own, unit?.subject == .household || !modes.contains(.home) {
      entry.refuse(
        "at_own_household", "the key is for home visits to persons",
        "remove it")
    }
    return Fulfilment(
      modes: modes, doorModes: door ?? WordSet(), met: met,
      homeVisitAtOwnHousehold: own)
  }

  func deferral(_ place: Place, _ fulfilment: Fulfilment?) -> Deferral? {
    guard let modes = wordSet(VisitMode.self)(place) else { return nil }
    if let fulfilment, fulfilment.modes.bits & modes.bits != 0 {
      let both = WordSet<VisitMode>(
        bits: fulfilment.modes.bits & modes.bits)
      report(
        place, "\(listed(both)) already fulfils the duty",
        "name only modes that keep contact in place of a visit")
    }
    return Deferral(modes: modes)
  }

  func remoteLimits(
    _ place: Place, _ fulfilment: Fulfilment?, _ window: WindowKind?
  ) -> RemoteLimits? {
    let keys = ["not_twice_in_a_row", "door_majority_in", "door_once_in"]
    guard let entry = Entry(place, of: "`remote_limits`", keys, self) else {
      return nil
    }
    if let fulfilment {
      if fulfilment.doorModes.isEmpty {
        report(
          place, "limits remote contacts, but no modes are at the door",
          "add `door_modes: [入户, 见面]` to `fulfilled_by`")
      } else if fulfilment.doorModes == fulfilment.modes {
        report(
          place, "limits remote contacts, but all modes are at the door",
          "remove it, or add remote modes to `fulfilled_by`")
      }
    }
    let twice = entry.optional("not_twice_in_a_row", flag) ?? false
    let majority = entry.optional("door_majority_in") {
      longer($0, than: window)
    }
    let once = entry.optional("door_once_in") { longer($0, than: window) }
    if !twice, !entry.has("door_majority_in"), !entry.has("door_once_in") {
      report(
        place, "limits nothing",
        "remove it, or write `not_twice_in_a_row: true`")
    }
    return RemoteLimits(
      notTwiceInARow: twice, doorMajorityIn: majority, doorOnceIn: once)
  }

  private func longer(
    _ place: Place, than window: WindowKind?
  ) -> WindowKind? {
    guard let period = keyword(Keywords.windows)(place) else { return nil }
    if let window, period.rawValue <= window.rawValue {
      report(
        place, "the period must be longer than the window",
        "write one of "
          + Keywords.windows.filter { $0.value.rawValue > window.rawValue }
          .map(\.word).joined(separator: ", "))
    }
    return period
  }
}

func listed<Word>(_ words: WordSet<Word>) -> String {
  words.words.map { "「\($0.word)」" }.joined()
}

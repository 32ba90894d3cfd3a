import Casework

extension PackReader {
  static let dutyKeys = [
    "id", "clause", "title", "statement", "unit", "group", "when", "window",
    "least_days", "owed_when", "standing", "required", "actor",
    "fulfilled_by", "deferred_by", "remote_limits", "deputies",
    "excused_by_suspension",
  ]

  func duty(_ place: Place) -> Duty? {
    guard let entry = Entry(place, of: "a duty", Self.dutyKeys, self) else {
      return nil
    }
    let id = entry.required("id", ownID)
    let clause = entry.required("clause", text)
    let title = entry.required("title", text)
    let statement = entry.required("statement", text)
    let unit = entry.required("unit", dutyUnit)
    let required = entry.required("required", number(in: 1...366))
    let rest =
      entry.has("standing")
      ? standingPart(entry, unit) : windowPart(entry, unit, required)
    guard let id, let clause, let title, let statement, let unit,
      let required, let rest
    else { return nil }
    return Duty(
      id: id, clause: clause, title: title, statement: statement, unit: unit,
      group: rest.group, timing: rest.timing, required: required,
      actor: rest.actor, fulfilment: rest.fulfilment,
      deferral: rest.deferral, remoteLimits: rest.remoteLimits,
      allowsDeputy: rest.allowsDeputy,
      excusedBySuspension: rest.excusedBySuspension)
  }

  /// `name`, or `pack/name`; always read as `pack/name`.
  func ownID(_ place: Place) -> String? {
    guard let written = scalar(place, "an id") else { return nil }
    let parts = written.split(
      separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      return identifier(place).map { "\(packID ?? "")/\($0)" }
    }
    guard parts[0] == packID ?? "" else {
      report(
        place, "the id belongs to the pack `\(parts[0])`",
        "write `\(parts[1])` alone, or `\(packID ?? "")/\(parts[1])`")
      return nil
    }
    return identifier(String(parts[1]), place).map { _ in written }
  }
}

/// What standing duties and those counted in windows say differently.
struct DutyPart {
  var group: Condition?
  var timing: DutyTiming
  var actor: DutyActor
  var fulfilment: Fulfilment
  var deferral: Deferral?
  var remoteLimits: RemoteLimits?
  var allowsDeputy = false
  var excusedBySuspension = true
}

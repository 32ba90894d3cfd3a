import Casework
import Records

/// Corrections wait until all other visits are there: what they name may
/// come later in the file.
struct VisitRows {
  var seen: Set<String> = []
  /// Saved some at a time.
  var ready: [(visit: VisitRecord, place: RowPlace)] = []
  var corrections: [(visit: VisitRecord, place: RowPlace)] = []
  /// Numbers of records that other counties may have a part in.
  fileprivate var shared: Set<String> = []
}

extension RegisterImport {
  func take(_ visit: VisitRecord, _ place: RowPlace) throws {
    guard visits.seen.insert(visit.number).inserted else {
      return refuse(
        place, "访视编号", "访视编号重复", "每次访视用不同的编号；更正请另编号并填“更正”列",
        visit.number)
    }
    guard try knows(household: visit.household, place) else { return }
    for worker in visit.workers {
      guard knows(worker: worker, "工号", place) else { return }
    }
    for person in visit.persons {
      guard try knows(person: person, column: "见到人员", place) else {
        return
      }
    }
    if visit.corrects != nil {
      visits.corrections.append((visit, place))
    } else {
      visits.ready.append((visit, place))
      if visits.ready.count >= 1_024 { try saveReady() }
    }
  }

  private func saveReady() throws {
    let ready = visits.ready
    visits.ready.removeAll(keepingCapacity: true)
    try writer.lookUp(ready.map(\.visit))
    for (visit, place) in ready { try save(visit, place) }
  }

  func saveVisits() throws {
    try saveReady()
    try PlannerStatistics.refresh(
      ["visits", "visit_workers", "visit_persons"],
      added: report.counts[.visits]?.added ?? 0, context.connection)
    try saveCorrections()
    let reader = VisitReader(context.connection)
    for county in try reader.counties(ofRecords: visits.shared) {
      touch(county)
    }
    visits.shared = []
  }

  /// Saves corrections after what they name; what names nothing on record
  /// is refused, with what names it in turn.
  private func saveCorrections() throws {
    var waiting = visits.corrections
    visits.corrections = []
    while !waiting.isEmpty {
      var still: [(visit: VisitRecord, place: RowPlace)] = []
      let pending = Set(waiting.map(\.visit.number))
      try writer.lookUp(waiting.map(\.visit))
      for (visit, place) in waiting {
        let named = visit.corrects ?? ""
        if pending.contains(named), named != visit.number,
          try writer.head(visit.number) == nil
        {
          still.append((visit, place))
          continue
        }
        guard named != visit.number, let corrected = try writer.head(named),
          scope.mayCorrect(county: corrected.place.county)
        else {
          refuse(
            place, "更正", "没有这个访视编号（或者该行被退回）",
            "改正编号，或补上被更正的访视", named)
          continue
        }
        if visit.registeredAt < corrected.registeredAt {
          refuse(
            place, "登记时间", "更正的登记时间早于被更正的记录",
            "填写作出更正的时间", visit.registeredAt.description)
          continue
        }
        if try writer.leads(from: named, to: visit.number) {
          refuse(place, circle: visit)
          continue
        }
        try save(visit, place)
      }
      if still.count == waiting.count {
        for (visit, place) in still { refuse(place, circle: visit) }
        return
      }
      waiting = still
    }
  }

  private func refuse(_ place: RowPlace, circle visit: VisitRecord) {
    refuse(
      place, "更正", "更正互相指向，找不到最初的记录",
      "更正应指向更早登记的访视", visit.corrects ?? "")
  }

  private func save(_ visit: VisitRecord, _ place: RowPlace) throws {
    let outcome = try writer.put(visit)
    try saved(outcome, household: visit.household, place)
    for person in visit.persons {
      if let key = writer.index.persons[person] { touch(key.county) }
    }
    // What stood before, and what it replaces, may be another county's.
    if outcome == .corrected || (outcome == .added && visit.corrects != nil) {
      visits.shared.insert(visit.number)
    }
    quality.check(visit, at: place)
  }
}

import Casework
import Database
import Foundation
import Records

/// Saves an entry with all that hangs on it, and brings the ledger to what
/// it then is.
struct VisitSaving {
  let context: OperationContext
  let home: VisibleHousehold
  let draft: VisitDraft
  /// What the entry corrects, and why.
  var correcting: (chain: VisitChains.Chain, number: String, why: String)?

  /// What has been recorded under the draft's number; nil for nothing.
  ///
  /// - Throws: `Refusal.alreadyRecorded` where that was something else.
  func earlier(_ touched: TouchedUnits) throws -> RecordedVisit? {
    let connection = context.connection
    guard let stored = try VisitReader(connection).find(draft.id) else {
      return nil
    }
    guard try VisitExtras(connection).digest(of: stored) == digest else {
      throw Refusal.alreadyRecorded
    }
    return try answer(
      duties(
        try loader.units(
          households: touched.households, persons: touched.persons)))
  }

  /// Holds what the entry touches until it is on record, and tells what that
  /// is.
  func lock() throws -> TouchedUnits {
    let touched = try touched()
    try context.connection.lock(
      Set(
        touched.households.map {
          UnitLock(.household, county: $0.county, id: $0.id)
        }
      ).union(
        touched.persons.map {
          UnitLock(.person, county: $0.county, id: $0.id)
        }
      ).union([UnitLock(visit: draft.id)]))
    return touched
  }

  /// - Parameter problems: found already, to be told with all others.
  /// - Throws: `Refusal.invalid`.
  func save(
    _ touched: TouchedUnits, _ problems: [FieldProblem] = []
  ) throws -> RecordedVisit {
    let connection = context.connection
    let reader = VisitReader(connection)
    var check = VisitCheck(
      draft, of: home, touched,
      firstRegistered: correcting?.chain.original.record.registeredAt,
      problems: problems, in: context)
    try check.checkEntry()
    let persons = touched.persons.union(check.persons)
    let record = record()
    let loaded = try loader.units(
      with: NewEntry(
        record, of: home.key, workers: check.workers, persons: check.persons,
        correcting: try correcting.flatMap { try reader.find($0.number) }),
      households: touched.households, persons: persons)
    let duties = duties(loaded)
    let answers = try check.checkAnswers(duties)
    let matters = try VisitMatters(
      check.found, of: draft, home, in: context,
      replacing: correcting?.chain.entries.map(\.record.number) ?? [])
    check.add(matters.problems)
    try check.finish()
    let id = try reader.nextID(in: home.key)
    try VisitWriter(connection, context.recording).insert(
      record, home.key, id: id, revision: 1, workers: check.workers,
      persons: check.persons)
    try VisitExtras(connection).insert(
      answers, late: draft.lateReason, correction: correcting?.why ?? "",
      digest: digest, of: home.key, visit: id)
    try matters.save()
    try context.audit(
      county: home.key.county, subject: draft.id,
      detail: "household \(home.number)"
        + (correcting.map { " corrects \($0.number)" } ?? ""))
    try LedgerRefresh(context).store(
      loaded, households: touched.households, persons: persons,
      since: earliestDay)
    return try answer(duties)
  }

  private func duties(_ loaded: LoadedFacts) -> DayDuties {
    DayDuties(
      loaded, context.rules, on: draft.at.day, asOf: draft.at.day)
  }

  /// Of the visit, and of what it corrects.
  private var earliestDay: Day {
    (correcting?.chain.entries ?? []).reduce(draft.at.day) {
      min($0, $1.record.at.day)
    }
  }

  private var loader: FactsLoader {
    FactsLoader(context.connection, packs: context.rules.packs.map(\.id))
  }

  private func record() -> VisitRecord {
    var registered = context.now
    if let base = correcting?.chain.standing.record {
      // Where the calendar stands still the time of day may run back.
      registered = max(registered, base.registeredAt)
    }
    return VisitRecord(
      number: draft.id, at: draft.at, mode: draft.mode, result: draft.result,
      household: draft.household, workers: draft.workers,
      persons: draft.persons, metFamily: draft.metFamily,
      reason: draft.reason, occasion: draft.occasion, registered: registered,
      corrects: correcting?.number, remark: draft.remark)
  }

  /// Whose duties the entry, and what it corrects, may concern.
  private func touched() throws -> TouchedUnits {
    let scope = ScopeReader(context.connection, on: draft.at.day)
    let parties = VisitParties(context.connection)
    var touched = TouchedUnits(
      household: home.key, residents: Set(try scope.everybody(of: home.key)))
    var numbers: Set<String> = []
    for entry in correcting?.chain.entries ?? [] {
      if touched.households.insert(entry.home).inserted {
        touched.persons.formUnion(try scope.everybody(of: entry.home))
      }
      numbers.formUnion(entry.record.persons)
    }
    for number in numbers.union(draft.persons) {
      if let key = try parties.person(number)?.key {
        touched.persons.insert(key)
      }
    }
    return touched
  }

  /// The duties that count this visit and became done by it.
  private func answer(_ duties: DayDuties) throws -> RecordedVisit {
    let (rules, loaded, day) = (context.rules, duties.loaded, duties.day)
    let facts = loaded.facts
    let listing = duties.judged(on: max(day, context.today)).listing
    let names = NameReader(context.connection)
    var cleared: [RecordedVisit.ClearedDuty] = []
    for instance in listing.instances
    where instance.state == .done && instance.fulfilledOn == day {
      let counts = instance.events.contains { position in
        let visit = facts.visits.values[
          Int(listing.events[Int(position)])]
        return facts.visitNumbers[Int(visit.number)] == draft.id
      }
      if !counts { continue }
      let duty = rules.duties[Int(instance.duty)]
      let person: Int32? =
        switch duty.unit {
        case .person: instance.unit
        case .link(.pair, _, _): facts.links[Int(instance.unit)].object
        default: nil
        }
      cleared.append(
        RecordedVisit.ClearedDuty(
          duty: duty.id, title: duty.title,
          person: try person.map {
            try names.person(loaded.personKeys[Int($0)]).name
          }, window: instance.window))
    }
    return RecordedVisit(
      number: draft.id, household: home.number,
      cleared: cleared.sorted {
        ($0.duty, $0.person ?? "") < ($1.duty, $1.person ?? "")
      },
      opened: try MatterStore(context.connection).matters(
        in: home.key.county, foundOn: [draft.id]
      ).map(\.id))
  }

  /// Of everything that was sent.
  private var digest: [UInt8] {
    var digest = FormDigest()
    digest.add([
      draft.household, String(draft.at.seconds), draft.mode.word,
      draft.result.word, draft.metFamily ? "1" : "0",
      draft.reason?.word ?? "", draft.occasion, draft.remark,
      draft.lateReason, correcting?.number ?? "", correcting?.why ?? "",
    ])
    digest.add(draft.workers.sorted())
    digest.add(draft.persons.sorted())
    for (sheet, fields) in draft.answers.sorted(by: { $0.key < $1.key }) {
      digest.add([sheet])
      for (field, text) in fields.sorted(by: { $0.key < $1.key }) {
        digest.add([field, text])
      }
    }
    for (item, matter) in draft.matters.sorted(by: { $0.key < $1.key }) {
      digest.add([
        item, matter.choice, matter.urgency, matter.person ?? "-",
        matter.what,
      ])
    }
    return digest.bytes
  }
}

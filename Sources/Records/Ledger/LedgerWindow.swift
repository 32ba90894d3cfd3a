package import Casework
import Database

/// What is stored of one duty in one window: the days from which its state
/// on every day follows.
package struct LedgerWindow: Hashable, Sendable {
  package var unit: UnitKey
  /// Position in `ledger_duties`.
  package var duty: Int64
  package var window: Span
  package var village: Int64
  package var actor: Int64
  package var listedFrom: Day
  package var counted: Int64
  /// The state at the window's end, with what is on record now.
  package var settled: DutyState
  package var marks: WordSet<DutyMark>
  package var doneOn: Day?
  package var leftOn: Day?
  /// Of a window that leaves a debt: the first fulfilling day after it.
  package var redeemedOn: Day?
  /// The last day of the next window of the same unit and duty.
  package var followedOn: Day?

  /// Whether it is owed still on a day (欠访), by what is on record now: the
  /// latest that has ended, not met, and not made good since.
  package func isOverdue(on day: Day) -> Bool {
    guard settled.leavesDebt, window.last <= day else { return false }
    if let redeemedOn, redeemedOn <= day { return false }
    if let followedOn, followedOn <= day { return false }
    return true
  }

  /// The state on a day, by what is on record now.
  package func state(on day: Day) -> DutyState {
    if window.last <= day { return settled }
    if let doneOn, doneOn <= day { return .done }
    if let leftOn, leftOn <= day { return .void }
    return .open
  }
}

/// The unit of a stored window, in the order of the table's key.
package struct UnitKey: Hashable, Comparable, Sendable {
  package enum Kind: Int64, Sendable {
    case household, person, householdLink, personLink
  }

  package var county: Int64
  package var kind: Kind
  package var id: Int64
  /// 0 but for links.
  package var worker: Int64

  package static func < (left: UnitKey, right: UnitKey) -> Bool {
    (left.county, left.kind.rawValue, left.id, left.worker)
      < (right.county, right.kind.rawValue, right.id, right.worker)
  }
}

extension LedgerWindow {
  /// - Returns: nil for standing duties, which depend on today as a whole
  ///   and are not stored.
  init?(
    _ instance: DutyInstance, rules: LedgerRules, loaded: LoadedFacts,
    dutyIDs: [Int64]
  ) {
    let facts = loaded.facts
    let duty = rules.duties[Int(instance.duty)]
    let unit = Int(instance.unit)
    switch duty.unit {
    case .worker: return nil
    case .household:
      let key = loaded.householdKeys[unit]
      self.unit = UnitKey(
        county: key.county, kind: .household, id: key.id, worker: 0)
    case .person:
      let key = loaded.personKeys[unit]
      self.unit = UnitKey(
        county: key.county, kind: .person, id: key.id, worker: 0)
    case .link:
      let link = facts.links[unit]
      let worker = loaded.workerIDs[Int(link.worker)]
      if link.kind == .household {
        let key = loaded.householdKeys[Int(link.object)]
        self.unit = UnitKey(
          county: key.county, kind: .householdLink, id: key.id,
          worker: worker)
      } else {
        let key = loaded.personKeys[Int(link.object)]
        self.unit = UnitKey(
          county: key.county, kind: .personLink, id: key.id, worker: worker)
      }
    }
    self.duty = dutyIDs[Int(instance.duty)]
    window = instance.window
    village =
      instance.place < 0
      ? 0 : facts.areas[Int(instance.place)].code.number
    actor =
      instance.actor < 0 ? 0 : loaded.workerIDs[Int(instance.actor)]
    listedFrom = instance.listedFrom
    counted = Int64(instance.counted)
    settled = instance.state
    marks = instance.marks
    doneOn = instance.fulfilledOn
    leftOn = instance.leftOn
    redeemedOn = instance.redeemedOn
  }
}

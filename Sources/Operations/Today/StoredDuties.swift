import Casework
import Records

/// Finds in the stored ledger which households of a worker's areas are owed
/// something by him.
struct StoredDuties {
  private let context: OperationContext
  private let day: Day
  private let own: OwnDuties
  private let areas: [AreaCode]
  /// Position of each duty that may be his by its number in the ledger.
  private let duties: [Int64: Int]

  /// Nil where the stored ledger does not say it: it waits to be made anew,
  /// does not reach the day, or lacks a duty.
  init?(
    _ units: WorkerUnits, _ context: OperationContext, on day: Day
  ) throws {
    self.context = context
    self.day = day
    let (own, areas) = (units.own, units.areas)
    (self.own, self.areas) = (own, areas)
    let store = LedgerStore(context.connection, rules: context.rules)
    for county in Set(areas.map(\.countyKey)) {
      guard let state = try store.state(of: county), !state.isStale,
        Span(state.keptFrom, state.keptThrough).contains(day)
      else { return nil }
    }
    var duties: [Int64: Int] = [:]
    let ids = try store.dutyIDs()
    for (position, duty) in context.rules.duties.enumerated() {
      guard case .office(let owing, let level, _) = duty.actor,
        case .window = duty.timing,
        areas.contains(where: {
          ![.none, .shared].contains(own.office(owing, level, duty, $0))
        })
      else { continue }
      if case .link = duty.unit { return nil }
      if ids[position] == 0 { return nil }
      duties[ids[position]] = position
    }
    self.duties = duties
  }

  func collect(into homes: inout OwedHomes) throws {
    let reader = OwedReader(context.connection, on: day)
    var doubts: [Doubt] = []
    for area in areas {
      for kind in [UnitKey.Kind.household, .person] {
        let wanted = duties.filter {
          context.rules.duties[$0.value].unit.storedKind == kind
        }
        var owed: [UnitDuty: Windows] = [:]
        for found in try reader.windows(
          of: wanted.keys.sorted(), kind: kind, in: area)
        {
          let key = UnitDuty(unit: found.unit, duty: found.duty)
          if found.last > day {
            owed[key, default: Windows()].open = found
          } else {
            owed[key, default: Windows()].debt = found
          }
        }
        for windows in owed.values { add(windows, to: &homes, &doubts) }
      }
    }
    try settle(doubts, into: &homes)
  }

  private struct UnitDuty: Hashable {
    var unit: UnitKey
    /// Position in `ledger_duties`.
    var duty: Int64
  }

  /// Of one unit by one duty.
  private struct Windows {
    var open: OwedReader.Found?
    var debt: OwedReader.Found?
  }

  /// What one unit owes by one duty.
  private func add(
    _ windows: Windows, to homes: inout OwedHomes, _ doubts: inout [Doubt]
  ) {
    guard let found = windows.open ?? windows.debt,
      let position = duties[found.duty]
    else { return }
    let duty = context.rules.duties[position]
    guard case .office(let owing, let level, _) = duty.actor,
      own.office(owing, level, duty, found.village) != .none
    else { return }
    // Whoever has an open window, or one that ends today, is in scope; any
    // other debt must be judged.
    guard found.last >= day else {
      doubts.append(Doubt(found: found, duty: Int32(position)))
      return
    }
    homes.add(
      found.home, in: found.village, due: found.last,
      isOverdue: windows.debt != nil)
  }

  /// A debt of a unit that may have left the scope of the duty.
  private struct Doubt {
    var found: OwedReader.Found
    var duty: Int32
  }

  private func settle(
    _ doubts: [Doubt], into homes: inout OwedHomes
  ) throws {
    if doubts.isEmpty { return }
    var households: Set<HouseholdKey> = []
    var persons: Set<PersonKey> = []
    for doubt in doubts {
      let unit = doubt.found.unit
      if unit.kind == .household {
        households.insert(HouseholdKey(county: unit.county, id: unit.id))
      } else {
        persons.insert(PersonKey(county: unit.county, id: unit.id))
      }
    }
    let judged = JudgedUnits(
      try FactsLoader(
        context.connection, packs: context.rules.packs.map(\.id)
      ).units(households: households, persons: persons),
      rules: context.rules, on: day)
    var owed: Set<Owed> = []
    for position in judged.debts {
      let instance = judged.instances[position]
      let duty = context.rules.duties[Int(instance.duty)]
      switch duty.unit {
      case .household:
        let key = judged.loaded.householdKeys[Int(instance.unit)]
        owed.insert(
          Owed(
            duty: instance.duty, kind: .household, county: key.county,
            id: key.id))
      case .person:
        let key = judged.loaded.personKeys[Int(instance.unit)]
        owed.insert(
          Owed(
            duty: instance.duty, kind: .person, county: key.county,
            id: key.id))
      case .link, .worker: continue
      }
    }
    for doubt in doubts {
      let unit = doubt.found.unit
      let key = Owed(
        duty: doubt.duty, kind: unit.kind, county: unit.county, id: unit.id)
      guard owed.contains(key) else { continue }
      homes.add(
        doubt.found.home, in: doubt.found.village,
        due: doubt.found.last, isOverdue: true)
    }
  }

  private struct Owed: Hashable {
    var duty: Int32
    var kind: UnitKey.Kind
    var county: Int64
    var id: Int64
  }
}

/// A row of the ledger listing as exchange.md gives it, every field a text
/// but the two counts.
public struct LedgerRow: Hashable, Sendable {
  public var duty: String
  public var policy: String
  public var clause: String
  public var unitType: String
  public var unit: String
  public var actor: String
  public var from: Day
  public var to: Day
  public var required: Int
  public var counted: Int
  public var state: DutyState
  public var events: [String]
  public var marks: WordSet<DutyMark>
  public var note: String
  /// Where the row belongs; not listed, selected by.
  public var place: AreaCode?
}

extension LedgerRow {
  /// - Parameter instance: judged by these rules and facts.
  public init(
    _ instance: DutyInstance, of listing: LedgerListing,
    rules: LedgerRules, facts: Facts
  ) {
    let duty = rules.duties[Int(instance.duty)]
    let pack = rules.packs[rules.packOfDuty[Int(instance.duty)]]
    let place =
      instance.place < 0 ? nil : facts.areas[Int(instance.place)].code
    self.init(
      duty: duty.id, policy: pack.citation, clause: duty.clause,
      unitType: duty.unit.typeName,
      unit: facts.number(of: instance.unit, duty.unit),
      actor: facts.actorText(instance, duty, place: place),
      from: instance.window.first, to: instance.window.last,
      required: Int(instance.required), counted: Int(instance.counted),
      state: instance.state,
      events: instance.events.map {
        let visit = facts.visits.values[Int(listing.events[Int($0)])]
        return facts.visitNumbers[Int(visit.number)]
      },
      marks: instance.marks,
      note: instance.note(duty), place: place)
  }

  /// By duty, unit and window start, by Unicode code point.
  public static func precedes(_ left: LedgerRow, _ right: LedgerRow) -> Bool {
    if left.duty != right.duty {
      return left.duty.utf8.lexicographicallyPrecedes(right.duty.utf8)
    }
    if left.unit != right.unit {
      return left.unit.utf8.lexicographicallyPrecedes(right.unit.utf8)
    }
    return left.from < right.from
  }
}

extension DutyUnit {
  public var typeName: String {
    switch self {
    case .household: "household"
    case .person: "person"
    case .link: "link"
    case .worker: "worker"
    }
  }
}

extension Facts {
  /// The number of a unit as files write it.
  public func number(of unit: Int32, _ kind: DutyUnit) -> String {
    switch kind {
    case .household: return householdNumbers[Int(unit)]
    case .person: return personNumbers[Int(unit)]
    case .worker: return workerNumbers[Int(unit)]
    case .link:
      let link = links[Int(unit)]
      let object =
        link.kind == .household
        ? householdNumbers[Int(link.object)]
        : personNumbers[Int(link.object)]
      return workerNumbers[Int(link.worker)] + "+" + object
    }
  }

  fileprivate func actorText(
    _ instance: DutyInstance, _ duty: Duty, place: AreaCode?
  ) -> String {
    guard case .office(_, let level, let name) = duty.actor else {
      return instance.actor < 0 ? "" : workerNumbers[Int(instance.actor)]
    }
    let area = place?.ancestor(level)
    return name + "@" + (area.map(\.description) ?? "")
  }
}

extension LedgerJudge {
  /// What is in debt (欠访): positions in `listing.instances` of the latest
  /// ended instance of each unit and duty, where it was missed, deferred or
  /// rejected and no fulfilling day has come since. The listing must reach
  /// back to that instance; standing duties are no matter of it.
  public mutating func overdue() -> [Int] {
    var found: [Int] = []
    var scopes: [Int32: (LedgerRules.Scope, LedgerRules.WindowDuty)] = [:]
    for position in latestEnded() {
      let instance = listing.instances[position]
      guard instance.state.leavesDebt else { continue }
      if scopes[instance.duty] == nil {
        scopes[instance.duty] = rules.scope(of: instance.duty)
      }
      guard let (scope, duty) = scopes[instance.duty],
        !isFulfilled(duty, scope, instance, after: instance.window.last)
      else { continue }
      found.append(position)
    }
    return found
  }

  /// Whether the unit of an instance is in the scope of its duty on as-of.
  public mutating func isInScope(_ instance: DutyInstance) -> Bool {
    guard let (scope, _) = rules.scope(of: instance.duty) else {
      return false
    }
    let kind = rules.duties[Int(instance.duty)].unit
    let start = sets.top
    defer { sets.drop(to: start) }
    pushStays(of: facts.judgedUnit(instance, kind), scope, kind)
    return sets.contains(asOf, from: start)
  }

  /// Instances stand unit by unit, duty by duty, in the order of time.
  private func latestEnded() -> [Int] {
    var found: [Int] = []
    for (position, instance) in listing.instances.enumerated() {
      guard instance.window.last <= asOf,
        case .window = rules.duties[Int(instance.duty)].timing
      else { continue }
      if let last = found.last,
        listing.instances[last].duty == instance.duty,
        listing.instances[last].unit == instance.unit
      {
        found[found.count - 1] = position
      } else {
        found.append(position)
      }
    }
    return found
  }

  private mutating func isFulfilled(
    _ duty: LedgerRules.WindowDuty, _ scope: LedgerRules.Scope,
    _ instance: DutyInstance, after day: Day
  ) -> Bool {
    let kind = rules.duties[Int(duty.index)].unit
    var units = [facts.judgedUnit(instance, kind)]
    if duty.isPooled, case .link(let linkKind, _, _) = kind {
      let worker = units[0].worker
      units = facts.links.indices.filter {
        facts.links[$0].worker == worker && facts.links[$0].kind == linkKind
      }.map { facts.unit(of: Int32($0)) }
    }
    days.drop(to: 0)
    contacts.drop(to: 0)
    for unit in units {
      let start = sets.top
      pushStays(of: unit, scope, kind)
      collectDays(duty, unit, stays: start..<sets.top, from: day + 1)
      sets.drop(to: start)
    }
    return !days.isEmpty
  }
}

extension DutyState {
  /// Whether a window that ended so is owed still.
  public var leavesDebt: Bool {
    self == .missed || self == .deferred || self == .remoteRejected
  }
}

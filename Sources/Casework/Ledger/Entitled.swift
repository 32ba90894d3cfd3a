// Who may fulfil a duty.

extension Facts {
  /// What a judged instance is about.
  func judgedUnit(_ instance: DutyInstance, _ kind: DutyUnit) -> JudgedUnit {
    switch kind {
    case .household:
      JudgedUnit(household: instance.unit, index: instance.unit)
    case .person: JudgedUnit(person: instance.unit, index: instance.unit)
    case .link: unit(of: instance.unit)
    case .worker: JudgedUnit(worker: instance.unit, index: instance.unit)
    }
  }

  func unit(of link: Int32) -> JudgedUnit {
    let pair = links[Int(link)]
    return pair.kind == .household
      ? JudgedUnit(
        worker: pair.worker, household: pair.object, index: link)
      : JudgedUnit(worker: pair.worker, person: pair.object, index: link)
  }

  /// Whether one of the workers could fulfil the duty of an instance on a
  /// day, himself or as deputy. Never so for a standing duty.
  public func mayFulfil(
    _ instance: DutyInstance, _ rules: LedgerRules, by workers: [Int32],
    on day: Day
  ) -> Bool {
    guard let (_, duty) = rules.scope(of: instance.duty) else { return false }
    let unit = judgedUnit(
      instance, rules.duties[Int(instance.duty)].unit)
    let home =
      unit.person < 0 ? unit.household : household(of: unit.person, on: day)
    if home < 0 { return false }
    let village = households[Int(home)].village
    return workers.contains { worker in
      isEntitled(worker, duty, unit, village, day)
        || (duty.allowsDeputy && isPosted(worker, on: day)
          && deputies[worker].contains {
            $0.span.contains(day)
              && isEntitled($0.worker, duty, unit, village, day)
          })
    }
  }

  @inline(__always)
  func isEntitled(
    _ worker: Int32, _ duty: LedgerRules.WindowDuty, _ unit: JudgedUnit,
    _ village: Int32, _ day: Day
  ) -> Bool {
    switch duty.actor {
    case .linkedWorker:
      return worker == unit.worker
    case .responsible:
      for position in responsible.range(unit.person)
      where responsible.values[position].worker == worker
        && responsible.values[position].span.contains(day)
      {
        return isPosted(worker, on: day)
      }
      return false
    case .office:
      for position in posts.range(worker) {
        let post = posts.values[position]
        if duty.roles.contains(post.role), post.span.contains(day),
          serves(post.area, village, duty.level)
        {
          return true
        }
      }
      return false
    }
  }

  /// Village and township commissioners serve the one area that is theirs;
  /// of a county is whoever is posted at or below it.
  @inline(__always)
  private func serves(
    _ area: Int32, _ village: Int32, _ level: AreaLevel
  ) -> Bool {
    switch level {
    case .village: area == village
    case .township:
      area == areas[Int(village)].township
        && areas[Int(area)].township == area
    case .county:
      areas[Int(area)].county >= 0
        && areas[Int(area)].county == areas[Int(village)].county
    default: false
    }
  }
}

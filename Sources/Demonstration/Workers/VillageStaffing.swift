import Casework

extension Staffing {
  /// A commissioner for each township, a second one where it is large; in
  /// one of twenty somebody new took over.
  mutating func appointTownships() {
    let holders = place.persons / townships.count
    for (position, township) in townships.enumerated() {
      let unit = township.name + "残联"
      var services: [SampleService] = []
      if position > 0, chance.happens(60) || position == 5 {
        let change = period.day(&chance)
        services = [
          service(
            .townshipCommissioner, unit, township.code.description,
            Span(longAgo(), change - 1)),
          service(
            .townshipCommissioner, unit, township.code.description,
            Span(change, .distantFuture)),
        ]
      } else {
        services = [
          service(
            .townshipCommissioner, unit, township.code.description,
            Span(longAgo(), .distantFuture))
        ]
      }
      staff.townships.append(services)
      if holders > 900 {
        _ = appoint(.townshipCommissioner, unit, township.code)
      }
    }
  }

  /// A commissioner for each village; some villages have none, some had a
  /// change, some share one with the village before.
  mutating func appointVillages() {
    for (position, village) in villages.enumerated() {
      let roll = position == 0 ? 999 : chance.below(1_000)
      switch roll {
      case ..<28: staff.villages.append([])
      case ..<90: staff.villages.append(succession(in: village))
      case ..<125:
        staff.villages.append(shared(position) ?? [regular(in: village)])
      case ..<150:
        staff.villages.append([
          service(
            .villageCommissioner, village.plainName + "残协", village.code,
            Span(period.day(&chance), .distantFuture))
        ])
      default: staff.villages.append([regular(in: village)])
      }
    }
  }

  private mutating func regular(in village: SampleVillage) -> SampleService {
    service(
      .villageCommissioner, village.plainName + "残协", village.code,
      Span(longAgo(), .distantFuture))
  }

  /// Somebody who left in the period, and the successor after a gap.
  private mutating func succession(
    in village: SampleVillage
  ) -> [SampleService] {
    let left = period.day(&chance)
    let unit = village.plainName + "残协"
    var services = [
      service(
        .villageCommissioner, unit, village.code, Span(longAgo(), left))
    ]
    let start = left + 1 + chance.below(60)
    if start <= period.last {
      services.append(
        service(
          .villageCommissioner, unit, village.code,
          Span(start, .distantFuture)))
    }
    return services
  }

  /// The worker of the village before, in a second post.
  private mutating func shared(_ position: Int) -> [SampleService]? {
    guard position > 1,
      villages[position - 1].township == villages[position].township,
      staff.villages[position - 1].count == 1,
      let before = staff.villages[position - 1].first,
      staff.workers[before.worker].posts.count == 1
    else { return nil }
    let start = max(before.span.first, period.dayBefore(300, &chance))
    let span = Span(start, .distantFuture)
    staff.workers[before.worker].posts.append(
      SamplePost(
        role: .villageCommissioner,
        unit: villages[position].plainName + "残协",
        area: villages[position].code, span: span))
    return [SampleService(worker: before.worker, span: span)]
  }

  private mutating func service(
    _ role: Role, _ unit: String, _ area: String, _ span: Span
  ) -> SampleService {
    SampleService(worker: appoint(role, unit, area, span), span: span)
  }
}

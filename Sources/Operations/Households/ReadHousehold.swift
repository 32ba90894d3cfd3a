import Casework
import Records

/// A household with everything its page shows.
package struct ReadHousehold: Query {
  package static let permission = Permission.readHousehold
  package static let action = AuditAction.readHousehold

  /// 户编号.
  package var number: String
  /// Visits shown, newest first.
  package var visitLimit: Int

  package init(_ number: String, visitLimit: Int = 50) {
    self.number = number
    self.visitLimit = min(max(1, visitLimit), 500)
  }

  /// - Throws: `Refusal.notFound` where there is none, or it is not his.
  package func perform(in context: OperationContext) throws -> HouseholdView {
    let home = try context.see(household: number)
    let day = context.today
    let connection = context.connection
    let reader = HouseholdReader(connection, home.key)
    guard let record = try reader.record() else { throw Refusal.notFound }
    context.noteRead(county: home.key.county, subject: home.number)
    let members = try MemberReader(connection, vault: try context.vault())
      .members(of: home.key)
    let judged = try HouseholdUnits.judge(
      home.key, persons: Set(members.map(\.key)), in: context, on: day)
    let names = NameReader(connection)
    var views = MemberViews(
      members, on: day, names, VisitParties(connection))
    views.capacities = try CapacityStore(connection).guardianship(
      of: Set(members.map(\.key)), on: day
    ).compactMapValues(\.capacity)
    let chains = try VisitChains(of: home.key, VisitEntries(connection)).chains
    let visits = VisitViews(context)
    let index = judged.index(of: home.key)
    return HouseholdView(
      day: day, record: record, path: try names.path(record.village),
      isOnFile: record.onFile.contains(day), members: try views.current(),
      formerMembers: try views.former(),
      categories: try index.map {
        try categories(judged, $0, names, context)
      } ?? [],
      duties: try index.map {
        try DutyViews(judged, of: $0, names, context).views(
          touching: WindowKind.year.window(containing: day))
      } ?? [],
      visits: try chains.prefix(visitLimit).map(visits.history),
      visitCount: chains.count,
      circumstances: try reader.circumstances(of: number),
      absences: try absences(reader, members),
      suspension: try reader.suspension(at: record.village, on: day),
      mayRecord: context.actor.may(.recordVisit),
      mayCall: context.actor.mayCall,
      mayReveal: context.actor.may(.revealIdentity))
  }

  private func categories(
    _ judged: JudgedUnits, _ home: Int32, _ names: NameReader,
    _ context: OperationContext
  ) throws -> [CategoryView] {
    var groups = GroupReasons(
      context.rules, judged.facts, on: judged.day, of: context.ownPolicies)
    return try groups.groups(of: home).map { found in
      CategoryView(
        title: found.group.title, reason: found.group.reason,
        policy: context.rules.packs[found.pack].citation,
        clause: found.group.clause,
        tier: found.group.tier,
        persons: try found.persons.map {
          try names.person(judged.loaded.personKeys[Int($0)]).name
        })
    }
  }

  private func absences(
    _ reader: HouseholdReader, _ members: [MemberRow]
  ) throws -> [AbsenceView] {
    var views = try reader.absences(of: number).map {
      AbsenceView(person: nil, reason: $0.reason, span: $0.span)
    }
    var seen: Set<String> = []
    for member in members where seen.insert(member.person.number).inserted {
      views += member.absences.map {
        AbsenceView(
          person: member.person.name, reason: $0.reason, span: $0.span)
      }
    }
    return views.sorted { $0.span.first > $1.span.first }
  }
}

/// A household with its persons, judged on a day.
enum HouseholdUnits {
  static func judge(
    _ home: HouseholdKey, persons: Set<PersonKey>, workers: [Int64] = [],
    in context: OperationContext, on day: Day
  ) throws -> JudgedUnits {
    JudgedUnits(
      try FactsLoader(
        context.connection, packs: context.rules.packs.map(\.id)
      ).units(households: [home], persons: persons, workers: workers),
      rules: context.rules, on: day)
  }
}

extension JudgedUnits {
  func index(of home: HouseholdKey) -> Int32? {
    loaded.householdKeys.firstIndex(of: home).map(Int32.init)
  }
}

package import Casework
import Records

/// 访视对象清单: the households of a village that are to be visited, with
/// their categories, and who visits them.
package struct ReadTargetList: Query {
  package static let permission = Permission.readHousehold
  package static let action = AuditAction.printPaper

  package var village: AreaCode
  /// The list is of its last day, or of today; who joined and who left in it
  /// is said.
  package var period: Span

  package init(village: AreaCode, period: Span) {
    self.village = village
    self.period = period
  }

  /// - Throws: `Refusal.notFound` for what is no village of the asker's.
  package func perform(in context: OperationContext) throws -> TargetList {
    let place = try context.paperPlace(
      village, widest: .village, paper: "targets")
    let day = min(period.last, context.today)
    let before = period.first - 1
    let connection = context.connection
    let homes = try ScopeReader(connection, on: day).households(in: village)
    let earlier = try ScopeReader(connection, on: before)
      .households(in: village)
    let known = Set(earlier.map(\.key))
    let keys = Set(homes.map(\.key))
    let loaded = try FactsLoader(
      connection, packs: context.rules.packs.map(\.id)
    ).units(
      households: keys.union(known),
      persons: Set(
        try ScopeReader(connection, on: day).members(in: village)))
    let units = PaperUnits(loaded, over: Span(day, day), asOf: day, context)
    let writer = TargetWriter(
      units: units, day: day, before: before, context: context)
    let members = try PersonLines(connection).persons(of: keys, on: day)
    let duties = try writer.duties()
    let lines = try homes.map { (PlaceOrder($0), $0) }
      .sorted { $0.0 < $1.0 }.map { _, home in
        try writer.line(
          home, members: members.values.filter { $0.home.key == home.key },
          duties: duties[home.key] ?? [], wasKnown: known.contains(home.key))
      }
    return TargetList(
      place: place, period: period, day: day, lines: lines,
      left: earlier.filter { !keys.contains($0.key) }
        .map { (PlaceOrder($0), $0) }.sorted { $0.0 < $1.0 }
        .map { _, home in
          TargetList.Left(
            number: home.number, head: home.head, address: home.address,
            last: home.onFile.end)
        })
  }
}

/// Puts households into lines of the list.
private struct TargetWriter {
  let units: PaperUnits
  let day: Day
  let before: Day
  let context: OperationContext

  /// What is owed on the day, and by whom, by household.
  func duties() throws -> [HouseholdKey: [TargetList.Owed]] {
    var found: [HouseholdKey: [TargetList.Owed]] = [:]
    for instance in units.judged.instances {
      guard let home = units.household(instance) else { continue }
      let owed = TargetList.Owed(
        title: units.duty(instance).title, person: try units.person(instance),
        actor: try units.actor(instance))
      if found[home]?.contains(owed) != true {
        found[home, default: []].append(owed)
      }
    }
    return found
  }

  func line(
    _ home: HomeLine, members: [ListedRow], duties: [TargetList.Owed],
    wasKnown: Bool
  ) throws -> TargetList.Line {
    let categories = try categories(of: home.key, on: day)
    let change: TargetList.Change? =
      !wasKnown
      ? .joined
      : try self.categories(of: home.key, on: before).map(\.title)
        == categories.map(\.title) ? nil : .categories
    return TargetList.Line(
      number: home.number, head: home.head,
      address: [home.grid, home.address].filter { !$0.isEmpty }
        .joined(separator: " "),
      members: members.sorted { $0.number < $1.number }.map { row in
        TargetList.Member(
          name: row.name, sex: row.sex,
          age: row.birth.map { $0.age(on: day) }, category: row.category,
          level: row.level)
      }, categories: categories, duties: duties, change: change)
  }

  private func categories(
    of home: HouseholdKey, on day: Day
  ) throws -> [TargetList.Category] {
    guard let index = units.judged.index(of: home) else { return [] }
    let names = NameReader(context.connection)
    var groups = GroupReasons(context.rules, units.facts, on: day)
    return try groups.groups(of: index).map { found in
      TargetList.Category(
        title: found.group.title, tier: found.group.tier,
        persons: try found.persons.map {
          try names.person(units.judged.loaded.personKeys[Int($0)]).name
        })
    }
  }
}

/// The list of a village.
package struct TargetList: Sendable, Hashable {
  package var place: PaperPlace
  package var period: Span
  package var day: Day
  /// As one walks.
  package var lines: [Line]
  package var left: [Left]

  package struct Line: Sendable, Hashable {
    package var number: String
    package var head: String
    package var address: String
    package var members: [Member]
    package var categories: [Category]
    package var duties: [Owed]
    package var change: Change?
  }

  package struct Member: Sendable, Hashable {
    package var name: String
    package var sex: String
    package var age: Int?
    package var category: DisabilityCategory?
    /// 1–4; 0 where none is on file.
    package var level: Int
  }

  package struct Category: Sendable, Hashable {
    package var title: String
    package var tier: TargetGroup.Tier
    /// Empty for the household.
    package var persons: [String]
  }

  /// A duty with who owes it.
  package struct Owed: Sendable, Hashable {
    package var title: String
    package var person: String?
    package var actor: String
  }

  /// Since the day before the period.
  package enum Change: Sendable, Hashable { case joined, categories }

  /// A household that was on the list before the period.
  package struct Left: Sendable, Hashable {
    package var number: String
    package var head: String
    package var address: String
    /// Its last day on file; nil where it moved to another village.
    package var last: Day?
  }

  /// How many are in a category of the tier, and in none above it.
  package func number(of tier: TargetGroup.Tier) -> Int {
    let ranks: [TargetGroup.Tier] = [.special, .focus, .base]
    return lines.count { line in
      ranks.first { rank in line.categories.contains { $0.tier == rank } }
        == tier
    }
  }
}

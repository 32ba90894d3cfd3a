package import Casework
import Records

/// 访视对象排查汇总表: how many households and persons of a township are in
/// each category, village by village, on a day that stays.
package struct ReadTargetSummary: Query {
  package static let permission = Permission.readHousehold
  package static let action = AuditAction.printPaper

  package var township: AreaCode
  /// Counted on its last day, or today.
  package var period: Span

  package init(township: AreaCode, period: Span) {
    self.township = township
    self.period = period
  }

  /// - Throws: `Refusal.notFound` for what is no township or village of the
  ///   asker's.
  package func perform(in context: OperationContext) throws -> TargetSummary {
    let place = try context.paperPlace(
      township, widest: .township, paper: "summary")
    let connection = context.connection
    let day = min(period.last, context.today)
    let homes = try ScopeReader(connection, on: day).households(in: township)
    let loaded = try FactsLoader(
      connection, packs: context.rules.packs.map(\.id)
    ).units(households: Set(homes.map(\.key)), persons: [])
    var positions: [HouseholdKey: Int32] = [:]
    for (position, key) in loaded.householdKeys.enumerated() {
      positions[key] = Int32(position)
    }
    var summary = TargetSummary(place: place, period: period, day: day)
    var numbers: [Int: TargetSummary.Numbers] = [:]
    var groups = GroupReasons(context.rules, loaded.facts, on: day)
    for home in homes {
      guard let position = positions[home.key] else { continue }
      summary.households[home.village, default: 0] += 1
      summary.persons[home.village, default: 0] +=
        groups.members(of: position).count
      for found in groups.groups(of: position) {
        let number = found.group.unit == .person ? found.persons.count : 1
        numbers[found.pack, default: [:]][home.village, default: [:]][
          found.group.id, default: 0] += number
      }
    }
    summary.packs = numbers.keys.sorted().map { position in
      let pack = context.rules.packs[position]
      return TargetSummary.Pack(
        policy: pack.citation, title: pack.title,
        groups: pack.groups.map { group in
          TargetSummary.Group(
            id: group.id, title: group.title,
            isOfPersons: group.unit == .person)
        }, numbers: numbers[position] ?? [:])
    }
    if context.actor.may(.readMatters) {
      summary.matters = try MatterBook(connection).open(in: township)
    }
    let names = NameReader(connection)
    let onFile = try AreaReader(connection).parts(of: township, on: day)
      .map(\.code)
    summary.villages = try Set(onFile + homes.map(\.village)).sorted()
      .map { AreaName(code: $0, name: try names.area($0)) }
    return summary
  }
}

/// The categories of a township by village.
package struct TargetSummary: Sendable, Hashable {
  /// By village, then group.
  package typealias Numbers = [AreaCode: [String: Int]]

  package var place: PaperPlace
  package var period: Span
  package var day: Day
  package var villages: [AreaName] = []
  package var households: [AreaCode: Int] = [:]
  package var persons: [AreaCode: Int] = [:]
  /// Open problems and needs now; nil for who reads no matters.
  package var matters: [AreaCode: Int]?
  package var packs: [Pack] = []

  package struct Pack: Sendable, Hashable {
    package var policy: String
    package var title: String
    package var groups: [Group]
    package var numbers: Numbers
  }

  package struct Group: Sendable, Hashable {
    package var id: String
    package var title: String
    package var isOfPersons: Bool
  }
}

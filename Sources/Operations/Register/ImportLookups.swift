import Casework
import Records

/// What is on record is read county by county, as rows name it: an import of
/// one county takes no longer where many others are on record.
extension RegisterImport {
  /// Reads at once what the rows of households and persons name; what else
  /// rows name is mostly among it.
  func lookAhead(_ source: any RegisterSource) throws {
    var names = RegisterNames()
    do {
      try source.rows { _, row in
        guard Self.lookedAhead.contains(row.table) else { throw EndOfLook() }
        names.add(row)
      }
    } catch is EndOfLook {}
    try makeKnown(names)
  }

  private static let lookedAhead: Set<RegisterTable> = [
    .areas, .policies, .households, .persons,
  ]

  /// Reads what a row names, where that was not read before.
  func look(at row: RegisterRow) throws {
    let (households, persons) = row.named
    let isKnown =
      households.allSatisfy { writer.isKnown(household: $0) }
      && persons.allSatisfy { writer.isKnown(person: $0) }
      && row.newCounty.map { writer.isKnown(county: $0) } ?? true
    if isKnown { return }
    var names = RegisterNames()
    names.add(row)
    try makeKnown(names)
  }

  private func makeKnown(_ names: RegisterNames) throws {
    for county in try writer.makeKnown(names) {
      try quality.dates.add(
        county: county, context.connection, today: context.today)
    }
  }

  private struct EndOfLook: Error {}
}

extension RegisterNames {
  fileprivate mutating func add(_ row: RegisterRow) {
    let (households, persons) = row.named
    self.households.formUnion(households)
    self.persons.formUnion(persons)
    if let county = row.newCounty { counties.insert(county) }
  }
}

extension RegisterRow {
  /// Numbers of households and persons that it names.
  fileprivate var named: (households: [String], persons: [String]) {
    switch self {
    case .household(let row): ([row.number], [])
    case .person(let row, let stay):
      ([stay.household], [row.number] + row.carers)
    case .certificate(let row): ([], [row.person])
    case .care(let row): ([], [row.person])
    case .status(let row): ([], [row.person])
    case .assessment(let row): ([], [row.person])
    case .circumstance(let row): ([row.household], [])
    case .visit(let row): ([row.household], row.persons)
    case .link(let row):
      switch row.kind {
      case .household: ([row.object], [])
      case .pair, .responsibleVisitor: ([], [row.object])
      case .contactPoint, .deputy: ([], [])
      }
    case .absence(let row):
      switch row.object {
      case .household(let number): ([number], [])
      case .person(let number): ([], [number])
      }
    case .area, .policy, .post, .suspension, .unreadable: ([], [])
    }
  }

  /// The county in which it puts a household.
  fileprivate var newCounty: Int64? {
    if case .household(let row) = self { row.village.countyKey } else { nil }
  }
}

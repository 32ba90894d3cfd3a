import Casework
import Records

/// Goes through those who need care, county by county.
struct CareSurvey {
  private let context: OperationContext
  private let covers: [CareCover]
  private let names: NameReader
  /// The first that somebody was found under.
  private(set) var cover: CareCover?
  private(set) var lines: [(village: AreaCode, line: CareLine)] = []

  init(_ context: OperationContext) throws {
    self.context = context
    covers = try context.careCovers()
    names = NameReader(context.connection)
  }

  mutating func add(_ scope: PeopleScope) throws {
    let day = context.today
    var statuses = WordSet<AssistanceStatus>()
    for cover in covers { statuses.bits |= cover.rules.statuses.bits }
    let reader = CareReader(context.connection)
    let rows = try PeopleLists(context.connection, in: scope, on: day)
      .rows(.holding(statuses))
    var files: [Int64: [PersonKey: CareFile]] = [:]
    var days: [Int64: [PersonKey: [Span]]] = [:]
    for county in Set(rows.map(\.person.county)).union([scope.county]) {
      var persons = Set(
        rows.filter { $0.person.county == county }.map(\.person.id))
      persons.formUnion(try reader.placed(in: county))
      files[county] = try reader.files(in: county, of: persons)
      days[county] = try reader.statuses(statuses, in: county)
    }
    var seen: Set<PersonKey> = []
    for row in rows where seen.insert(row.person).inserted {
      guard let cover = covers.cover(at: row.home.village, on: day) else {
        continue
      }
      let needed = cover.needed(
        statuses: days[row.person.county]?[row.person] ?? [],
        at: row.home.village, until: nil)
      guard needed.contains(where: { $0.contains(day) }) else { continue }
      let file = files[row.person.county]?[row.person] ?? CareFile()
      self.cover = self.cover ?? cover
      try add(
        file, row.home, row.person, name: row.name, birth: row.birth,
        CareStanding(file, needed: needed, rules: cover.rules, on: day))
    }
    try addPlaced(files[scope.county] ?? [:], scope, besides: seen)
  }

  /// Those who live in an institution now, and need no agreement.
  private mutating func addPlaced(
    _ files: [PersonKey: CareFile], _ scope: PeopleScope,
    besides seen: Set<PersonKey>
  ) throws {
    let places = ScopeReader(context.connection, on: context.today)
    let placed = files.filter { $1.placement != nil && !seen.contains($0) }
    for (key, file) in placed.sorted(by: { $0.key.id < $1.key.id }) {
      guard let home = try places.home(of: key),
        let line = try places.household(home),
        scope.households.contains(home.id)
          || scope.areas.contains(where: { $0.contains(line.village) })
      else { continue }
      try add(
        file, line, key, name: try names.person(key).name, birth: nil, nil)
    }
  }

  private mutating func add(
    _ file: CareFile, _ home: HomeLine, _ key: PersonKey, name: String,
    birth: Day?, _ standing: CareStanding?
  ) throws {
    lines.append(
      (
        home.village,
        CareLine(
          household: home.number, head: home.head,
          villageName: try names.area(home.village), person: key.text,
          name: name, age: birth.map { $0.age(on: context.today) },
          standing: standing,
          wished: file.notes.last { $0.kind == .wish }?.day,
          nominated: file.notes.last { $0.kind == .nomination }?.day,
          placement: file.placement)
      ))
  }

  /// - Parameter area: nil for all.
  func coverage(of area: AreaCode?, named name: String) -> CareCoverage {
    var coverage = CareCoverage(area: area, name: name)
    for (village, line) in lines where area?.contains(village) ?? true {
      guard let standing = line.standing else { continue }
      coverage.owed += 1
      if standing.agreement != nil { coverage.covered += 1 }
      if standing.isAlarm { coverage.alarms += 1 }
    }
    return coverage
  }
}

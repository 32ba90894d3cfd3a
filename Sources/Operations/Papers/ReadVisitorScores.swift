package import Casework
import Records

/// 探访责任人考评表: how those who owe visits to single persons of a township
/// or village have met them in a period, and what came of their visits
/// (DS 六（一）).
package struct ReadVisitorScores: Query {
  package static let permission = Permission.readHousehold
  package static let action = AuditAction.printPaper

  package var area: AreaCode
  package var period: Span

  package init(area: AreaCode, period: Span) {
    self.area = area
    self.period = period
  }

  /// - Throws: `Refusal.notFound` for an area that is not the asker's, or
  ///   wider than a township.
  package func perform(in context: OperationContext) throws -> VisitorScores {
    let place = try context.paperPlace(
      area, widest: .township, paper: "visitors")
    let connection = context.connection
    let persons = try WindowReader(connection).persons(
      in: area, touching: period)
    let loaded = try FactsLoader(
      connection, packs: context.rules.packs.map(\.id)
    ).units(households: [], persons: persons)
    let units = PaperUnits(
      loaded, over: period, asOf: context.today, context)
    var tally = VisitorTally(units, in: area, day: context.today)
    tally.addVisits(in: period)
    let names = NameReader(connection)
    var outcomes: [String: [Int?]] = [:]
    for matter in try MatterOutcomes(connection).matters(
      of: tally.households)
    {
      outcomes[matter.visit, default: []].append(matter.rating)
    }
    var lines: [VisitorScores.Line] = []
    for (worker, score) in tally.scores {
      let number = units.facts.workerNumbers[Int(worker)]
      let found = score.visits.flatMap { outcomes[$0] ?? [] }
      let ratings = found.compactMap(\.self)
      lines.append(
        VisitorScores.Line(
          worker: number, name: try names.worker(number),
          persons: score.persons.count, windows: score.windows,
          visits: score.visits.count, atHome: score.atHome,
          problems: found.count, ratings: ratings))
    }
    return VisitorScores(
      place: place, period: period, day: context.today,
      lines: lines.sorted { $0.worker < $1.worker },
      duties: units.basis(of: tally.duties))
  }
}

/// What each visitor owed, and the visits he made to those he owed them.
private struct VisitorTally {
  struct Score {
    var persons: Set<Int32> = []
    var windows = CoverageTally()
    /// Numbers of visits that took place.
    var visits: [String] = []
    var atHome = 0
  }

  private(set) var scores: [Int32: Score] = [:]
  private(set) var duties: Set<Int32> = []
  private(set) var households: Set<HouseholdKey> = []
  private var homes: [Int32: Set<HouseholdKey>] = [:]
  private let units: PaperUnits

  init(_ units: PaperUnits, in area: AreaCode, day: Day) {
    self.units = units
    for instance in units.judged.instances
    where instance.actor >= 0 && instance.place >= 0 {
      // Duties about persons; links of pairs are the cadres' own.
      guard case .person = units.duty(instance).unit,
        area.contains(units.facts.areas[Int(instance.place)].code)
      else { continue }
      let person = instance.unit
      var score = scores[instance.actor] ?? Score()
      score.persons.insert(person)
      score.windows[instance.state] += 1
      if instance.state == .done, instance.window.last > day {
        score.windows.doneEarly += 1
      }
      scores[instance.actor] = score
      duties.insert(instance.duty)
      if let home = units.household(instance) {
        homes[instance.actor, default: []].insert(home)
        households.insert(home)
      }
    }
  }

  /// Only visits to households of persons he owed a visit.
  mutating func addVisits(in period: Span) {
    let facts = units.facts
    for visit in facts.visits.values
    where visit.stands && visit.result == .completed
      && period.contains(visit.day)
    {
      let home = units.judged.loaded.householdKeys[Int(visit.household)]
      for offset in 0..<Int32(visit.workerCount) {
        let worker = facts.visitWorkers[Int(visit.workers + offset)]
        guard homes[worker]?.contains(home) == true else { continue }
        scores[worker]?.visits.append(
          facts.visitNumbers[Int(visit.number)])
        if visit.mode == .home { scores[worker]?.atHome += 1 }
      }
    }
  }
}

/// How the visitors of a place have done.
package struct VisitorScores: Sendable, Hashable {
  package var place: PaperPlace
  package var period: Span
  package var day: Day
  package var lines: [Line]
  package var duties: [PaperDuty]

  /// One visitor.
  package struct Line: Sendable, Hashable {
    /// 工号.
    package var worker: String
    package var name: String
    /// How many persons he owed a visit.
    package var persons: Int
    /// How the windows stand that he owed.
    package var windows: CoverageTally
    /// Visits and contacts that took place, and how many of them at home.
    package var visits: Int
    package var atHome: Int
    /// Matters opened on these visits.
    package var problems: Int
    /// What households said of them, 1 to 5.
    package var ratings: [Int]

    /// Of 1; nil where he made no visit.
    package var homeShare: Double? {
      visits == 0 ? nil : Double(atHome) / Double(visits)
    }

    /// 1 to 5; nil where nobody has said.
    package var satisfaction: Double? {
      ratings.isEmpty
        ? nil : Double(ratings.reduce(0, +)) / Double(ratings.count)
    }
  }
}

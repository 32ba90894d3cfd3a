import Casework
import Database
import Demonstration
import Exchange
import Foundation
import Operations
import Records
import TestSupport
import Testing

@Suite("Every number on the coverage pages")
struct CoverageNumbersTests {
  @Test("is a count of rows of the ledger, in every area of the demonstration")
  func counts() async throws {
    let county = try await DemonstrationOffice()
    let office = county.office
    let today = SampleFolder.until
    for period in Self.periods(on: today) {
      let rows = try await office.perform(
        ListLedger(period: period, asOf: today), as: .system("test"))
      #expect(!rows.isEmpty)
      for area in try county.areas {
        let coverage = try await office.perform(
          ReadCoverage(area: area, period: period), as: .system("test"))
        let there = rows.filter { $0.place.map(area.contains) == true }
        #expect(
          Self.numbers(coverage) == Self.numbers(there, today),
          "\(area) \(period)")
        let parts = coverage.duties.flatMap(\.parts)
        for (part, tally) in parts {
          #expect(area.contains(part) && !tally.isEmpty)
        }
      }
    }
  }

  @Test("opens to as many rows as it says, each with an explanation")
  func rows() async throws {
    let county = try await DemonstrationOffice()
    let office = county.office
    let system = Actor.system("test")
    let area = try #require(try county.areas.first { $0.level == .township })
    let coverage = try await office.perform(
      ReadCoverage(area: area), as: system)
    var explained = 0
    for duty in coverage.duties {
      for state in DutyState.allCases.map(Optional.some) + [nil] {
        let number = state.map { duty.total[$0] } ?? duty.total.overdue
        var found: [CoverageRow] = []
        repeat {
          let page = try await office.perform(
            ReadCoverageRows(
              area: area, duty: duty.duty.id, state: state,
              offset: found.count, limit: 40), as: system)
          #expect(page.number == number)
          found += page.rows
          if page.rows.isEmpty { break }
        } while found.count < number
        #expect(found.count == number, "\(duty.duty.id) \(state?.word ?? "")")
        if let state { #expect(found.allSatisfy { $0.state == state }) }
        guard let row = found.first else { continue }
        let answer = try await office.perform(
          ExplainDuty(
            duty: duty.duty.id, unit: row.unit, from: row.window.first),
          as: system)
        #expect(answer.explanation.row.state == row.state)
        #expect(answer.explanation.row.counted == row.counted)
        #expect(area.contains(answer.area.code))
        explained += 1
      }
    }
    #expect(explained > 10)
  }

  @Test("of debts is what the ledger's own function finds")
  func debts() async throws {
    let county = try await DemonstrationOffice()
    let office = county.office
    let rules = office.rules
    let today = SampleFolder.until
    let found = try await office.engine.read { connection in
      let loader = FactsLoader(connection, packs: rules.packs.map(\.id))
      var found: [String: Int] = [:]
      for county in try loader.counties() {
        var judge = LedgerJudge(
          rules: rules, facts: try loader.county(county).facts,
          period: Span(today - 3_000, today), asOf: today)
        judge.judgeAll()
        for position in judge.overdue() {
          let duty = judge.listing.instances[position].duty
          found[rules.duties[Int(duty)].id, default: 0] += 1
        }
      }
      return found
    }
    let coverage = try await office.perform(
      ReadCoverage(area: Demonstration.yingzhou), as: .system("test"))
    let shown = coverage.duties.filter { $0.total.overdue > 0 }
      .map { ($0.duty.id, $0.total.overdue) }
    #expect(Dictionary(uniqueKeysWithValues: shown) == found)
    #expect(found.values.reduce(0, +) > 0)
  }

  private static func periods(on today: Day) -> [Span] {
    [
      WindowKind.year.window(containing: today),
      WindowKind.month.window(containing: today - 40),
      Span(today - 100, today - 20),
    ]
  }

  private struct Number: Hashable {
    var duty: String
    var states: [Int]
    var ended: Int
  }

  private static func numbers(_ coverage: Coverage) -> Set<Number> {
    Set(
      coverage.duties.compactMap { duty in
        let states = DutyState.allCases.map { duty.total[$0] }
        // A debt of before the period is no number of it.
        if states.allSatisfy({ $0 == 0 }) { return nil }
        return Number(
          duty: duty.duty.id, states: states, ended: duty.total.ended)
      })
  }

  private static func numbers(
    _ rows: [LedgerRow], _ today: Day
  ) -> Set<Number> {
    Set(
      Dictionary(grouping: rows, by: \.duty).map { duty, rows in
        Number(
          duty: duty,
          states: DutyState.allCases.map { state in
            rows.count { $0.state == state }
          },
          ended: rows.count {
            $0.to <= today && $0.state != .void && $0.state != .open
          })
      })
  }
}

/// A small demonstration in a database of its own.
struct DemonstrationOffice {
  let office: Office
  private let place: TestPlace
  private let folder: SampleFolder
  private let packs: String

  /// The same records on another day.
  func office(on day: Day) async throws -> Office {
    try await Office.open(
      place.text, key: place.keyPath, policies: packs, today: day)
  }

  init() async throws {
    place = try TestPlace()
    folder = try SampleFolder.make(persons: 240)
    let packs = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "packs").path
    self.packs = packs
    office = try await Office.open(
      place.text, create: true, key: place.keyPath, policies: packs,
      today: SampleFolder.until)
    let story = try Demonstration(persons: 240, until: SampleFolder.until)
    var round = RoundSource()
    try story.write(county: 0, to: &round)
    _ = try await office.perform(
      ImportRegister(source: round), as: .system("test"))
  }

  /// All areas of the folder that somebody may live in or above.
  var areas: [AreaCode] {
    get throws {
      folder.column(.areas, "代码").compactMap { AreaCode($0) }
    }
  }
}

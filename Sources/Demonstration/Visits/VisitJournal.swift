import Casework
import Exchange

/// Writes visits as they are made, with the day they were entered, and
/// corrects one in a hundred.
struct VisitJournal {
  let county: SampleCounty
  private var chance: Chance
  /// How many were written, for their numbers.
  private(set) var count = 0

  init(county: SampleCounty) {
    self.county = county
    chance = Chance(seed: county.seed, .journal, county.place.number)
  }

  mutating func record(
    _ visit: SampleVisit, to sink: inout some RowSink
  ) throws {
    let entered = entry(of: visit)
    if visit.result == .completed, visit.mode == .home, chance.happens(10) {
      try recordCorrected(visit, entered: entered, to: &sink)
    } else {
      _ = try write(visit, entered: entered, to: &sink)
    }
  }

  /// When it was entered: nil where the file does not say.
  private mutating func entry(of visit: SampleVisit) -> (Day, Int)? {
    let roll = chance.below(1_000)
    if roll < 120 { return nil }
    if roll < 770 {
      let minute = min(visit.minute + 5 + chance.below(240), 1_410)
      return (visit.day, minute)
    }
    let days =
      roll < 900
      ? 1 : roll < 975 ? chance.between(2, 7) : chance.between(8, 26)
    return clamped(visit.day + days, 480 + chance.below(600), visit)
  }

  /// Nothing was entered after yesterday.
  private func clamped(
    _ day: Day, _ minute: Int, _ visit: SampleVisit
  ) -> (Day, Int) {
    day <= county.period.last
      ? (day, minute) : (max(visit.day, county.period.last), 1_430)
  }

  /// A first entry with a mistake, and its correction some days later.
  private mutating func recordCorrected(
    _ visit: SampleVisit, entered: (Day, Int)?, to sink: inout some RowSink
  ) throws {
    var first = visit
    var second = visit
    switch chance.weighted([50, 35, 15]) {
    case 0:
      first.met = .nobody
      second.note = "更正：补记见到人员"
    case 1:
      first.minute = max(420, visit.minute - 60)
      second.note = "更正：时间填错"
    default:
      second.result = .nobodyHome
      second.met = .nobody
      second.note = "更正：当日未见到人，误填为完成"
    }
    let corrects = try write(first, entered: entered, to: &sink)
    let again = clamped(
      (entered?.0 ?? visit.day) + chance.between(1, 5),
      480 + chance.below(600), visit)
    if let entered, again.0 == entered.0, again.1 < entered.1 { return }
    _ = try write(second, entered: again, correcting: corrects, to: &sink)
  }

  private func workers(of visit: SampleVisit) -> String {
    visit.others.reduce(county.id(visit.lead)) { $0 + ";" + county.id($1) }
  }

  private mutating func write(
    _ visit: SampleVisit, entered: (Day, Int)?, correcting: String = "",
    to sink: inout some RowSink
  ) throws -> String {
    count += 1
    let id = SampleText.number(
      "V", area: county.place.number, count, digits: 7)
    let family: String =
      visit.result != .completed ? "" : visit.met.family ? "是" : "否"
    try sink.append(
      [
        id, SampleText.time(visit.day, minute: visit.minute),
        visit.mode.word, visit.result.word,
        county.population.households[visit.household].id, workers(of: visit),
        visit.met.ids, family, visit.reason?.word ?? "", visit.occasion.word,
        entered.map { SampleText.time($0.0, minute: $0.1) } ?? "",
        correcting, visit.note,
      ], to: .visits)
    return id
  }
}

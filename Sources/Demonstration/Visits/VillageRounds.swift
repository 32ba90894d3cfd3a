import Casework
import Exchange

/// The rounds of village commissioners: every household in a quarter, those
/// in special circumstances every month.
struct VillageRounds {
  let county: SampleCounty
  private let joint: JointVisits
  private var attendance: Attendance
  private var chance: Chance
  /// Households that the commissioner visits for another duty anyway.
  private let leftOut: Set<Int>

  init(county: SampleCounty) {
    self.county = county
    joint = JointVisits(county: county)
    attendance = Attendance(county: county, purpose: .villageRounds)
    chance = Chance(
      seed: county.seed, .villageRounds, county.place.number, 1)
    leftOut = VillageRounds.visitedAsResponsible(county)
  }

  mutating func write(
    with journal: inout VisitJournal, to sink: inout some RowSink
  ) throws {
    for village in county.villages.indices {
      for quarter in county.period.quarters {
        try round(village, quarter, with: &journal, to: &sink)
      }
    }
  }

  /// One round begins at another house each quarter and follows the doors.
  private mutating func round(
    _ village: Int, _ quarter: Span, with journal: inout VisitJournal,
    to sink: inout some RowSink
  ) throws {
    let households = county.villages[village].households
    guard !households.isEmpty else { return }
    let start = chance.below(households.count)
    let habit = county.villages[village].habit
    for turn in households.indices {
      let household = Int(households[(start + turn) % households.count])
      let day = day(turn, of: households.count, in: quarter, habit)
      if county.population.isSpecial(household, on: day) {
        try callMonthly(
          household, in: village, quarter, turn, with: &journal, to: &sink)
      } else if !leftOut.contains(household) {
        try call(
          household, in: village, on: day, turn, .quarterly,
          joiningMonth: nil, with: &journal, to: &sink)
      }
    }
  }

  private mutating func callMonthly(
    _ household: Int, in village: Int, _ quarter: Span, _ turn: Int,
    with journal: inout VisitJournal, to sink: inout some RowSink
  ) throws {
    var month = quarter.first
    for position in 0..<3 {
      let window = WindowKind.month.window(containing: month)
      month = window.last + 1
      let day = workday(window.first + chance.below(window.length), window)
      guard county.population.isSpecial(household, on: day) else { continue }
      try call(
        household, in: village, on: day, turn, .monthly,
        joiningMonth: position, with: &journal, to: &sink)
    }
  }

  private mutating func call(
    _ household: Int, in village: Int, on day: Day, _ turn: Int,
    _ occasion: Occasion, joiningMonth: Int?,
    with journal: inout VisitJournal, to sink: inout some RowSink
  ) throws {
    guard county.period.contains(day),
      county.population.hasTarget(household, on: day),
      let worker = county.staff.villageWorker(village, on: day)
    else { return }
    var visit = SampleVisit(
      day: day, minute: 495 + turn % 9 * 56 + chance.below(45),
      household: household, lead: worker, occasion: occasion)
    joint.join(&visit, month: joiningMonth)
    try attendance.attend(
      visit, diligence: county.villages[village].diligence, with: &journal,
      to: &sink)
  }

  private mutating func day(
    _ turn: Int, of count: Int, in quarter: Span, _ habit: SampleVillage.Habit
  ) -> Day {
    let (start, length) =
      switch habit {
      case .even: (0, quarter.length)
      case .early: (0, 38)
      case .late: (quarter.length - 38, 38)
      }
    // Three doors on one way.
    return workday(
      quarter.first + start + turn / 3 * 3 * length / count, quarter)
  }

  /// Few visits are made at weekends.
  private mutating func workday(_ day: Day, _ window: Span) -> Day {
    let weekday = day.weekday
    guard weekday > 5, chance.happens(800) else { return day }
    let monday = day + (8 - weekday)
    return monday <= window.last ? monday : day - (weekday - 5)
  }

  private static func visitedAsResponsible(
    _ county: SampleCounty
  ) -> Set<Int> {
    var result: Set<Int> = []
    for (destitute, services) in zip(
      county.population.destitute, county.links.visitors)
    {
      guard let service = services.last,
        county.staff.workers[service.worker].posts[0].role
          == .villageCommissioner
      else { continue }
      result.insert(Int(destitute.household))
    }
    return result
  }
}

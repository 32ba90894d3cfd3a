import Casework

/// Who comes along on a visit of the village: the township's commissioner
/// for the yearly or half-yearly duty, now and then somebody of the county.
struct JointVisits {
  let county: SampleCounty

  /// How the township meets a household in a year (D-04).
  enum Baseline {
    /// Together with the village in a quarter, counted from 0.
    case joint(Int)
    /// By itself, so many days into the year.
    case own(VisitMode, Int)
    case none
  }

  /// How the township meets a special household in a half-year (D-05).
  enum HalfYear {
    /// Together with the village in a month, counted from 0.
    case joint(Int)
    case own(Int)
    case none
  }

  func baseline(_ household: Int, year: Int) -> Baseline {
    var chance = Chance(seed: county.seed, .baseline, household, year)
    let township = Int(
      county.villages[Int(county.population.households[household].village)]
        .township)
    let missed = 40 + township * 37 % 140
    let roll = chance.below(1_000)
    if roll < missed { return .none }
    let day = 20 + chance.below(325)
    switch chance.below(100) {
    case ..<41: return .joint(chance.below(4))
    case ..<65: return .own(.home, day)
    case ..<77: return .own(.inPerson, day)
    case ..<98: return .own(.phone, day)
    default: return .own(.video, day)
    }
  }

  func halfYear(_ household: Int, starting day: Day) -> HalfYear {
    var chance = Chance(
      seed: county.seed, .special, household, Int(day.number))
    switch chance.below(100) {
    case ..<55: return .joint(chance.below(6))
    case ..<86: return .own(10 + chance.below(165))
    default: return .none
    }
  }

  /// Adds to the workers of a visit who comes along; `month` is that of a
  /// monthly visit in its quarter.
  func join(_ visit: inout SampleVisit, month: Int?) {
    let (year, calendarMonth, _) = visit.day.date
    var isJoint = false
    if month ?? 0 == 0,
      case .joint(let quarter) = baseline(visit.household, year: year)
    {
      isJoint = quarter == (calendarMonth - 1) / 3
    }
    if !isJoint, month != nil {
      let window = WindowKind.halfYear.window(containing: visit.day)
      if case .joint(let month) = halfYear(
        visit.household, starting: window.first)
      {
        isJoint = month == (calendarMonth - 1) % 6
      }
    }
    let village = Int(
      county.population.households[visit.household].village)
    if isJoint,
      let worker = county.staff.townshipWorker(
        county.villages[village].township, on: visit.day),
      worker != visit.lead
    {
      visit.others.append(worker)
    }
    joinCadre(&visit)
  }

  /// Somebody of the county sees families with several disabled members.
  private func joinCadre(_ visit: inout SampleVisit) {
    let marker = visit.household &* 31 &+ Int(visit.day.number)
    guard marker % 19 == 0 else { return }
    let members = county.population.households[visit.household].members
    let holders = members.reduce(0) {
      $0 + (county.population.people[Int($1)].certificate == nil ? 0 : 1)
    }
    let cadre = county.staff.cadres[marker % min(6, county.staff.cadres.count)]
    guard holders > 1,
      county.staff.workers[cadre].isInPost(on: visit.day)
    else { return }
    visit.others.append(cadre)
  }
}

import Casework
import Records

/// Units to be judged for a page, loaded and judged on a day.
struct JudgedUnits {
  let loaded: LoadedFacts
  let listing: LedgerListing
  let day: Day
  /// Positions in the listing of what is in debt and in scope still.
  let debts: Set<Int>

  var facts: Facts { loaded.facts }
  var instances: ContiguousArray<DutyInstance> { listing.instances }

  /// - Parameter period: the windows wanted; debts are looked for as far
  ///   back as the ledger is kept.
  init(
    _ loaded: LoadedFacts, rules: LedgerRules, on day: Day,
    through last: Day? = nil
  ) {
    self.loaded = loaded
    self.day = day
    let period = Span(LedgerRefresh.keptFrom(day), last ?? day)
    var judge = LedgerJudge(
      rules: rules, facts: loaded.facts, period: period, asOf: day)
    judge.judgeAll()
    var debts: Set<Int> = []
    for position in judge.overdue()
    where judge.isInScope(judge.listing.instances[position]) {
      debts.insert(position)
    }
    self.debts = debts
    listing = judge.listing
  }

  /// The windows of a period alone, as they stand on a day; no debts.
  init(
    _ loaded: LoadedFacts, rules: LedgerRules, over period: Span,
    asOf day: Day
  ) {
    self.loaded = loaded
    self.day = day
    var judge = LedgerJudge(
      rules: rules, facts: loaded.facts, period: period, asOf: day)
    judge.judgeAll()
    debts = []
    listing = judge.listing
  }

  /// The person an instance is about; nil for a household.
  func person(of instance: DutyInstance, _ duty: Duty) -> Int32? {
    switch duty.unit {
    case .person: return instance.unit
    case .link:
      let link = facts.links[Int(instance.unit)]
      return link.kind == .household ? nil : link.object
    case .household, .worker: return nil
    }
  }

  /// The household an instance is about on the day: its own, or that of its
  /// person.
  func household(of instance: DutyInstance, _ duty: Duty) -> Int32? {
    if let person = person(of: instance, duty) {
      return facts.home(of: person, on: day)
    }
    switch duty.unit {
    case .household: return instance.unit
    case .link: return facts.links[Int(instance.unit)].object
    case .person, .worker: return nil
    }
  }
}

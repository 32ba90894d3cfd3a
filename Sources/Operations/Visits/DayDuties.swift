import Casework
import Records

/// What is owed on the day of a visit, with the visit on record: judged when
/// it is first asked for.
final class DayDuties {
  let loaded: LoadedFacts
  let day: Day
  /// The day it is judged on.
  let asOf: Day
  private let rules: LedgerRules
  private var judged: LedgerListing?

  init(_ loaded: LoadedFacts, _ rules: LedgerRules, on day: Day, asOf: Day) {
    self.loaded = loaded
    self.rules = rules
    self.day = day
    self.asOf = asOf
  }

  var listing: LedgerListing {
    if let judged { return judged }
    var judge = LedgerJudge(
      rules: rules, facts: loaded.facts, period: Span(day, day), asOf: asOf)
    judge.judgeAll()
    judged = judge.listing
    return judge.listing
  }

  /// The same, judged on another day.
  func judged(on other: Day) -> DayDuties {
    other == asOf ? self : DayDuties(loaded, rules, on: day, asOf: other)
  }
}

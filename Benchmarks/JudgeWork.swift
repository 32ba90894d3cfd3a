import Casework
import Foundation
import Operations
import Records

/// Reads the facts of every county and counts the instances of a period.
struct CountInstances: Query {
  static let permission = Permission.readLedger
  static let action = AuditAction.listLedger

  var period: Span
  var asOf: Day

  func perform(in context: OperationContext) throws -> Int {
    let rules = context.rules
    let loader = FactsLoader(
      context.connection, packs: rules.packs.map(\.id))
    var count = 0
    for county in try loader.counties() {
      var judge = LedgerJudge(
        rules: rules, facts: try loader.county(county).facts,
        period: period, asOf: asOf)
      judge.judgeAll()
      count += judge.listing.instances.count
    }
    return count
  }
}

/// Judges facts in memory until a second has passed.
struct JudgeRepeatedly: Query {
  struct Rate: Sendable {
    var perSecond: Double
    /// Time of reading every visit once, as a share of judging once.
    var scanShare: Double
  }

  static let permission = Permission.readLedger
  static let action = AuditAction.listLedger

  var period: Span
  var asOf: Day

  func perform(in context: OperationContext) throws -> Rate {
    let rules = context.rules
    let loader = FactsLoader(
      context.connection, packs: rules.packs.map(\.id))
    guard let county = try loader.counties().first else {
      return Rate(perSecond: 0, scanShare: 0)
    }
    let facts = try loader.county(county).facts
    let clock = ContinuousClock()
    var judge = LedgerJudge(
      rules: rules, facts: facts, period: period, asOf: asOf)
    judge.judgeAll()
    var instances = 0
    var rounds = 0
    let cpuStart = cpuSeconds()
    let start = clock.now
    while clock.now - start < .seconds(2) {
      judge.restart()
      judge.judgeAll()
      instances += judge.listing.instances.count
      rounds += 1
    }
    let judging = cpuSeconds() - cpuStart
    var sum = 0
    let scanStart = clock.now
    for visit in facts.visits.values { sum &+= Int(visit.day.number) }
    let scanning = (clock.now - scanStart) / .seconds(1)
    return Rate(
      perSecond: Double(instances) / judging,
      scanShare: sum == 0 ? 0 : scanning / (judging / Double(rounds)))
  }
}

/// Seconds of processor time that this thread has used: a machine with other
/// work to do makes them no longer.
private func cpuSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// Judges what a rebuild would store, and stores nothing.
struct JudgeStored: Query {
  static let permission = Permission.readLedger
  static let action = AuditAction.listLedger

  func perform(in context: OperationContext) throws -> Int {
    let store = LedgerStore(context.connection, rules: context.rules)
    let loader = FactsLoader(
      context.connection, packs: context.rules.packs.map(\.id))
    var count = 0
    for county in try loader.counties() {
      guard let state = try store.state(of: county) else { continue }
      count += try store.judge(
        try loader.county(county),
        beginning: Span(state.keptFrom, state.keptThrough)
      ).count
    }
    return count
  }
}

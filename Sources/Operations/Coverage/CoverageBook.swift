import Casework
import Records

/// Gathers numbers by duty and part of an area.
struct CoverageBook {
  private let rules: LedgerRules
  private let partLevel: AreaLevel
  private let own: OwnPolicies
  /// Position of each duty by its number in the stored ledger.
  private let positions: [Int64: Int]
  private var tallies: [Int: [AreaCode: CoverageTally]] = [:]

  init(_ context: OperationContext, partLevel: AreaLevel) throws {
    rules = context.rules
    self.partLevel = partLevel
    own = context.ownPolicies
    let ids = try LedgerStore(context.connection, rules: context.rules)
      .dutyIDs()
    positions = Dictionary(
      zip(ids, ids.indices).filter { $0.0 != 0 },
      uniquingKeysWith: { a, _ in a })
  }

  mutating func add(_ parts: [CountReader.Part]) {
    for part in parts {
      guard let duty = positions[part.duty],
        let area = AreaCode(number: part.area)
      else { continue }
      var tally = tallies[duty]?[area] ?? CoverageTally()
      tally[part.state] += part.number
      tally.overdue += part.overdue
      if part.state == .done { tally.doneEarly += part.running }
      tallies[duty, default: [:]][area] = tally
    }
  }

  /// Standing duties are not stored: they are judged from the links of the
  /// area's own workers.
  mutating func addStanding(
    in area: AreaCode, _ context: OperationContext
  ) throws {
    for row in try StandingRows(in: area, context).rows {
      guard let place = row.place, let duty = rules.position(of: row.duty)
      else { continue }
      let part = place.ancestor(partLevel) ?? place
      var tally = tallies[Int(duty)]?[part] ?? CoverageTally()
      tally[row.state] += 1
      tallies[Int(duty), default: [:]][part] = tally
    }
  }

  /// - Parameter isInPeriod: whether its window is asked for, beside debts.
  mutating func add(
    _ instance: DutyInstance, at place: AreaCode, isInPeriod: Bool,
    isOverdue: Bool, on day: Day
  ) {
    if !isInPeriod && !isOverdue { return }
    let part = place.ancestor(partLevel) ?? place
    let duty = Int(instance.duty)
    var tally = tallies[duty]?[part] ?? CoverageTally()
    if isInPeriod {
      tally[instance.state] += 1
      if instance.state == .done, instance.window.last > day {
        tally.doneEarly += 1
      }
    }
    if isOverdue { tally.overdue += 1 }
    tallies[duty, default: [:]][part] = tally
  }

  /// The parts of an area that are on file, and others of which there is
  /// something, in the order of their codes.
  func parts(
    of area: AreaCode, _ context: OperationContext
  ) throws -> [AreaName] {
    let onFile = try AreaReader(context.connection)
      .parts(of: area, on: context.today).map {
        AreaName(code: $0.code, name: $0.name)
      }
    let known = Set(onFile.map(\.code))
    let others = Set(tallies.values.flatMap(\.keys)).subtracting(known)
    let names = CoverageNames(context)
    return (onFile + (try others.map { try names.area($0) }))
      .sorted { $0.code < $1.code }
  }

  /// In the order of the packs; without those of which there is nothing.
  var duties: [DutyCoverage] {
    rules.duties.indices.compactMap { position in
      guard own.holds(duty: position),
        let parts = tallies[position]?.filter({ !$0.value.isEmpty }),
        !parts.isEmpty
      else { return nil }
      var total = CoverageTally()
      for tally in parts.values { total.add(tally) }
      return DutyCoverage(
        duty: rules.name(ofDuty: position), total: total, parts: parts)
    }
  }
}

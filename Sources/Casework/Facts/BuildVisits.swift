// Entries of visits and their corrections.

extension FactsBuilder {
  /// One entry of a visit.
  public struct VisitRow {
    public var household: Int32
    public var at: Moment
    public var recorded: Moment
    public var mode: VisitMode
    public var result: VisitResult
    public var metFamily: Bool
    public var hasReason: Bool

    public init(
      household: Int32, at: Moment, recorded: Moment? = nil,
      mode: VisitMode, result: VisitResult, metFamily: Bool = false,
      hasReason: Bool = false
    ) {
      self.household = household
      self.at = at
      self.recorded = recorded ?? at
      self.mode = mode
      self.result = result
      self.metFamily = metFamily
      self.hasReason = hasReason
    }
  }

  /// Adds an entry with those who made it and those who were met; returns
  /// its index. Entries recorded after `knownAt` get an index too, and are
  /// left out.
  public mutating func addVisit(
    _ number: String, _ row: VisitRow,
    workers: [Int32], persons: [Int32]
  ) -> Int32 {
    facts.visitNumbers.append(number)
    return addVisit(row, workers: workers, persons: persons)
  }

  /// The same, the number as bytes.
  public mutating func addVisit(
    utf8 number: UnsafeBufferPointer<UInt8>, _ row: VisitRow,
    workers: [Int32], persons: [Int32]
  ) -> Int32 {
    facts.visitNumbers.append(utf8: number)
    return addVisit(row, workers: workers, persons: persons)
  }

  private mutating func addVisit(
    _ row: VisitRow, workers: [Int32], persons: [Int32]
  ) -> Int32 {
    let index = Int32(facts.visitNumbers.count - 1)
    let firstWorker = visitWorkers.count
    visitWorkers.append(contentsOf: workers)
    let firstPerson = visitPersons.count
    visitPersons.append(contentsOf: persons)
    visits.append(
      (
        row.household,
        Facts.Visit(
          household: row.household, day: row.at.day, at: row.at,
          firstRecorded: row.recorded.day, number: index, mode: row.mode,
          result: row.result, metFamily: row.metFamily,
          hasReason: row.hasReason, stands: row.recorded <= knownAt,
          workers: Int32(firstWorker),
          workerCount: UInt16(visitWorkers.count - firstWorker),
          persons: Int32(firstPerson),
          personCount: UInt16(visitPersons.count - firstPerson))
      ))
    return index
  }

  /// Says that an entry replaces another (更正).
  public mutating func addCorrection(
    _ visit: Int32, of corrected: Int32,
    recorded: Moment, correctedRecorded: Moment
  ) {
    corrections.append((visit, corrected))
    recordedTimes[visit] = recorded
    recordedTimes[corrected] = correctedRecorded
  }
}

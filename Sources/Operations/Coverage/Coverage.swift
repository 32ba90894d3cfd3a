package import Casework

/// How far each duty is met in an area, and in each of its parts.
package struct Coverage: Sendable, Hashable {
  package var area: AreaName
  /// The areas above that whoever asks may see, the highest first.
  package var above: [AreaName]
  /// Windows that touch it are counted.
  package var period: Span
  /// The day on which they are judged.
  package var day: Day
  /// The ledger of the area waits to be made anew: the numbers are of before.
  package var isStale: Bool
  /// The parts of the area; the area itself where a duty is owed by its own
  /// office and by no part.
  package var parts: [AreaName]
  package var duties: [DutyCoverage]
  /// Only the duties of one of a county's offices are counted.
  package var isOfOneOffice = false
  /// Only what was on record then is counted; nil for all there is now.
  package var knownAt: Moment?
}

/// One duty in an area.
package struct DutyCoverage: Sendable, Hashable {
  package var duty: DutyName
  package var total: CoverageTally
  /// By code of the part.
  package var parts: [AreaCode: CoverageTally]
}

/// An area as pages name it.
package struct AreaName: Sendable, Hashable {
  package var code: AreaCode
  package var name: String
}

/// A duty as pages name it.
package struct DutyName: Sendable, Hashable {
  /// `fuyang-2022/village-quarterly`.
  package var id: String
  package var title: String
  /// The document's number or title, and the article.
  package var policy: String
  package var clause: String
  /// What the clause asks for, condensed.
  package var statement: String
  /// 按户, 按人, 按结对, 按干部.
  package var unit: DutyUnitKind
  /// Owed to those whom the document names for special attention (特别关注).
  package var isOfSpecial: Bool
}

/// What a duty is counted by.
package enum DutyUnitKind: Sendable, Hashable {
  case household, person, link, worker

  init(_ unit: DutyUnit) {
    switch unit {
    case .household: self = .household
    case .person: self = .person
    case .link: self = .link
    case .worker: self = .worker
    }
  }
}

/// How many windows stand how (exchange.md "Overdue, rates and places").
package struct CoverageTally: Sendable, Hashable {
  private var numbers: [Int]
  /// Units in debt now, whenever the window was that they were not met in.
  package internal(set) var overdue = 0

  package init() {
    numbers = Array(repeating: 0, count: DutyState.allCases.count)
  }

  package internal(set) subscript(_ state: DutyState) -> Int {
    get { numbers[Int(state.rawValue)] }
    set { numbers[Int(state.rawValue)] = newValue }
  }

  /// Ended windows that count: the rate's denominator.
  package var ended: Int {
    doneAndEnded + self[.deferred] + self[.missed] + self[.excused]
      + self[.remoteRejected]
  }

  /// Of 1; nil where nothing has ended.
  package var rate: Double? {
    ended == 0 ? nil : Double(doneAndEnded) / Double(ended)
  }

  /// Met before their window has ended: no matter of the rate yet.
  package internal(set) var doneEarly = 0
  /// The rate's numerator.
  package var doneAndEnded: Int { self[.done] - doneEarly }

  mutating func add(_ other: CoverageTally) {
    for state in DutyState.allCases { self[state] += other[state] }
    overdue += other.overdue
    doneEarly += other.doneEarly
  }

  package var isEmpty: Bool { numbers.allSatisfy { $0 == 0 } && overdue == 0 }
}

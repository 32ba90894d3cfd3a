import Casework

/// A village with what a test puts there, judged by duties of its own: no
/// packs, no database.
struct LedgerWorld {
  static let village = AreaCode(filled: 341_202_001_201, level: .village)
  static let township = AreaCode(filled: 341_202_001_000, level: .township)
  static let county = AreaCode(filled: 341_202_000_000, level: .county)

  var builder: FactsBuilder
  private let rules: LedgerRules
  private var recorded: [Int32: Moment] = [:]

  init(_ duties: Duty..., knownAt: Moment = .distantFuture) {
    builder = FactsBuilder(knownAt: knownAt)
    rules = LedgerRules(
      packs: [
        PolicyPack(
          id: "test", title: "试行", documentNumber: nil, issuer: "县残联",
          issued: nil, parameters: [], groups: [], duties: duties, forms: [],
          seasons: [])
      ])
    builder.addPolicy("test", area: Self.county, span: .always)
  }

  /// - Parameters:
  ///   - first: empty for no limit, as in a file.
  mutating func household(
    _ number: String, from first: String = "", to last: String = ""
  ) -> Int32 {
    builder.addHousehold(
      number, village: Self.village, onFile: span(first, last))
  }

  mutating func person(
    _ number: String, in household: Int32, from first: String = "",
    to last: String = "", hasGuardian: Bool = false
  ) -> Int32 {
    let person = builder.addPerson(number, hasGuardian: hasGuardian)
    builder.addStay(
      person: person, household: household, span: span(first, last))
    return person
  }

  mutating func worker(
    _ number: String, _ role: Role = .villageCommissioner,
    from first: String = "", to last: String = ""
  ) -> Int32 {
    let worker = builder.addWorker(number)
    let area =
      switch role {
      case .villageCommissioner: Self.village
      case .townshipCommissioner: Self.township
      default: Self.county
      }
    builder.addPost(of: worker, role, area: area, span: span(first, last))
    return worker
  }

  /// - Parameters:
  ///   - time: a day, at nine o'clock, or a time.
  ///   - recorded: the same; nil for the time of the visit.
  @discardableResult
  mutating func visit(
    _ number: String, _ time: String, to household: Int32, by worker: Int32,
    _ mode: VisitMode = .home, _ result: VisitResult = .completed,
    met persons: [Int32] = [], family: Bool = true, reason: Bool = false,
    recorded: String? = nil, corrects corrected: Int32? = nil
  ) -> Int32 {
    let at = moment(time)
    let row = FactsBuilder.VisitRow(
      household: household, at: at, recorded: recorded.map(moment),
      mode: mode, result: result, metFamily: family, hasReason: reason)
    let visit = builder.addVisit(
      number, row, workers: [worker], persons: persons)
    self.recorded[visit] = row.recorded
    if let corrected {
      builder.addCorrection(
        visit, of: corrected, recorded: row.recorded,
        correctedRecorded: self.recorded[corrected] ?? row.recorded)
    }
    return visit
  }

  /// The rows of a period: `unit from state counted/required events marks`.
  func rows(
    from first: String = "2026-01-01", to last: String = "2026-12-31",
    asOf: String = "2026-12-31"
  ) -> [String] {
    listing(span(first, last), asOf: day(asOf)).map { row in
      let parts = [
        row.unit, "\(row.from)", row.state.word,
        "\(row.counted)/\(row.required)",
        row.events.joined(separator: ";"),
        row.marks.words.map(\.word).joined(separator: ";"),
      ]
      return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// Why each row stands as it does.
  func notes(
    from first: String = "2026-01-01", to last: String = "2026-12-31",
    asOf: String = "2026-12-31"
  ) -> [String] {
    listing(span(first, last), asOf: day(asOf)).map(\.note)
  }

  private func listing(_ period: Span, asOf: Day) -> [LedgerRow] {
    let facts = builder.finish(packs: ["test"])
    var judge = LedgerJudge(
      rules: rules, facts: facts, period: period, asOf: asOf)
    judge.judgeAll()
    return judge.listing.instances.map {
      LedgerRow($0, of: judge.listing, rules: rules, facts: facts)
    }.sorted(by: LedgerRow.precedes)
  }

  /// The states alone, in the order of the windows.
  func states(
    from first: String = "2026-01-01", to last: String = "2026-12-31",
    asOf: String = "2026-12-31"
  ) -> [String] {
    rows(from: first, to: last, asOf: asOf).map {
      String($0.split(separator: " ")[2])
    }
  }

  private func day(_ text: String) -> Day {
    guard let day = Day(text) else { preconditionFailure("no date: \(text)") }
    return day
  }

  private func moment(_ text: String) -> Moment {
    if let moment = Moment(text) { return moment }
    return Moment(day(text), hour: 9)
  }

  func span(_ first: String, _ last: String) -> Span {
    Span(
      from: first.isEmpty ? nil : day(first),
      to: last.isEmpty ? nil : day(last))
  }
}

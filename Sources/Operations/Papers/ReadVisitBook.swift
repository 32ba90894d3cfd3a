package import Casework
import Records

/// 探访记录台账 and 入户访视记录台账: a line for each unit and window of a
/// period, with the visits that counted.
package struct ReadVisitBook: Query {
  package static let permission = Permission.readHousehold
  package static let action = AuditAction.printPaper

  /// What its lines are about.
  package enum Kind: String, Sendable, CaseIterable {
    /// Duties about single persons, of a township or village.
    case persons
    /// Duties about households and links to them, of a village.
    case households

    var widest: AreaLevel { self == .persons ? .township : .village }
  }

  package var kind: Kind
  package var area: AreaCode
  package var period: Span

  package init(_ kind: Kind, area: AreaCode, period: Span) {
    self.kind = kind
    self.area = area
    self.period = period
  }

  /// - Throws: `Refusal.notFound` for an area that is not the asker's, or
  ///   wider than the book may be.
  package func perform(in context: OperationContext) throws -> VisitBook {
    let place = try context.paperPlace(
      area, widest: kind.widest, paper: "visits.\(kind.rawValue)")
    let connection = context.connection
    var households: Set<HouseholdKey> = []
    var persons: Set<PersonKey> = []
    switch kind {
    case .persons:
      persons = try WindowReader(connection).persons(
        in: area, touching: period)
    case .households:
      households = Set(
        try ScopeReader(connection, on: context.today)
          .everyHousehold(in: area))
    }
    let loaded = try FactsLoader(
      connection, packs: context.rules.packs.map(\.id)
    ).units(households: households, persons: persons)
    let units = PaperUnits(
      loaded, over: period, asOf: context.today, context)
    let writer = try VisitBookWriter(
      units, period: period, context: context)
    var lines: [(order: PlaceOrder, line: VisitBook.Line)] = []
    var duties: Set<Int32> = []
    for instance in units.judged.instances
    where isMeant(units.duty(instance)) && lies(instance, units) {
      guard let found = try writer.line(instance) else { continue }
      duties.insert(instance.duty)
      lines.append(found)
    }
    lines.sort { left, right in
      if left.order != right.order { return left.order < right.order }
      let (one, other) = (left.line, right.line)
      if one.name != other.name { return one.name < other.name }
      return (one.window.first, one.duty) < (other.window.first, other.duty)
    }
    return VisitBook(
      kind: kind, place: place, period: period, day: context.today,
      lines: lines.map(\.line), duties: units.basis(of: duties))
  }

  private func isMeant(_ duty: Duty) -> Bool {
    switch (kind, duty.unit) {
    case (.persons, .person), (.households, .household): true
    case (.persons, .link(let link, _, _)): link != .household
    case (.households, .link(let link, _, _)): link == .household
    default: false
    }
  }

  private func lies(_ instance: DutyInstance, _ units: PaperUnits) -> Bool {
    instance.place >= 0
      && area.contains(units.facts.areas[Int(instance.place)].code)
  }
}

/// Puts windows into lines of the book.
private final class VisitBookWriter {
  private let units: PaperUnits
  private let context: OperationContext
  private let names: NameReader
  private let answers: [String: [VisitAnswer]]
  private var homes: [HouseholdKey: HomeLine] = [:]
  private var workers: [Int32: String] = [:]

  init(
    _ units: PaperUnits, period: Span, context: OperationContext
  ) throws {
    self.units = units
    self.context = context
    names = NameReader(context.connection)
    // Windows may begin before the period and end after it.
    let days = units.judged.instances.reduce(period) { days, instance in
      Span(
        min(days.first, instance.window.first),
        max(days.last, instance.window.last))
    }
    answers = try AnswerLines(context.connection).answers(
      of: Set(units.judged.loaded.householdKeys), on: days)
  }

  func line(
    _ instance: DutyInstance
  ) throws -> (order: PlaceOrder, line: VisitBook.Line)? {
    guard let key = units.household(instance) else { return nil }
    if homes[key] == nil {
      homes[key] = try ScopeReader(context.connection, on: context.today)
        .household(key)
    }
    guard let home = homes[key] else { return nil }
    let facts = units.facts
    var counted: [Facts.Visit] = []
    for position in instance.events {
      let event = units.judged.listing.events[Int(position)]
      counted.append(facts.visits.values[Int(event)])
    }
    let line = VisitBook.Line(
      household: home.number, head: home.head,
      village: try names.area(home.village), address: home.address,
      name: try units.person(instance) ?? home.head,
      duty: units.duty(instance).title, window: instance.window,
      state: instance.state, actor: try units.actor(instance),
      visits: try counted.map(mention))
    return (PlaceOrder(home), line)
  }

  private func mention(
    _ visit: Facts.Visit
  ) throws -> VisitBook.Mention {
    let facts = units.facts
    let number = facts.visitNumbers[Int(visit.number)]
    var visitors: [String] = []
    for offset in 0..<Int32(visit.workerCount) {
      visitors.append(
        try worker(facts.visitWorkers[Int(visit.workers + offset)]))
    }
    var problems: [String] = []
    var items = 0
    for answer in answers[number] ?? [] {
      guard
        let form = context.rules.form(SheetID(answer.sheet).form),
        form.version == answer.version,
        let answers = form.answers(stored: answer.answers)
      else { continue }
      items += form.sections.flatMap(\.fields).count {
        answers[$0.id] != nil
      }
      problems += form.findings(answers).map { finding in
        finding.words.isEmpty
          ? finding.field.title : "\(finding.field.title)：\(finding.words)"
      }
    }
    return VisitBook.Mention(
      at: visit.at, mode: visit.mode, result: visit.result,
      visitors: visitors, items: items, problems: problems)
  }

  private func worker(_ index: Int32) throws -> String {
    if let known = workers[index] { return known }
    let number = units.facts.workerNumbers[Int(index)]
    let name = try names.worker(number)
    workers[index] = name.isEmpty ? number : name
    return workers[index] ?? number
  }
}

/// The book of a place and period.
package struct VisitBook: Sendable, Hashable {
  package var kind: ReadVisitBook.Kind
  package var place: PaperPlace
  package var period: Span
  package var day: Day
  package var lines: [Line]
  package var duties: [PaperDuty]

  package struct Line: Sendable, Hashable {
    package var household: String
    package var head: String
    package var village: String
    package var address: String
    /// Of the person, or of the household's head.
    package var name: String
    package var duty: String
    package var window: Span
    package var state: DutyState
    package var actor: String
    /// Those that counted, in order of time.
    package var visits: [Mention]
  }

  /// A visit in a line.
  package struct Mention: Sendable, Hashable {
    package var at: Moment
    package var mode: VisitMode
    package var result: VisitResult
    package var visitors: [String]
    /// Items of checklists that were answered.
    package var items: Int
    package var problems: [String]
  }
}

package import Casework
import Records

/// Which part of the list of payments.
package enum PaymentListName: String, Sendable, CaseIterable {
  case all, attention, short, late, over, unassessed

  package var title: String {
    switch self {
    case .all: "全部"
    case .attention: "要处理"
    case .short: "未发或少发"
    case .late: "晚发"
    case .over: "多发"
    case .unassessed: "没有自理评估"
    }
  }

  func holds(_ standing: PaymentStanding) -> Bool {
    switch self {
    case .all: true
    case .attention: standing.needsAttention
    case .short: standing.isShort
    case .late: standing.isLate
    case .over: standing.isOver
    case .unassessed: standing.isUnassessed
    }
  }
}

/// Somebody on the list of a month.
package struct PaymentLine: Sendable, Hashable {
  /// As `PersonKey.text`.
  package var person: String
  package var name: String
  package var household: String
  package var villageName: String
  package var standing: PaymentStanding
  /// How many payments stand on record; a form that is sent names it.
  package var payments: Int
}

/// What was due and paid in an area.
package struct PaymentSums: Sendable, Hashable {
  package var persons = 0
  package var due = Fen.zero
  package var paid = Fen.zero
  /// Less than due though the day has passed.
  package var short = 0
  package var late = 0
  package var difference: Fen { paid - due }

  mutating func add(_ standing: PaymentStanding) {
    persons += 1
    due = due + (standing.due?.total ?? .zero)
    paid = paid + standing.paid
    if standing.isShort { short += 1 }
    if standing.isLate { late += 1 }
  }
}

/// The payments of an area for a month.
package struct PaymentList: Sendable, Hashable {
  package var day: Day
  package var month: PayMonth
  package var choice: AreaChoice
  package var name: PaymentListName
  /// The standard of the month; nil where the county has set none.
  package var standard: PaymentStandard?
  package var dueBy: Day
  package var total: PaymentSums
  package var parts: [Part]
  package var counts: [PaymentListName: Int]
  package var lines: [PaymentLine]
  package var count: Int
  package var offset: Int
  package var limit: Int
  /// Of the form.
  package var id: String

  package struct Part: Sendable, Hashable {
    package var code: AreaCode
    package var name: String
    package var sums: PaymentSums
  }
}

/// Who is due what for a month, and what he was paid.
package struct ListPayments: Query {
  package static let permission = Permission.readPayments
  package static let action = AuditAction.readPayments

  package var name: PaymentListName
  /// Nil for the asker's own area.
  package var area: AreaCode?
  /// Nil for this month.
  package var month: PayMonth?
  package var offset: Int
  package var limit: Int

  package init(
    _ name: PaymentListName = .all, area: AreaCode? = nil,
    month: PayMonth? = nil, offset: Int = 0, limit: Int = 50
  ) {
    self.name = name
    self.area = area
    self.month = month
    self.offset = max(0, offset)
    self.limit = min(max(1, limit), 5_000)
  }

  /// - Throws: `Refusal.notFound` for an area that is none of his.
  package func perform(in context: OperationContext) throws -> PaymentList {
    let own = try context.wholeArea()
    let area = try area.map { try context.see(area: $0).code } ?? own
    let thisMonth = PayMonth(containing: context.today)
    let month = min(month ?? thisMonth, thisMonth)
    let survey = try PaymentSurvey(area, month, context)
    let listed = survey.lines.filter { name.holds($0.line.standing) }
    var counts: [PaymentListName: Int] = [:]
    for name in PaymentListName.allCases {
      counts[name] = survey.lines.count { name.holds($0.line.standing) }
    }
    let choice = try AreaChoice(area, PeopleReach(context), context)
    let shown = listed.dropFirst(offset).prefix(limit).map(\.line)
    context.noteRead(of: area, detail: "payments \(month), \(shown.count)")
    return PaymentList(
      day: context.today, month: month, choice: choice, name: name,
      standard: survey.standard, dueBy: survey.dueBy,
      total: survey.sums(of: area),
      parts: choice.below.map {
        PaymentList.Part(
          code: $0.code, name: $0.name, sums: survey.sums(of: $0.code))
      }, counts: counts, lines: Array(shown), count: listed.count,
      offset: offset, limit: limit, id: Identifier.make(at: context.now))
  }
}

/// Goes through those of an area who are supported in a month, and those
/// who were paid for it.
struct PaymentSurvey {
  let standard: PaymentStandard?
  let dueBy: Day
  /// As one walks.
  private(set) var lines: [(village: AreaCode, line: PaymentLine)] = []
  private let context: OperationContext
  private let names: NameReader
  private let month: PayMonth

  init(
    _ area: AreaCode, _ month: PayMonth, _ context: OperationContext
  ) throws {
    self.context = context
    self.month = month
    names = NameReader(context.connection)
    let county = area.countyKey
    standard = try PaymentStandardStore(context.connection, of: county)
      .standards().inForce(on: month.first)
    dueBy = month.day(standard?.dueDay ?? PaymentStandard.usualDueDay)
    let rows = try PeopleLists(
      context.connection, in: PeopleScope(county: county, areas: [area]),
      on: month.first
    ).rows(.holding(WordSet(PayeeFacts.paidFor)))
    var facts: [PersonKey: PayeeFacts] = [:]
    var paid: [PersonKey: [Payment]] = [:]
    let payees = PayeeReader(context.connection)
    let store = PaymentStore(context.connection)
    for home in Set(rows.map(\.person.county)).union([county]) {
      facts.merge(try payees.facts(in: home)) { $1 }
      paid.merge(try store.payments(for: month, in: home)) { $1 }
    }
    var seen: Set<PersonKey> = []
    for row in rows where seen.insert(row.person).inserted {
      try add(
        row.person, row.name, row.home, facts[row.person], paid[row.person])
    }
    try addOthers(paid.filter { !seen.contains($0.key) }, area)
    lines.sort {
      ($0.village, $0.line.household) < ($1.village, $1.line.household)
    }
  }

  /// Those who were paid though they are not on the list of the month.
  private mutating func addOthers(
    _ paid: [PersonKey: [Payment]], _ area: AreaCode
  ) throws {
    for (key, payments) in paid {
      for day in [month.first, context.today] {
        let scope = ScopeReader(context.connection, on: day)
        guard let home = try scope.home(of: key),
          let line = try scope.household(home)
        else { continue }
        if area.contains(line.village) {
          try add(key, try names.person(key).name, line, nil, payments)
        }
        break
      }
    }
  }

  private mutating func add(
    _ key: PersonKey, _ name: String, _ home: HomeLine,
    _ facts: PayeeFacts?, _ payments: [Payment]?
  ) throws {
    let due = standard.flatMap { facts?.due(in: month, by: $0) }
    let payments = payments ?? []
    lines.append(
      (
        home.village,
        PaymentLine(
          person: key.text, name: name, household: home.number,
          villageName: try names.area(home.village),
          standing: PaymentStanding(
            due, payments, dueBy: dueBy, on: context.today),
          payments: payments.count)
      ))
  }

  func sums(of area: AreaCode) -> PaymentSums {
    var sums = PaymentSums()
    for (village, line) in lines where area.contains(village) {
      sums.add(line.standing)
    }
    return sums
  }
}

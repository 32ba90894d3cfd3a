package import Casework
import Records

/// What somebody was due and paid, month by month.
package struct PersonPayments: Sendable, Hashable {
  package var day: Day
  /// As `PersonKey.text`.
  package var person: String
  package var name: String
  package var household: String
  package var head: String
  package var villageName: String
  /// The latest first.
  package var months: [Month]
  /// Of a form.
  package var id: String

  package struct Month: Sendable, Hashable {
    package var month: PayMonth
    package var standing: PaymentStanding
    package var entries: [Entry]
  }

  package struct Entry: Sendable, Hashable {
    package var payment: Payment
    package var revision: Int64
    package var reason: String
    package var author: String
    package var at: Moment
    /// What it replaced, the latest first.
    package var replaced: [Replaced]
  }

  package struct Replaced: Sendable, Hashable {
    package var payment: Payment
    package var author: String
    package var at: Moment
  }
}

/// The payments of a person, from the page of his household.
package struct ReadPayments: Query {
  package static let permission = Permission.readPayments
  package static let action = AuditAction.readPayments

  /// 户编号.
  package var household: String
  /// As `PersonKey.text`.
  package var person: String

  package init(household: String, person: String) {
    self.household = household
    self.person = person
  }

  /// The most months that a page shows.
  private static let most = 24

  /// - Throws: `Refusal.notFound`.
  package func perform(
    in context: OperationContext
  ) throws -> PersonPayments {
    guard let key = PersonKey(text: person) else { throw Refusal.notFound }
    let payee = try context.see(payee: key, in: household)
    context.noteRead(county: key.county, subject: payee.number)
    let names = NameReader(context.connection)
    let history = Dictionary(
      grouping: try PaymentStore(context.connection).history(of: key),
      by: \.month)
    let standards = try PaymentStandardStore(
      context.connection, of: payee.home.village.countyKey
    ).standards()
    var months: [PersonPayments.Month] = []
    var month = PayMonth(containing: context.today)
    for _ in 0..<Self.most {
      let standard = standards.inForce(on: month.first)
      let due = standard.flatMap { payee.facts.due(in: month, by: $0) }
      let stored = history[month] ?? []
      if due != nil || !stored.isEmpty {
        let entries = try Self.entries(stored, names)
        months.append(
          PersonPayments.Month(
            month: month,
            standing: PaymentStanding(
              due, entries.map(\.payment),
              dueBy: month.day(
                standard?.dueDay ?? PaymentStandard.usualDueDay),
              on: context.today), entries: entries))
      }
      month = month.previous
    }
    return PersonPayments(
      day: context.today, person: key.text, name: payee.name,
      household: payee.home.number, head: payee.home.head,
      villageName: try names.area(payee.home.village), months: months,
      id: Identifier.make(at: context.now))
  }

  private static func entries(
    _ stored: [StoredPayment], _ names: NameReader
  ) throws -> [PersonPayments.Entry] {
    return try stored.filter(\.isStanding).map { standing in
      PersonPayments.Entry(
        payment: standing.payment, revision: standing.revision,
        reason: standing.reason, author: try names.shown(standing.by),
        at: standing.at,
        replaced: try stored.filter {
          !$0.isStanding && $0.payment.entry == standing.payment.entry
        }.map {
          PersonPayments.Replaced(
            payment: $0.payment, author: try names.shown($0.by), at: $0.at)
        })
    }
  }
}

/// Who of a household is or was supported, for the links of its page.
package struct ReadHouseholdPayees: Query {
  package static let permission = Permission.readPayments
  package static let action = AuditAction.readPayments

  /// 户编号.
  package var household: String

  package init(_ household: String) { self.household = household }

  package struct Payee: Sendable, Hashable {
    package var person: String
    package var name: String
  }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> [Payee] {
    let home = try context.see(household: household)
    let scope = ScopeReader(context.connection, on: context.today)
    var payees: [Payee] = []
    for key in try scope.members(of: home.key) {
      do {
        let payee = try context.see(payee: key, in: household)
        payees.append(Payee(person: key.text, name: payee.name))
      } catch Refusal.notFound { continue }
    }
    return payees.sorted { $0.person < $1.person }
  }
}

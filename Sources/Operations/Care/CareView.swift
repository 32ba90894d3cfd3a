package import Casework
import Records

/// Somebody's care as pages show it.
package struct CareView: Sendable, Hashable {
  package var day: Day
  /// Key in forms and paths, 人员编号 and name.
  package var person: String
  package var number: String
  package var name: String
  /// 户编号 and head of the household he is shown in.
  package var household: String
  package var head: String
  /// From the province, or the county, down to the village.
  package var place: [String]
  /// Whether an agreement is owed to him today.
  package var isOwed: Bool
  /// Nil where no document about care is in force.
  package var rules: CareRules?
  /// Document and article.
  package var basis: String
  package var standing: CareStanding?
  package var file: CareFile
  /// What whoever asks may put on record.
  package var kinds: [CareKind]

  package func state(of agreement: CareAgreement) -> AgreementState {
    agreement.state(on: day, among: file.agreements)
  }
}

extension CareView {
  init(_ desk: CareDesk) throws {
    let names = NameReader(desk.context.connection)
    let actor = desk.context.actor
    self.init(
      day: desk.today, person: desk.key.text, number: desk.row.person.number,
      name: desk.row.person.name, household: desk.home.number,
      head: desk.household.head,
      place: try names.path(desk.household.village),
      isOwed: desk.isOwed(on: desk.today), rules: desk.cover?.rules,
      basis: desk.cover.map { "\($0.pack.citation) \($0.rules.clause)" } ?? "",
      standing: desk.cover.map {
        CareStanding(
          desk.file, needed: desk.needed, rules: $0.rules, on: desk.today)
      },
      file: desk.file,
      kinds: try CareKind.allCases.filter { kind in
        guard actor.may(kind.permission), desk.obstacle == nil else {
          return false
        }
        return try kind.deed(desk).obstacle == nil
      })
  }
}

/// The care of those in a household to whom it is owed, or of whom there is
/// something on record.
package struct ReadHouseholdCare: Query {
  package static let permission = Permission.readCare
  package static let action = AuditAction.readCare

  /// 户编号.
  package var number: String

  package init(_ number: String) { self.number = number }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> [CareView] {
    let home = try context.see(household: number)
    let cover = try context.careCovers().cover(
      at: home.village, on: context.today)
    let persons = try CareReader(context.connection).persons(
      of: home.key, having: cover?.rules.statuses ?? WordSet(),
      on: context.today)
    let views = try persons.map {
      try CareView(try CareDesk(home, $0, in: context))
    }
    if !views.isEmpty {
      context.noteRead(county: home.key.county, subject: home.number)
    }
    return views
  }
}

/// Somebody's care with all that is on record of it.
package struct ReadCare: Query {
  package static let permission = Permission.readCare
  package static let action = AuditAction.readCare

  package var household: String
  package var person: String

  package init(household: String, person: String) {
    self.household = household
    self.person = person
  }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> CareView {
    let desk = try CareDesk(household: household, person: person, in: context)
    context.noteRead(
      county: desk.key.county, subject: desk.row.person.number)
    return try CareView(desk)
  }
}

/// One agreement, with the care of the person it is about.
package struct ReadAgreement: Query {
  package static let permission = Permission.readCare
  package static let action = AuditAction.readCare

  package var id: String

  package init(_ id: String) { self.id = id }

  package struct Found: Sendable, Hashable {
    package var agreement: CareAgreement
    package var care: CareView
    package var township: String
  }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> Found {
    let connection = context.connection
    guard Identifier.isValid(id),
      let key = try CareReader(connection).person(ofAgreement: id),
      let home = try context.lastHome(of: key)
    else { throw Refusal.notFound }
    let desk = try CareDesk(home, key, in: context)
    guard let agreement = desk.file.agreement(id) else {
      throw Refusal.notFound
    }
    context.noteRead(county: key.county, subject: desk.row.person.number)
    return Found(
      agreement: agreement, care: try CareView(desk),
      township: try NameReader(connection).area(agreement.township))
  }
}

extension OperationContext {
  /// Where a person lives, or has lived; nil where he is on no file.
  ///
  /// - Throws: `Refusal.notFound` where that is not to be seen.
  func lastHome(of person: PersonKey) throws -> VisibleHousehold? {
    let scope = ScopeReader(connection, on: today)
    if let home = try scope.home(of: person) {
      return try see(household: home)
    }
    return try scope.homes(of: person).last.map { try see(household: $0) }
  }
}

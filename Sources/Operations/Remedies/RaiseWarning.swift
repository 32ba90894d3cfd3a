package import Casework
package import Database
import Records

/// A warning raised by hand, as typed.
package struct WarningEntry: Sendable, Hashable {
  /// UUIDv7 of the form; it becomes the warning's.
  package var id: String
  /// 户编号.
  package var household: String
  /// By field, as typed: sign, words.
  package var values: [String: String]

  package init(id: String, household: String, values: [String: String]) {
    self.id = id
    self.household = household
    self.values = values
  }
}

/// What the page for a warning by hand is made of.
package struct WarningForm: Sendable, Hashable {
  package var id: String
  package var household: String
  package var head: String
  package var villageName: String
  /// Signs of the packs in force, each with its document.
  package var signs: [Sign]
  /// Offices that are told.
  package var tells: [String]
  /// Those that are open or under monitoring already.
  package var known: [WarningLine]

  package struct Sign: Sendable, Hashable {
    package var id: String
    package var title: String
    package var policy: String
    package var clause: String
  }
}

/// What is needed to raise a warning of a household by hand.
package struct PrepareWarning: Query {
  package static let permission = Permission.raiseWarning
  package static let action = AuditAction.prepareWarning

  package var household: String

  package init(_ household: String) { self.household = household }

  /// - Throws: `Refusal.notFound`, also where no pack in force speaks of
  ///   warnings.
  package func perform(in context: OperationContext) throws -> WarningForm {
    let home = try context.see(household: household)
    let sections = try RemediesInForce(
      context, at: home.village, for: nil
    ).allWarnings
    if sections.isEmpty { throw Refusal.notFound }
    let names = NameReader(context.connection)
    let tells = sections.flatMap(\.rules.tell).compactMap { office in
      home.village.ancestor(office.level).map {
        OfficeAddress($0, office.institution)
      }
    }
    let known = try WarningStore(context.connection).warnings(of: home.key)
      .filter { $0.standing.state == .open || $0.standing.state == .monitored }
    return WarningForm(
      id: Identifier.make(at: context.now), household: home.number,
      head: home.line.head, villageName: try names.area(home.village),
      signs: sections.flatMap { section in
        section.rules.signs.map {
          WarningForm.Sign(
            id: $0.id, title: $0.title, policy: section.pack.citation,
            clause: $0.clause)
        }
      },
      tells: try Set(tells).map { $0.title(try names.area($0.area)) }
        .sorted(),
      known: known.map { WarningLine($0, home) })
  }
}

extension WarningLine {
  init(_ stored: StoredWarning, _ home: VisibleHousehold) {
    self.init(
      id: stored.row.id, pack: stored.row.pack, title: stored.row.title,
      household: home.number, head: home.line.head, village: home.village,
      state: stored.standing.state,
      monitoredClass: stored.standing.monitoredClass,
      identifiedOn: stored.standing.identifiedOn,
      measures: stored.standing.measures,
      clearedOn: stored.standing.clearedOn)
  }
}

/// Raises a warning of poverty by hand (FY-68); whoever monitors is told in
/// the same transaction.
package struct RaiseWarning: Operation {
  package static let permission = Permission.raiseWarning
  package static let reach = WriteReach.units
  package static let action = AuditAction.raiseWarning

  package var entry: WarningEntry

  package init(_ entry: WarningEntry) { self.entry = entry }

  /// The number of the warning. The same entry sent again is answered as
  /// the first time.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.invalid`;
  ///   `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws -> String {
    let home = try context.see(household: entry.household)
    try context.connection.lock([
      UnitLock(.household, county: home.key.county, id: home.key.id)
    ])
    let digest = FormDigest.of(
      [entry.household]
        + entry.values.sorted { $0.key < $1.key }.flatMap {
          [$0.key, $0.value]
        })
    if let earlier = try WarningStore(context.connection).find(entry.id) {
      guard earlier.row.digest == digest,
        earlier.steps.first?.by == context.actor.name
      else { throw Refusal.alreadyRecorded }
      context.isRepeated = true
      return entry.id
    }
    let typed = TypedChange(entry.values.mapValues { [$0] })
    if !Identifier.isValid(entry.id) {
      typed.refuse("id", "表单编号不对，请重新打开页面填写")
    }
    let section = try RemediesInForce(context, at: home.village, for: nil)
      .allWarnings.first { $0.rules.sign(typed.raw("sign")) != nil }
    if section == nil { typed.refuse("sign", "请选是什么风险") }
    let words = typed.text("words", most: 500, required: "请写明有什么风险")
    try typed.finish()
    guard let section, let sign = section.rules.sign(typed.raw("sign")) else {
      throw Refusal.notFound
    }
    try WarningRaising(context).raise(
      WarningRow(
        home: home.key, id: entry.id, pack: section.pack.id,
        title: sign.title, cause: entry.id, digest: digest),
      words: words, at: home.village, section.rules)
    return entry.id
  }
}

/// Puts warnings on record and tells whoever monitors.
struct WarningRaising {
  private let context: OperationContext

  init(_ context: OperationContext) { self.context = context }

  func raise(
    _ row: WarningRow, words: String, at village: AreaCode,
    _ rules: WarningRules, then more: [WarningStep] = []
  ) throws {
    var first = WarningStep(
      number: 1, id: row.id, kind: .raised, at: context.now,
      by: context.actor.name)
    first.words = words
    try WarningStore(context.connection).insert(row, [first] + more)
    try context.audit(
      county: row.home.county, subject: row.id, detail: row.cause)
    // What the register has as monitored is known to whoever monitors.
    if !more.isEmpty { return }
    try Notifier(context).send(
      Notice(
        .warningRaised, about: row.subject, in: village,
        "返贫致贫预警“\(row.title)”：\(try place(row, village))，请核实后记结论",
        to: rules.tell.compactMap { office in
          village.ancestor(office.level).map {
            .office($0, office.institution)
          }
        }, acknowledgeWithin: rules.acknowledgeWithin))
  }

  private func place(
    _ row: WarningRow, _ village: AreaCode
  ) throws -> String {
    let names = NameReader(context.connection)
    let scope = ScopeReader(context.connection, on: context.today)
    let number = try scope.household(row.home)?.number ?? ""
    return try names.place(village) + " 户\(number)"
  }
}

extension WarningRow {
  var subject: Notice.Subject {
    Notice.Subject(.warning, county: home.county, number: id)
  }
}

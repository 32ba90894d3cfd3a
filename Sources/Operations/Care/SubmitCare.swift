import Casework
import Records

/// An entry about somebody's care as it was typed.
package struct CareEntry: Sendable, Hashable {
  /// UUIDv7 of the form: whatever is sent twice is one entry.
  package var id: String
  package var kind: CareKind
  /// 户编号.
  package var household: String
  /// A person's place in the records as `PersonKey.text`.
  package var person: String
  /// Names what stood on record when the form was opened.
  package var base: String
  /// By field, as typed.
  package var values: [String: [String]]

  package init(
    id: String, kind: CareKind, household: String, person: String,
    base: String = "", values: [String: [String]] = [:]
  ) {
    self.id = id
    self.kind = kind
    self.household = household
    self.person = person
    self.base = base
    self.values = values
  }

  var digest: [UInt8] {
    FormDigest.of([kind.rawValue, household, person], values)
  }
}

/// What the page of such an entry is made of.
package struct CareForm: Sendable, Hashable {
  package var kind: CareKind
  /// A fresh number for the entry, and what stands on record now.
  package var id: String
  package var base: String
  package var household: String
  package var head: String
  package var person: String
  package var personName: String
  package var fields: [ChangeField]
  package var standing: [String]
  /// Why there is nothing to be filled in; nil where there is.
  package var obstacle: String?
}

/// What is needed to fill in a form about somebody's care.
package struct PrepareCare: Query {
  package static let permission = Permission.recordCare
  package static let action = AuditAction.prepareCare

  package var kind: CareKind
  package var household: String
  package var person: String

  package init(_ kind: CareKind, household: String, person: String) {
    self.kind = kind
    self.household = household
    self.person = person
  }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> CareForm {
    guard context.actor.may(kind.permission) else { throw Refusal.notFound }
    let desk = try CareDesk(
      household: household, person: person, in: context)
    context.noteRead(
      county: desk.key.county, subject: desk.row.person.number)
    let deed = try kind.deed(desk)
    return CareForm(
      kind: kind, id: Identifier.make(at: context.now), base: desk.base,
      household: desk.home.number, head: desk.household.head, person: person,
      personName: desk.row.person.name, fields: try deed.fields,
      standing: deed.standing, obstacle: desk.obstacle ?? deed.obstacle)
  }
}

/// Puts an entry about somebody's care on record.
package struct SubmitCare: Operation {
  package static let permission = Permission.recordCare
  package static let action = AuditAction.recordCare

  package var entry: CareEntry

  package init(_ entry: CareEntry) { self.entry = entry }

  /// The same entry sent again is answered as the first time.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.invalid` with all that can be
  ///   mended; `Refusal.factsChanged` where somebody has added to what the
  ///   form was opened on; `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws {
    guard context.actor.may(entry.kind.permission) else {
      throw Refusal.notFound
    }
    try Identifier.require(entry.id)
    let desk = try CareDesk(
      household: entry.household, person: entry.person, in: context)
    if try isKnown(context) { return }
    if entry.base != desk.base { throw Refusal.factsChanged }
    let deed = try entry.kind.deed(desk)
    if let obstacle = desk.obstacle ?? deed.obstacle {
      throw Refusal.invalid([FieldProblem("id", obstacle)])
    }
    let typed = TypedChange(entry.values)
    let step = try deed.plan(typed)
    try typed.finish()
    guard let step else {
      throw Refusal.invalid([FieldProblem("id", "内容读不懂，请重新打开页面填写")])
    }
    let care = CareWriter(context.connection, of: desk.key, context.recording)
    try care.insert(
      form: entry.id, kind: entry.kind.rawValue, digest: entry.digest)
    let changes = ChangeWriter(context)
    try step(CareWriting(id: entry.id, care: care, changes: changes))
    try changes.finish()
    try context.audit(
      county: desk.key.county, subject: desk.row.person.number,
      detail: "\(entry.kind.rawValue) \(entry.id)")
  }

  private func isKnown(_ context: OperationContext) throws -> Bool {
    guard
      let known = try CareReader(context.connection).submission(entry.id)
    else { return false }
    guard known.digest == entry.digest, known.by == context.actor.name else {
      throw Refusal.alreadyRecorded
    }
    context.isRepeated = true
    return true
  }
}

package import Casework
import Records

/// The fields of the forms of a county's institutions and seasons, as
/// problems name them.
package enum CountyCareField {
  package static let name = "name"
  package static let kind = "kind"
  package static let licence = "licence"
  package static let from = "from"
  package static let last = "last"
  package static let season = "season"
  package static let reason = "reason"
}

/// The register of lawful providers of the asker's county.
package struct ReadInstitutions: Query {
  package static let permission = Permission.superviseCare
  package static let action = AuditAction.readInstitutions

  package init() {}

  package struct Register: Sendable, Hashable {
    package var day: Day
    /// Of a form to add one.
    package var id: String
    package var institutions: [Institution]
  }

  package func perform(in context: OperationContext) throws -> Register {
    Register(
      day: context.today, id: Identifier.make(at: context.now),
      institutions: try context.countyCare().store.institutions())
  }
}

/// Puts an institution on the register of the asker's county.
package struct AddInstitution: Operation {
  package static let permission = Permission.superviseCare
  package static let action = AuditAction.setInstitution

  /// UUIDv7 of the form: whatever is sent twice is one row.
  package var id: String
  /// As typed.
  package var name: String
  package var kind: String
  package var licence: String
  package var from: Day?

  package init(
    id: String, name: String, kind: String, licence: String, from: Day?
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.licence = licence
    self.from = from
  }

  /// - Throws: `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    let care = try context.countyCare()
    if try care.isRepeated(id, in: context) { return }
    var problems: [FieldProblem] = []
    func check(_ field: String, _ text: String, _ blank: String) {
      let words = text.isEmpty ? blank : PlainText.problem(text, most: 60)
      if let words { problems.append(FieldProblem(field, words)) }
    }
    check(CountyCareField.name, name, "请填写机构名称")
    check(CountyCareField.licence, licence, "请填写许可或登记证号；没有的不能登记")
    let kind = CareInstitutionKind(word: kind)
    if kind == nil {
      problems.append(FieldProblem(CountyCareField.kind, "请选机构类型"))
    }
    if from == nil {
      problems.append(FieldProblem(CountyCareField.from, "请填写从哪天起"))
    }
    let known = try care.store.institutions()
    if known.contains(where: {
      $0.name == name && $0.span.last >= from ?? .distantPast
    }) {
      problems.append(FieldProblem(CountyCareField.name, "名册上已经有这个机构"))
    }
    guard problems.isEmpty, let kind else { throw Refusal.invalid(problems) }
    try care.store.put(
      Institution(
        name: name, kind: kind, licence: licence,
        span: Span(from: from, to: nil)), form: id, context.recording)
    try context.audit(county: care.county, subject: id, detail: "institution")
  }
}

/// Takes an institution off the register after a day; who lives there stays.
package struct EndInstitution: Operation {
  package static let permission = Permission.superviseCare
  package static let action = AuditAction.setInstitution

  package var institution: Int64
  package var last: Day?

  package init(_ institution: Int64, last: Day?) {
    self.institution = institution
    self.last = last
  }

  /// - Throws: `Refusal.notFound`; `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    let care = try context.countyCare()
    guard
      var found = try care.store.institutions().first(where: {
        $0.id == institution
      })
    else { throw Refusal.notFound }
    guard let last, last >= found.span.first else {
      throw Refusal.invalid([
        FieldProblem(CountyCareField.last, "请填写最后一天，不早于登记的第一天")
      ])
    }
    if found.span.last == last {
      context.isRepeated = true
      return
    }
    found.span.last = last
    try care.store.put(
      found, form: Identifier.make(at: context.now), context.recording)
    try context.audit(
      county: care.county, subject: "\(institution)",
      detail: "institution until \(last)")
  }
}

/// What a county sets for all care in it.
struct CountyCare {
  let county: Int64
  let store: CountyCareStore

  /// Whether a form has been sent before.
  ///
  /// - Throws: `Refusal.invalid` for what is no number of a form.
  func isRepeated(
    _ form: String, in context: OperationContext
  ) throws -> Bool {
    try Identifier.require(form)
    guard try store.isKnown(form: form) else { return false }
    context.isRepeated = true
    return true
  }
}

extension OperationContext {
  /// Of the county of whoever asks.
  ///
  /// - Throws: `Refusal.notFound` for who is of none.
  func countyCare() throws -> CountyCare {
    let county = try wholeArea().countyKey
    if county == 0 { throw Refusal.notFound }
    return CountyCare(
      county: county, store: CountyCareStore(connection, of: county))
  }
}

package import Casework
import Records

/// The fields of the forms of helping bodies, as problems name them.
package enum HelperField {
  package static let name = "name"
  package static let kind = "kind"
  package static let offer = "offer"
  package static let contact = "contact"
  package static let last = "last"
}

/// 助残力量: who can be called upon in the asker's area.
package struct ReadHelpers: Query {
  package static let permission = Permission.recordActivities
  package static let action = AuditAction.readHelpers

  package init() {}

  package struct Register: Sendable, Hashable {
    package var day: Day
    /// Of a form to add one.
    package var id: String
    /// The area that one added here serves.
    package var areaName: String
    package var lines: [Line]
  }

  package struct Line: Sendable, Hashable {
    package var body: HelpingBody
    package var areaName: String
    /// Whether it serves an area of the asker's.
    package var mayEnd: Bool
  }

  package func perform(in context: OperationContext) throws -> Register {
    let (area, store) = try context.helpers()
    let names = NameReader(context.connection)
    return Register(
      day: context.today, id: Identifier.make(at: context.now),
      areaName: try names.area(area),
      lines: try store.bodies().filter {
        $0.area.contains(area) || area.contains($0.area)
      }.map {
        Line(
          body: $0, areaName: try names.area($0.area),
          mayEnd: area.contains($0.area))
      })
  }
}

/// Puts a body on the register of the asker's area.
package struct AddHelper: Operation {
  package static let permission = Permission.recordActivities
  package static let action = AuditAction.setHelper

  /// UUIDv7 of the form: whatever is sent twice is one row.
  package var id: String
  /// By field, as typed.
  package var values: [String: String]

  package init(id: String, values: [String: String]) {
    self.id = id
    self.values = values
  }

  /// - Throws: `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    let (area, store) = try context.helpers()
    try Identifier.require(id)
    if try store.isKnown(form: id) {
      context.isRepeated = true
      return
    }
    let typed = TypedChange(values.mapValues { [$0] })
    let name = typed.text(HelperField.name, most: 60, required: "请填写名称")
    let kind: HelperKind? = typed.word(HelperField.kind, "请选是哪一类")
    let offer = typed.text(
      HelperField.offer, most: 200, required: "请写明能帮什么")
    let contact = typed.text(HelperField.contact, most: 60)
    let known = try store.bodies()
    if known.contains(where: {
      $0.name == name && $0.area == area && $0.span.last >= context.today
    }) {
      typed.refuse(HelperField.name, "名册上已经有了")
    }
    try typed.finish()
    guard let kind else { return }
    try store.put(
      HelpingBody(
        area: area, name: name, kind: kind, offer: offer, contact: contact,
        span: Span(from: context.today, to: nil)), form: id,
      context.recording)
    try context.audit(
      county: area.countyKey, subject: id, detail: "helper of \(area)")
  }
}

/// Takes a body off the register after a day; what it did stays.
package struct EndHelper: Operation {
  package static let permission = Permission.recordActivities
  package static let action = AuditAction.setHelper

  package var helper: Int64
  package var last: Day?

  package init(_ helper: Int64, last: Day?) {
    self.helper = helper
    self.last = last
  }

  /// - Throws: `Refusal.notFound`; `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    let (area, store) = try context.helpers()
    guard
      var found = try store.bodies().first(where: {
        $0.id == helper && area.contains($0.area)
      })
    else { throw Refusal.notFound }
    guard let last, last >= found.span.first else {
      throw Refusal.invalid([
        FieldProblem(HelperField.last, "请填写最后一天，不早于登记的那天")
      ])
    }
    if found.span.last == last {
      context.isRepeated = true
      return
    }
    found.span.last = last
    try store.put(
      found, form: Identifier.make(at: context.now), context.recording)
    try context.audit(
      county: area.countyKey, subject: "\(helper)",
      detail: "helper until \(last)")
  }
}

extension OperationContext {
  /// The asker's area and the register of its county.
  ///
  /// - Throws: `Refusal.notFound` for who is of no county.
  fileprivate func helpers() throws -> (AreaCode, HelpingBodyStore) {
    let area = try wholeArea()
    if area.countyKey == 0 { throw Refusal.notFound }
    return (area, HelpingBodyStore(connection, of: area.countyKey))
  }
}

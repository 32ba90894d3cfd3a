import Casework
import Operations

/// 助残力量: who can be called upon, and for what.
package struct HelpersPage: Page {
  package static let template = "helpers"
  static let add = "add"
  static let names = [
    HelperField.name, HelperField.kind, HelperField.offer,
    HelperField.contact,
  ]

  package var frame: Frame
  package var crumbs: [Crumb]
  package var saved: String?
  package var errors: ErrorSummary?
  package var rows: [DatedRowPart]
  package var hasRows: Bool
  package var action: String
  package var id: String
  package var place: String
  package var name: InputPart
  package var kind: SelectPart
  package var offer: InputPart
  package var contact: InputPart

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "saved": .text(\.saved),
    "errors": .part(\.errors),
    "rows": .list(\.rows),
    "hasRows": .flag(\.hasRows),
    "action": .text(\.action),
    "id": .text(\.id),
    "place": .text(\.place),
    "name": .part(\.name),
    "kind": .part(\.kind),
    "offer": .part(\.offer),
    "contact": .part(\.contact),
  ]

  init(
    _ register: ReadHelpers.Register, isSaved: Bool, typed: TypedForm?,
    frame: Frame
  ) {
    self.frame = frame
    crumbs = [.office, .activities]
    saved = isSaved ? "已保存。" : nil
    errors = TypedForm.summary(typed)
    rows = register.lines.map { line in
      let body = line.body
      var row = DatedRowPart(
        title: body.name,
        words: [body.kind.word, line.areaName, body.offer, body.contact]
          .filter { !$0.isEmpty }.joined(separator: " · "),
        span: body.span, today: register.day, typed: typed,
        form: "end-\(body.id)", path: Route.helperEnd.path("\(body.id)"),
        end: "移出名册")
      if !line.mayEnd { row.end = nil }
      return row
    }
    hasRows = !rows.isEmpty
    action = Route.helpers.path()
    id = TypedForm.value("id", in: Self.add, of: typed, else: register.id)
    place = register.areaName
    let build = TypedForm.builder(Self.add, typed)
    func value(_ field: String) -> String {
      TypedForm.value(field, in: Self.add, of: typed)
    }
    name = build.input(
      HelperField.name, in: Self.add, label: "名称",
      value: value(HelperField.name))
    kind = build.select(
      HelperField.kind, in: Self.add, label: "哪一类",
      options: [Option("", label: "请选")]
        + HelperKind.words.map { Option($0) },
      chosen: value(HelperField.kind))
    offer = build.input(
      HelperField.offer, in: Self.add, label: "能帮什么",
      value: value(HelperField.offer), help: "如：理发、家电维修、陪同就医")
    contact = build.input(
      HelperField.contact, in: Self.add, label: "联系方式",
      value: value(HelperField.contact), help: "可以不填")
  }
}

import Casework
import Operations
import Policies

/// 政策: what is in force where, and the library.
package struct PoliciesPage: Page {
  package static let template = "policies"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var saved: String?
  package var errors: ErrorSummary?
  /// While the ledger is being made anew.
  package var isRecomputing: Bool
  package var rows: [PolicyRowPart]
  package var isEmpty: Bool
  package var action: String
  package var pack: SelectPart
  package var area: SelectPart
  package var from: InputPart
  package var packs: [OnwardPart]

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "saved": .text(\.saved),
    "errors": .part(\.errors),
    "isRecomputing": .flag(\.isRecomputing),
    "rows": .list(\.rows),
    "isEmpty": .flag(\.isEmpty),
    "action": .text(\.action),
    "pack": .part(\.pack),
    "area": .part(\.area),
    "from": .part(\.from),
    "packs": .list(\.packs),
  ]
}

/// A pack in force in an area.
package struct PolicyRowPart: PagePart {
  package var title: String
  package var path: String
  package var detail: String
  package var days: String
  package var end: EndForm?

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "path": .text(\.path),
    "detail": .text(\.detail),
    "days": .text(\.days),
    "end": .part(\.end),
  ]
}

/// Somewhere to go on, with words.
package struct OnwardPart: PagePart {
  package var title: String
  package var detail: String
  package var path: String

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "detail": .text(\.detail),
    "path": .text(\.path),
  ]
}

extension PoliciesPage {
  static let form = "policy"

  init(
    _ view: PoliciesView, saved: String?, typed: TypedForm?, frame: Frame
  ) {
    self.frame = frame
    crumbs = [.office]
    self.saved = saved
    errors = TypedForm.summary(typed)
    isRecomputing = view.isRecomputing
    isEmpty = view.rows.isEmpty
    rows = view.rows.map { row in
      let id = "\(row.area)-\(row.entry)-\(row.revision)"
      let form = "end-\(id)"
      return PolicyRowPart(
        title: row.title, path: Route.pack.path(row.pack),
        detail: [row.documentNumber ?? "", row.areaName]
          .filter { !$0.isEmpty }.joined(separator: " · "),
        days: ChineseDays.days(row.span, today: view.day),
        end: row.isOwn
          ? EndForm(
            action: Route.policyEnd.path(row.pack), row: id,
            last: TypedForm.builder(form, typed).input(
              PolicyField.last, in: form, label: "施行到哪天",
              value: TypedForm.value(
                PolicyField.last, in: form, of: typed,
                else: row.span.end?.description ?? ""),
              help: "清空则一直施行", type: "date"),
            isOpen: typed?.name == form, about: row.title) : nil)
    }
    action = Route.policies.path()
    let build = TypedForm.builder(Self.form, typed)
    func value(_ field: String, else value: String = "") -> String {
      TypedForm.value(field, in: Self.form, of: typed, else: value)
    }
    pack = build.select(
      PolicyField.pack, in: Self.form, label: "政策文件",
      options: view.packs.map {
        Option(
          $0.id,
          label: [$0.title, $0.documentNumber ?? ""]
            .filter { !$0.isEmpty }.joined(separator: " "))
      }, chosen: value(PolicyField.pack))
    area = build.select(
      PolicyField.area, in: Self.form, label: "在哪里施行",
      options: view.areas.options, chosen: value(PolicyField.area))
    from = build.input(
      PolicyField.from, in: Self.form, label: "从哪天起施行",
      value: value(PolicyField.from, else: view.day.description),
      type: "date")
    packs = view.packs.map {
      OnwardPart(
        title: $0.title,
        detail: [$0.documentNumber ?? "无文号", $0.issuer]
          .joined(separator: " · "), path: Route.pack.path($0.id))
    }
  }
}

/// A pack: duties, groups and parameters with their articles.
package struct PackPage: Page {
  package static let template = "pack"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var documentNumber: String
  package var issuer: String
  package var duties: Markup
  package var groups: [LinePart]
  package var hasGroups: Bool
  package var parameters: Markup

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "documentNumber": .text(\.documentNumber),
    "issuer": .text(\.issuer),
    "duties": .markup(\.duties),
    "groups": .list(\.groups),
    "hasGroups": .flag(\.hasGroups),
    "parameters": .markup(\.parameters),
  ]

  init(_ pack: PackSummary, frame: Frame) {
    self.frame = frame
    crumbs = [.office, .policies]
    documentNumber = pack.documentNumber ?? "无文号"
    issuer = [pack.issuer, pack.issued?.inWords ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    groups = pack.groups.map {
      LinePart(
        title: $0.title,
        detail: "\($0.clause) · \($0.tier) · 按\($0.unit)：\($0.reason)")
    }
    hasGroups = !groups.isEmpty
    duties = Self.duties(pack.duties)
    parameters = Self.parameters(pack.parameters)
  }

  private static func duties(_ duties: [DutySummary]) -> Markup {
    var list = Markup("<ul class=\"duties\">")
    for duty in duties {
      list.add("<li><div class=\"card-head\"><p><strong>")
      list.add(text: duty.title)
      list.add("</strong> <span class=\"basis\">")
      list.add(text: duty.clause)
      list.add("</span></p><p class=\"tag\">")
      list.add(text: duty.frequency)
      list.add("</p></div>")
      list.element("p", duty.statement)
      list.add("<dl class=\"facts\">")
      for (name, value) in [
        ("单位", duty.unit), ("对象", duty.group), ("责任人", duty.actor),
        ("方式", duty.modes),
      ] where !value.isEmpty {
        list.add("<div>")
        list.element("dt", name)
        list.element("dd", value)
        list.add("</div>")
      }
      list.add("</dl><details><summary>全部规则</summary><ul class=\"plain\">")
      for note in duty.notes { list.element("li", note) }
      list.add("</ul></details></li>")
    }
    list.add("</ul>")
    return list
  }

  private static func parameters(_ rows: [ParameterSummary]) -> Markup {
    var table = Markup(
      "<table class=\"office-table\"><thead><tr><th scope=\"col\">参数</th>")
    table.add("<th scope=\"col\">值</th><th scope=\"col\">条款</th>")
    table.add("<th scope=\"col\">出处</th></tr></thead><tbody>")
    for row in rows {
      table.add("<tr><th scope=\"row\">")
      table.add(text: row.title)
      table.add("</th>")
      table.element("td", row.value)
      table.element("td", "\(row.clause) \(row.interpretation)")
      table.add("<td>")
      table.element(
        "span", class: row.isPlatformDefault ? "tag tag-late" : "tag",
        row.isPlatformDefault ? "平台默认" : "文件规定")
      table.add("</td></tr>")
    }
    table.add("</tbody></table>")
    return table
  }
}

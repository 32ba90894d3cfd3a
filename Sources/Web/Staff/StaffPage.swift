import Casework
import Operations

/// 人员与联系: the workers of an area, a line each.
package struct StaffPage: Page {
  package static let template = "staff"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var place: String
  package var action: String
  package var areas: SelectPart
  package var former: ChoicePart
  package var table: Markup?
  package var isEmpty: Bool
  package var pager: PagerPart?
  package var errors: ErrorSummary?
  /// Only for who may give posts.
  package var newWorker: PostForm?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "place": .text(\.place),
    "action": .text(\.action),
    "areas": .part(\.areas),
    "former": .part(\.former),
    "table": .markup(\.table),
    "isEmpty": .flag(\.isEmpty),
    "pager": .part(\.pager),
    "errors": .part(\.errors),
    "newWorker": .part(\.newWorker),
  ]
}

extension StaffPage {
  init(
    _ list: StaffList, mayManage: Bool, typed: TypedForm?, frame: Frame
  ) {
    self.frame = frame
    crumbs = [.office]
    place =
      "\(list.areaName) · \(list.showsFormer ? "含已离任" : "在岗")"
      + "\(list.count)人"
    action = Route.staff.path()
    areas = SelectPart(
      id: "area", name: "area", label: "辖区",
      options: list.areas.options.enumerated().map { position, option in
        SelectPart.Option(
          option.value, option.label,
          isChosen: list.area.map { $0.description == option.value }
            ?? (position == 0))
      })
    former = ChoicePart(
      id: "former", name: "former", type: "checkbox", value: "1",
      label: "也列已离任的", isChosen: list.showsFormer)
    isEmpty = list.rows.isEmpty
    table = list.rows.isEmpty ? nil : Self.table(list)
    func path(_ offset: Int) -> String {
      Route.staff.path() + "?offset=\(offset)"
        + (list.area.map { "&area=\($0)" } ?? "")
        + (list.showsFormer ? "&former=1" : "")
    }
    pager = PagerPart(
      offset: list.offset, shown: list.rows.count, total: list.count,
      limit: ReadStaff.page, unit: "人", path: path)
    errors = TypedForm.summary(typed)
    newWorker =
      mayManage
      ? PostForm(
        action: Route.staff.path(), areas: list.areas, day: list.day,
        isNew: true, typed: typed) : nil
  }

  private static func table(_ list: StaffList) -> Markup {
    var table = Markup(
      "<table class=\"office-table\"><thead><tr><th scope=\"col\">姓名</th>")
    table.add("<th scope=\"col\">岗位</th>")
    for kind in kinds {
      table.add("<th scope=\"col\" class=\"figure\">")
      table.add(text: kind.word)
      table.close("th")
    }
    table.add("<th scope=\"col\">代理</th></tr></thead><tbody>")
    for row in list.rows {
      table.add("<tr><th scope=\"row\"><a")
      table.attribute("href", Route.worker.path(row.number))
      table.add(">")
      table.add(text: row.name)
      table.add("</a> ")
      table.element("span", class: "muted number", row.number)
      table.add("</th><td>")
      for post in row.posts {
        table.open("div")
        table.add(text: "\(post.areaName) · \(post.role.word)")
        if !row.isPosted { table.element("span", class: "tag", "已离任") }
        table.close("div")
      }
      table.add("</td>")
      for kind in kinds {
        table.add("<td class=\"figure\"")
        table.attribute("data-label", kind.word)
        table.add(">")
        table.add(number: row.counts[kind] ?? 0)
        table.add("</td>")
      }
      table.add("<td>")
      if !row.actsFor.isEmpty {
        table.element("div", "代理" + row.actsFor.joined(separator: "、"))
      }
      if !row.deputies.isEmpty {
        table.element(
          "div", "由" + row.deputies.joined(separator: "、") + "代理")
      }
      table.add("</td></tr>")
    }
    table.add("</tbody></table>")
    return table
  }

  private static let kinds: [LinkKind] = [
    .household, .pair, .contactPoint, .responsibleVisitor,
  ]
}

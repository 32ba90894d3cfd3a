import Casework
import Operations

/// 辖区: the tree of areas with who lives and works there.
package struct AreasPage: Page {
  package static let template = "areas"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var saved: String?
  package var errors: ErrorSummary?
  package var alarm: String?
  package var misplaced: [SuggestionPart]
  package var hasMisplaced: Bool
  package var table: Markup
  package var form: VillageForm

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "saved": .text(\.saved),
    "errors": .part(\.errors),
    "alarm": .text(\.alarm),
    "misplaced": .list(\.misplaced),
    "hasMisplaced": .flag(\.hasMisplaced),
    "table": .markup(\.table),
    "form": .part(\.form),
  ]
}

/// The form that adds a village.
package struct VillageForm: PagePart {
  static let name = "village"

  package var action: String
  package var code: InputPart
  package var name: InputPart
  package var from: InputPart
  package var isOpen: Bool

  package static let fields: [String: PageField<Self>] = [
    "action": .text(\.action),
    "code": .part(\.code),
    "name": .part(\.name),
    "from": .part(\.from),
    "isOpen": .flag(\.isOpen),
  ]
}

/// One area, to be renamed or ended.
package struct AreaPage: Page {
  package static let template = "area"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var saved: String?
  package var errors: ErrorSummary?
  package var code: String
  package var days: String
  package var households: String
  package var commissioners: String
  package var lacksCommissioner: Bool
  package var otherNames: [LinePart]
  package var hasOtherNames: Bool
  package var renamePath: String
  package var name: InputPart
  package var from: InputPart
  /// Only of a village.
  package var endPath: String?
  package var last: InputPart

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "saved": .text(\.saved),
    "errors": .part(\.errors),
    "code": .text(\.code),
    "days": .text(\.days),
    "households": .text(\.households),
    "commissioners": .text(\.commissioners),
    "lacksCommissioner": .flag(\.lacksCommissioner),
    "otherNames": .list(\.otherNames),
    "hasOtherNames": .flag(\.hasOtherNames),
    "renamePath": .text(\.renamePath),
    "name": .part(\.name),
    "from": .part(\.from),
    "endPath": .text(\.endPath),
    "last": .part(\.last),
  ]
}

extension AreasPage {
  init(
    _ tree: AreaTree, open: AreaCode?, saved: String?, typed: TypedForm?,
    frame: Frame
  ) {
    self.frame = frame
    crumbs = [.office]
    self.saved = saved
    errors = TypedForm.summary(typed)
    let lacking = tree.areas.filter(\.lacksCommissioner)
    alarm =
      lacking.isEmpty
      ? nil
      : "\(lacking.count)个村（社区）有户在册却没有在岗的村专委："
        + lacking.prefix(12).map(\.name).joined(separator: "、")
        + (lacking.count > 12 ? "等" : "")
    misplaced = tree.misplaced.map {
      SuggestionPart(
        number: Route.worker.path($0.number),
        label: "\($0.name) \($0.number)（\($0.areaName)）")
    }
    hasMisplaced = !misplaced.isEmpty
    table = Self.table(tree, open: open ?? Self.only(tree))
    let build = TypedForm.builder(VillageForm.name, typed)
    func input(
      _ field: String, _ label: String, else usual: String = "",
      help: String? = nil, type: String = "text"
    ) -> InputPart {
      build.input(
        field, in: VillageForm.name, label: label,
        value: TypedForm.value(
          field, in: VillageForm.name, of: typed, else: usual),
        help: help, type: type)
    }
    form = VillageForm(
      action: Route.areas.path(),
      code: input(AreaField.code, "12位村代码", help: "前9位是所在乡镇（街道）的代码"),
      name: input(AreaField.name, "名称"),
      from: input(
        AreaField.from, "生效日期", else: tree.day.description, type: "date"),
      isOpen: typed?.name == VillageForm.name)
  }

  /// The township whose villages are shown where there is no other.
  private static func only(_ tree: AreaTree) -> AreaCode? {
    let townships = tree.areas.filter { $0.code.level == .township }
    return townships.count == 1 ? townships[0].code : nil
  }

  /// - Parameter open: the township whose villages are shown.
  private static func table(_ tree: AreaTree, open: AreaCode?) -> Markup {
    var villages: [AreaCode: Int] = [:]
    for area in tree.areas where area.code.level == .village {
      if let township = area.code.ancestor(.township) {
        villages[township, default: 0] += 1
      }
    }
    var table = Markup(
      "<table class=\"office-table\"><thead><tr><th scope=\"col\">名称</th>")
    table.add("<th scope=\"col\">代码</th>")
    table.add("<th scope=\"col\" class=\"figure\">在册户数</th>")
    table.add("<th scope=\"col\">村（社区）</th>")
    table.add("<th scope=\"col\">在岗专委</th>")
    table.add("<th scope=\"col\">日期</th></tr></thead><tbody>")
    for area in tree.areas {
      if area.code.level == .village, area.code.ancestor(.township) != open {
        continue
      }
      table.add("<tr><th scope=\"row\"")
      table.attribute("class", "level-\(area.code.level.rawValue)")
      table.add("><a")
      table.attribute("href", Route.area.path(area.code.description))
      table.add(">")
      table.add(text: area.name)
      table.add("</a></th><td class=\"number muted\">")
      table.add(text: area.code.description)
      table.add("</td><td class=\"figure\">")
      table.add(number: area.households)
      table.add("</td><td>")
      if let count = villages[area.code] {
        if area.code == open {
          table.add(text: "\(count)个")
        } else {
          table.add("<a")
          table.attribute(
            "href", AreaQuery(area.code).added(to: Route.areas.path()))
          table.add(">")
          table.add(text: "\(count)个")
          table.add("</a>")
        }
      }
      table.add("</td><td>")
      if area.lacksCommissioner {
        table.add("<span class=\"status status-late\"><span class=\"shape\" ")
        table.add("aria-hidden=\"true\">▲</span>缺村专委</span>")
      } else if area.lacking > 0 {
        table.add("<span class=\"missed\">")
        table.add(text: "\(area.lacking)个村缺村专委")
        table.add("</span> ")
      }
      table.add(text: area.commissioners.joined(separator: "、"))
      table.add("</td><td>")
      if area.span != .always {
        table.add(text: ChineseDays.days(area.span, today: tree.day))
      }
      if !area.isInForce { table.add(" <span class=\"tag\">已失效</span>") }
      table.add("</td></tr>")
    }
    table.add("</tbody></table>")
    return table
  }
}

extension AreaPage {
  static let rename = "rename"
  static let end = "end"

  init(
    _ area: AreaView, today: Day, saved: String?, typed: TypedForm?,
    frame: Frame
  ) {
    self.frame = frame
    crumbs = [.office, .areas]
    self.saved = saved
    errors = TypedForm.summary(typed)
    code = area.code.description
    days = ChineseDays.days(area.span, today: today)
    households = "\(area.households)户"
    commissioners =
      area.commissioners.isEmpty
      ? "无" : area.commissioners.joined(separator: "、")
    lacksCommissioner = area.lacksCommissioner
    otherNames = area.otherNames.map {
      LinePart(title: $0.name, detail: ChineseDays.days($0.span, today: today))
    }
    hasOtherNames = !otherNames.isEmpty
    renamePath = Route.area.path(code)
    let build = TypedForm.builder(Self.rename, typed)
    name = build.input(
      AreaField.name, in: Self.rename, label: "新名称",
      value: TypedForm.value(AreaField.name, in: Self.rename, of: typed))
    from = build.input(
      AreaField.from, in: Self.rename, label: "从哪天起用",
      value: TypedForm.value(
        AreaField.from, in: Self.rename, of: typed,
        else: today.description), type: "date")
    endPath = area.code.level == .village ? Route.areaEnd.path(code) : nil
    last = TypedForm.builder(Self.end, typed).input(
      AreaField.last, in: Self.end, label: "最后一天",
      value: TypedForm.value(AreaField.last, in: Self.end, of: typed),
      help: "须先把户迁走、岗位结束", type: "date")
  }
}

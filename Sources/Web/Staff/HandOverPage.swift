import Casework
import Operations

/// 离任交接: everything that moves, and who takes it.
package struct HandOverPage: Page {
  package static let template = "hand-over"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var errors: ErrorSummary?
  package var path: String
  /// Chooses the last day, before anything is shown.
  package var last: InputPart
  package var preview: HandOverPart?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "errors": .part(\.errors),
    "path": .text(\.path),
    "last": .part(\.last),
    "preview": .part(\.preview),
  ]
}

/// What moves on the chosen day.
package struct HandOverPart: PagePart {
  package var path: String
  package var lastDay: String
  package var lastWords: String
  package var nextWords: String
  package var digest: String
  package var posts: [LinePart]
  package var hasRows: Bool
  package var rowCount: String
  package var all: SelectPart
  package var villages: [SelectPart]
  package var hasVillages: Bool
  package var rows: [HandOverRowPart]
  package var candidates: [SuggestionPart]
  package var deputies: [LinePart]
  package var hasDeputies: Bool
  package var owed: [LinePart]
  package var hasOwed: Bool
  package var officeOwed: [LinePart]
  package var hasOfficeOwed: Bool
  package var endsLogin: Bool

  package static let fields: [String: PageField<Self>] = [
    "path": .text(\.path),
    "lastDay": .text(\.lastDay),
    "lastWords": .text(\.lastWords),
    "nextWords": .text(\.nextWords),
    "digest": .text(\.digest),
    "posts": .list(\.posts),
    "hasRows": .flag(\.hasRows),
    "rowCount": .text(\.rowCount),
    "all": .part(\.all),
    "villages": .list(\.villages),
    "hasVillages": .flag(\.hasVillages),
    "rows": .list(\.rows),
    "candidates": .list(\.candidates),
    "deputies": .list(\.deputies),
    "hasDeputies": .flag(\.hasDeputies),
    "owed": .list(\.owed),
    "hasOwed": .flag(\.hasOwed),
    "officeOwed": .list(\.officeOwed),
    "hasOfficeOwed": .flag(\.hasOfficeOwed),
    "endsLogin": .flag(\.endsLogin),
  ]
}

/// A line with something beside it.
package struct LinePart: PagePart {
  package var title: String
  package var detail: String
  package var mark: StatusMark?

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "detail": .text(\.detail),
    "mark": .part(\.mark),
  ]
}

/// Somebody who may take over, in the list of suggestions.
package struct SuggestionPart: PagePart {
  package var number: String
  package var label: String

  package static let fields: [String: PageField<Self>] = [
    "number": .text(\.number),
    "label": .text(\.label),
  ]
}

/// A link that moves, with the 工号 of whoever takes it.
package struct HandOverRowPart: PagePart {
  package var title: String
  package var detail: String
  package var days: String
  package var id: String
  package var name: String
  package var value: String
  package var error: String?

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "detail": .text(\.detail),
    "days": .text(\.days),
    "id": .text(\.id),
    "name": .text(\.name),
    "value": .text(\.value),
    "error": .text(\.error),
  ]
}

extension HandOverPage {
  static let form = "hand"

  init(
    number: String, last: String, preview: HandOverPreview?, today: Day,
    typed: TypedForm?, frame: Frame, name: String
  ) {
    self.frame = frame
    crumbs = [
      .office, .staff, Crumb(title: name, path: Route.worker.path(number)),
    ]
    errors = TypedForm.summary(typed)
    path = Route.handOver.path(number)
    self.last = TypedForm.builder(Self.form, typed).input(
      HandOverField.last, in: Self.form, label: "在任的最后一天", value: last,
      help: "这一天仍由本人负责，第二天起由接任者负责", type: "date")
    self.preview = preview.map {
      HandOverPart($0, today: today, typed: typed)
    }
  }
}

extension HandOverPart {
  init(_ preview: HandOverPreview, today: Day, typed: TypedForm?) {
    let form = HandOverPage.form
    let build = TypedForm.builder(form, typed)
    func value(_ field: String) -> String {
      TypedForm.value(field, in: form, of: typed)
    }
    path = Route.handOver.path(preview.number)
    lastDay = preview.last.description
    lastWords = preview.last.inWords
    nextWords = (preview.last + 1).inWords
    digest = preview.digest
    posts = preview.posts.map {
      LinePart(
        title: "\($0.areaName) · \($0.role.word)",
        detail: ChineseDays.days($0.span, today: today))
    }
    hasRows = !preview.rows.isEmpty
    rowCount = "\(preview.rows.count)项"
    func options(_ numbers: Set<String>?, _ none: String) -> [Option] {
      [Option("", label: none)]
        + preview.candidates.filter { numbers?.contains($0.number) ?? true }
        .map {
          Option($0.number, label: "\($0.name) \($0.number)（\($0.post)）")
        }
    }
    let any = Set(preview.rows.flatMap(\.candidates))
    all = build.select(
      HandOverField.all, in: form, label: "全部交给",
      help: "下面没有另外指定的，都交给这个人",
      options: options(any, "不移交，只结束"), chosen: value(HandOverField.all))
    var seen: [AreaCode: (name: String, numbers: Set<String>)] = [:]
    for row in preview.rows {
      guard let village = row.link.village else { continue }
      let known = seen[village]?.numbers
      seen[village] = (
        row.link.villageName,
        known?.union(row.candidates) ?? Set(row.candidates)
      )
    }
    villages =
      seen.count < 2
      ? []
      : seen.sorted { $0.key < $1.key }.map { code, village in
        build.select(
          HandOverField.village(code), in: form,
          label: "\(village.name)的交给",
          options: options(village.numbers, "同上"),
          chosen: value(HandOverField.village(code)))
      }
    hasVillages = !villages.isEmpty
    rows = preview.rows.map { row in
      let field = HandOverField.row(row.link.row)
      return HandOverRowPart(
        title: "\(row.link.kind.word) · \(row.link.name)",
        detail: [row.link.number, row.link.villageName]
          .filter { !$0.isEmpty }.joined(separator: " · "),
        days: ChineseDays.days(row.link.span, today: today),
        id: "\(form)-\(field)", name: field, value: value(field),
        error: build.error(field))
    }
    candidates = preview.candidates.map {
      SuggestionPart(number: $0.number, label: "\($0.name)（\($0.post)）")
    }
    deputies = preview.deputies.map {
      LinePart(
        title: "\($0.name) \($0.number) 的代理",
        detail: ChineseDays.days($0.span, today: today))
    }
    hasDeputies = !deputies.isEmpty
    owed = preview.owed.map { owed in
      LinePart(
        title: "\(owed.object) · \(owed.title)",
        detail: ChineseDays.window(owed.window, today: today),
        mark: StatusMark(owed.state, isOverdue: owed.isDebt))
    }
    hasOwed = !owed.isEmpty
    officeOwed = preview.officeOwed.map { owed in
      LinePart(
        title: "\(owed.areaName) · \(owed.title)",
        detail: "本期待访\(owed.running)，欠访\(owed.debts)")
    }
    hasOfficeOwed = !officeOwed.isEmpty
    endsLogin = typed == nil || !value(HandOverField.login).isEmpty
  }
}

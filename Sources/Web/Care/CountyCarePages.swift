import Casework
import Operations

/// 机构名册: the lawful providers of a county.
package struct InstitutionsPage: Page {
  package static let template = "institutions"
  static let add = "add"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var saved: String?
  package var errors: ErrorSummary?
  package var rows: [DatedRowPart]
  package var hasRows: Bool
  package var action: String
  package var id: String
  package var name: InputPart
  package var kind: SelectPart
  package var licence: InputPart
  package var from: InputPart

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "saved": .text(\.saved),
    "errors": .part(\.errors),
    "rows": .list(\.rows),
    "hasRows": .flag(\.hasRows),
    "action": .text(\.action),
    "id": .text(\.id),
    "name": .part(\.name),
    "kind": .part(\.kind),
    "licence": .part(\.licence),
    "from": .part(\.from),
  ]

  init(
    _ register: ReadInstitutions.Register, isSaved: Bool, typed: TypedForm?,
    frame: Frame
  ) {
    self.frame = frame
    crumbs = [.office]
    saved = isSaved ? "已保存。" : nil
    errors = TypedForm.summary(typed)
    rows = register.institutions.map { institution in
      DatedRowPart(
        title: institution.name,
        words: "\(institution.kind.word) · \(institution.licence)",
        span: institution.span, today: register.day, typed: typed,
        form: "end-\(institution.id)",
        path: Route.institutionEnd.path("\(institution.id)"), end: "移出名册")
    }
    hasRows = !rows.isEmpty
    action = Route.institutions.path()
    id = TypedForm.value("id", in: Self.add, of: typed, else: register.id)
    let build = TypedForm.builder(Self.add, typed)
    func value(_ field: String, else usual: String = "") -> String {
      TypedForm.value(field, in: Self.add, of: typed, else: usual)
    }
    name = build.input(
      CountyCareField.name, in: Self.add, label: "机构名称",
      value: value(CountyCareField.name))
    kind = build.select(
      CountyCareField.kind, in: Self.add, label: "类型",
      options: [Option("", label: "请选")]
        + CareInstitutionKind.words.map { Option($0) },
      chosen: value(CountyCareField.kind))
    licence = build.input(
      CountyCareField.licence, in: Self.add, label: "许可或登记证号",
      value: value(CountyCareField.licence), help: "依法登记、许可的机构才能安置")
    from = build.input(
      CountyCareField.from, in: Self.add, label: "从哪天起",
      value: value(CountyCareField.from, else: register.day.description),
      type: "date")
  }
}

/// 季节和天气: the seasons of a county and those it has called.
package struct SeasonsPage: Page {
  package static let template = "seasons"
  static let call = "call"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var saved: String?
  package var errors: ErrorSummary?
  package var seasons: [SeasonPart]
  package var hasSeasons: Bool
  package var rows: [DatedRowPart]
  package var hasRows: Bool
  package var action: String
  package var id: String
  package var season: SelectPart
  package var reason: InputPart
  package var from: InputPart
  package var last: InputPart

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "saved": .text(\.saved),
    "errors": .part(\.errors),
    "seasons": .list(\.seasons),
    "hasSeasons": .flag(\.hasSeasons),
    "rows": .list(\.rows),
    "hasRows": .flag(\.hasRows),
    "action": .text(\.action),
    "id": .text(\.id),
    "season": .part(\.season),
    "reason": .part(\.reason),
    "from": .part(\.from),
    "last": .part(\.last),
  ]

  init(
    _ list: ReadSeasons.Seasons, isSaved: Bool, typed: TypedForm?,
    frame: Frame
  ) {
    self.frame = frame
    crumbs = [.office]
    saved = isSaved ? "已保存。" : nil
    errors = TypedForm.summary(typed)
    seasons = list.seasons.map(SeasonPart.init)
    hasSeasons = !seasons.isEmpty
    rows = list.calls.map { call in
      DatedRowPart(
        title: list.title(of: call.season), words: call.reason,
        span: call.span, today: list.day, typed: typed,
        form: "end-\(call.id)", path: Route.seasonEnd.path("\(call.id)"),
        end: "改最后一天")
    }
    hasRows = !rows.isEmpty
    action = Route.seasons.path()
    id = TypedForm.value("id", in: Self.call, of: typed, else: list.id)
    let build = TypedForm.builder(Self.call, typed)
    func value(_ field: String, else usual: String = "") -> String {
      TypedForm.value(field, in: Self.call, of: typed, else: usual)
    }
    var options = [Option("", label: "请选")]
    for line in list.seasons
    where !options.contains(where: { $0.value == line.season.id }) {
      options.append(Option(line.season.id, label: line.season.title))
    }
    season = build.select(
      CountyCareField.season, in: Self.call, label: "季节或天气",
      options: options, chosen: value(CountyCareField.season))
    reason = build.input(
      CountyCareField.reason, in: Self.call, label: "依据",
      value: value(CountyCareField.reason), help: "如：气象台发布寒潮橙色预警")
    from = build.input(
      CountyCareField.from, in: Self.call, label: "第一天",
      value: value(CountyCareField.from, else: list.day.description),
      type: "date")
    last = build.input(
      CountyCareField.last, in: Self.call, label: "最后一天",
      value: value(CountyCareField.last), type: "date")
  }
}

/// A season of a document.
package struct SeasonPart: PagePart {
  package var title: String
  package var days: String
  package var policy: String
  package var questions: String?
  package var mark: StatusMark

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "days": .text(\.days),
    "policy": .text(\.policy),
    "questions": .text(\.questions),
    "mark": .part(\.mark),
  ]

  init(_ line: ReadSeasons.Line) {
    title = line.season.title
    func words(_ day: Season.MonthDay) -> String {
      "\(day.month)月\(day.day)日"
    }
    days =
      line.season.isByHand
      ? "由县（市、区）按预警启动"
      : "\(words(line.season.from))至\(words(line.season.to))"
    policy = line.policy
    questions =
      line.questions.isEmpty
      ? nil : "这期间必须填：" + line.questions.joined(separator: "、")
    mark =
      line.isOn
      ? StatusMark(tone: "done", shape: "✓", label: "进行中")
      : StatusMark(tone: "none", shape: "–", label: "没有进行")
  }
}

/// A dated row with a form that ends it.
package struct DatedRowPart: PagePart {
  package var title: String
  package var words: String
  package var days: String
  package var isOver: Bool
  /// Nil where it has ended.
  package var end: End?

  package struct End: PagePart {
    package var title: String
    package var action: String
    package var last: InputPart
    package var button: String
    package var isOpen: Bool

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "action": .text(\.action),
      "last": .part(\.last),
      "button": .text(\.button),
      "isOpen": .flag(\.isOpen),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "words": .text(\.words),
    "days": .text(\.days),
    "isOver": .flag(\.isOver),
    "end": .part(\.end),
  ]

  init(
    title: String, words: String, span: Span, today: Day, typed: TypedForm?,
    form: String, path: String, end button: String
  ) {
    self.title = title
    self.words = words
    days = ChineseDays.days(span, today: today)
    isOver = span.last < today
    let usual = span.end ?? today
    end =
      span.last < today
      ? nil
      : End(
        title: title, action: path,
        last: TypedForm.builder(form, typed).input(
          CountyCareField.last, in: form, label: "最后一天",
          value: TypedForm.value(
            CountyCareField.last, in: form, of: typed,
            else: usual.description), type: "date"),
        button: button, isOpen: typed?.name == form)
  }
}

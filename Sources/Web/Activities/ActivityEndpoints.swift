import Casework
import Exchange
import Hummingbird
import Operations

/// The register of activities: what was held, and putting it on record.
struct ActivityEndpoints {
  let site: Site

  func list(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let asked = AreaQuery(request.query(AreaQuery.name)).area
    let list = try await site.office.perform(
      ListActivities(
        area: asked, year: request.query("year").flatMap { Int($0) },
        offset: request.query("offset").flatMap { Int($0) } ?? 0),
      as: context.actor)
    return try site.answer(
      ActivitiesPage(list, asked: asked, frame: frame("活动", context)))
  }

  func sheet(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    guard let format = SheetFormat(rawValue: try context.number("format"))
    else { throw Refusal.notFound }
    let list = try await site.office.perform(
      ListActivities(
        area: try context.area(),
        year: request.query("year").flatMap { Int($0) }, limit: 20_000),
      as: context.actor)
    let place = list.choice.chosen?.name ?? ""
    return try SheetAnswer(
      format: format, name: "\(place)\(list.year)年活动",
      header: [
        "类别", "名称", "地区", "第一天", "最后一天", "举办方", "举办方类别",
        "帮忙人数", "每人小时", "合计小时", "名册上的人", "其他人次",
        "内容",
      ]
    ).response(list.lines.map(Self.row))
  }

  private static func row(_ line: ActivityLine) -> [SheetCell] {
    let activity = line.activity
    return [
      .text(activity.kind.word), .text(activity.title), .text(line.areaName),
      .text(activity.first.description),
      activity.last.map { .text($0.description) } ?? .empty,
      .text(activity.holder), .text(activity.holderKind.word),
      .number(activity.helpers), .text("\(activity.hours)"),
      .text("\(activity.allHours)"), .number(line.persons),
      .number(activity.others), .text(activity.words),
    ]
  }

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let view = try await site.office.perform(
      ReadActivity(try context.number("activity")), as: context.actor)
    return try site.answer(
      ActivityPage(
        view, isSaved: request.uri.queryParameters["saved"] != nil,
        frame: frame("", context)))
  }

  func form(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let matter = request.query("matter") ?? ""
    let area = AreaQuery(request.query(AreaQuery.name)).area
    return try await form(
      matter.isEmpty ? .area(area) : .matter(matter), context)
  }

  func record(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try context.require(.recordActivities)
    let entry = ActivityEntry(context.form)
    do {
      let id = try await site.office.perform(
        RecordActivity(entry), as: context.actor)
      return site.redirect(to: Route.activity.path(id) + "?saved=1")
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await form(
        entry.matter.isEmpty ? .area(entry.area) : .matter(entry.matter),
        context, refusal)
    }
  }

  func correctionForm(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await form(.correction(try context.number("activity")), context)
  }

  func correct(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try context.require(.recordActivities)
    let id = try context.number("activity")
    do {
      try await site.office.perform(
        CorrectActivity(
          id, seen: context.form["seen"].flatMap { Int64($0) } ?? 0,
          ActivityEntry(context.form)), as: context.actor)
      return site.redirect(to: Route.activity.path(id) + "?saved=1")
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await form(.correction(id), context, refusal)
    }
  }

  private func form(
    _ subject: PrepareActivity.Subject, _ context: SignedInContext,
    _ refusal: Refusal? = nil
  ) async throws -> Response {
    let form = try await site.office.perform(
      PrepareActivity(subject), as: context.actor)
    return try site.answer(
      ActivityFormPage(
        form,
        typed: refusal.map {
          TypedForm(ActivityFormPage.name, context.form, $0)
        }, frame: frame("", context)), status: refusal?.status ?? .ok)
  }

  private func frame(_ title: String, _ context: SignedInContext) -> Frame {
    site.officeFrame(title, for: context.account)
  }
}

extension ActivityEntry {
  /// What was posted, as it was typed.
  init(_ form: FormFields) {
    var values: [String: String] = [:]
    for name in ActivityField.single {
      if let value = form[name] { values[name] = value }
    }
    self.init(
      id: form["id"] ?? "", area: AreaQuery(form[AreaQuery.name]).area,
      matter: form["matter"] ?? "",
      persons: form.all(ActivityField.persons), values: values)
  }
}

/// 助残力量: the register of those who help.
struct HelperEndpoints {
  let site: Site

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await page(
      context, isSaved: request.uri.queryParameters["saved"] != nil)
  }

  func add(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let values = context.form.values(HelpersPage.names)
    return try await answer(HelpersPage.add, context) {
      try await site.office.perform(
        AddHelper(id: context.form["id"] ?? "", values: values),
        as: context.actor)
    }
  }

  func end(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    guard let number = Int64(try context.number("helper")) else {
      throw Refusal.notFound
    }
    return try await answer("end-\(number)", context) {
      try await site.office.perform(
        EndHelper(number, last: try context.form.day(HelperField.last)),
        as: context.actor)
    }
  }

  private func answer(
    _ form: String, _ context: SignedInContext,
    _ work: () async throws -> Void
  ) async throws -> Response {
    try await site.answer(form, on: .helpers, context, work) {
      try await page(context, typed: $0, status: $1)
    }
  }

  private func page(
    _ context: SignedInContext, isSaved: Bool = false,
    typed: TypedForm? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let register = try await site.office.perform(
      ReadHelpers(), as: context.actor)
    return try site.answer(
      HelpersPage(
        register, isSaved: isSaved, typed: typed,
        frame: site.officeFrame("助残力量", for: context.account)),
      status: status)
  }
}

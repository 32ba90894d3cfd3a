import Casework
import Hummingbird
import Operations

/// Reports of children with a disability: the list, one of them, and forms.
struct ChildReportEndpoints {
  let site: Site

  func list(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let area = AreaQuery(request.query(AreaQuery.name)).area
    let stage = request.query("stage").flatMap {
      ChildReportStage(name: $0)
    }
    let offset = request.query("offset").flatMap { Int($0) } ?? 0
    let list = try await site.office.perform(
      ReadChildReports(stage, area: area, offset: offset),
      as: context.actor)
    return try site.answer(
      ChildReportsPage(
        list, asked: area,
        frame: site.officeFrame("儿童残疾报告", for: context.account)))
  }

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let view = try await site.office.perform(
      ReadChildReport(try context.number("report")), as: context.actor)
    let isSaved = request.uri.queryParameters["saved"] != nil
    return try site.answer(
      ChildReportPage(
        view, isSaved: isSaved,
        frame: site.officeFrame("", for: context.account)))
  }

  func newForm(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let (target, place) = try child(context)
    return try await open(.report, target, place, context)
  }

  func report(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let (target, place) = try child(context)
    return try await record(.report, target, place, context)
  }

  func form(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let (kind, target, place) = try step(context)
    return try await open(kind, target, place, context)
  }

  func record(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let (kind, target, place) = try step(context)
    return try await record(kind, target, place, context)
  }

  private func child(
    _ context: SignedInContext
  ) throws -> (ChildReportTarget, ShortFormPlace) {
    let household = try context.number("household")
    let person = try context.number("member")
    return (
      .child(household: household, person: person),
      ShortFormPlace(
        action: Route.newChildReport.path(household, person),
        backPath: Route.household.path(household), backTitle: "返回这一户")
    )
  }

  private func step(
    _ context: SignedInContext
  ) throws -> (ChildReportKind, ChildReportTarget, ShortFormPlace) {
    let report = try context.number("report")
    guard
      let kind = ChildReportKind(rawValue: try context.number("form")),
      kind != .report
    else { throw Refusal.notFound }
    return (
      kind, .report(report),
      ShortFormPlace(
        action: Route.childReportForm.path(report, kind.rawValue),
        backPath: Route.childReport.path(report), backTitle: "儿童残疾报告")
    )
  }

  private func open(
    _ kind: ChildReportKind, _ target: ChildReportTarget,
    _ place: ShortFormPlace, _ context: SignedInContext
  ) async throws -> Response {
    let form = try await site.office.perform(
      PrepareChildReport(kind, target), as: context.actor)
    return try site.answer(
      ChangeFormPage(
        form, at: place, typed: nil, complaint: nil, isOvertaken: false,
        frame: site.frame("", for: context.account)))
  }

  private func record(
    _ kind: ChildReportKind, _ target: ChildReportTarget,
    _ place: ShortFormPlace, _ context: SignedInContext
  ) async throws -> Response {
    let entry = ShortEntry(context.form)
    do {
      let id = try await site.office.perform(
        RecordChildReport(kind, target, entry), as: context.actor)
      return site.redirect(to: Route.childReport.path(id) + "?saved=1")
    } catch {
      if let refusal = error as? Refusal, refusal.status == .notFound {
        throw refusal
      }
      let form = try await site.office.perform(
        PrepareChildReport(kind, target), as: context.actor)
      return try site.refused(form, at: place, entry, error, for: context)
    }
  }
}

extension ChildReportStage {
  /// As queries name it.
  var name: String { "\(self)" }

  init?(name: String) {
    guard let stage = Self.allCases.first(where: { $0.name == name }) else {
      return nil
    }
    self = stage
  }
}

import Casework
import Hummingbird
import Operations

/// Areas and their names.
struct AreaEndpoints {
  let site: Site

  func tree(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await treePage(
      context, open: AreaQuery(request.query(AreaQuery.name)).area,
      saved: saved(request))
  }

  func addVillage(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let fields = context.form
    do {
      try await site.office.perform(
        AddVillage(
          code: fields.trimmed(AreaField.code),
          name: fields.trimmed(AreaField.name),
          from: try fields.day(AreaField.from)), as: context.actor)
      return site.redirect(to: Route.areas.path() + "?saved=1")
    } catch let refusal as Refusal where refusal.status != .notFound {
      return try await treePage(
        context, typed: TypedForm(VillageForm.name, fields, refusal),
        status: refusal.status)
    }
  }

  func area(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await areaPage(try code(context), context, saved: saved(request))
  }

  func rename(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let code = try code(context)
    return try await change(code, AreaPage.rename, context) {
      try await site.office.perform(
        RenameArea(
          code, name: context.form.trimmed(AreaField.name),
          from: try context.form.day(AreaField.from)), as: context.actor)
    }
  }

  func end(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let code = try code(context)
    return try await change(code, AreaPage.end, context) {
      try await site.office.perform(
        EndVillage(code, last: try context.form.day(AreaField.last)),
        as: context.actor)
    }
  }

  private func change(
    _ code: AreaCode, _ form: String, _ context: SignedInContext,
    _ work: () async throws -> Void
  ) async throws -> Response {
    do {
      try await work()
      return site.redirect(
        to: Route.area.path(code.description) + "?saved=1")
    } catch let refusal as Refusal where refusal.status != .notFound {
      return try await areaPage(
        code, context, typed: TypedForm(form, context.form, refusal),
        status: refusal.status)
    }
  }

  private func code(_ context: SignedInContext) throws -> AreaCode {
    guard let code = AreaCode(try context.number("area")) else {
      throw Refusal.notFound
    }
    return code
  }

  private func saved(_ request: Request) -> String? {
    request.uri.queryParameters["saved"].map { _ in "已保存。" }
  }

  private func treePage(
    _ context: SignedInContext, open: AreaCode? = nil, saved: String? = nil,
    typed: TypedForm? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let tree = try await site.office.perform(ReadAreas(), as: context.actor)
    return try site.answer(
      AreasPage(
        tree, open: open, saved: saved, typed: typed,
        frame: site.officeFrame("辖区", for: context.account)),
      status: status)
  }

  private func areaPage(
    _ code: AreaCode, _ context: SignedInContext, saved: String? = nil,
    typed: TypedForm? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let tree = try await site.office.perform(
      ReadAreas(of: code), as: context.actor)
    guard let area = tree.areas.first(where: { $0.code == code }) else {
      throw Refusal.notFound
    }
    return try site.answer(
      AreaPage(
        area, today: tree.day, saved: saved, typed: typed,
        frame: site.officeFrame(area.name, for: context.account)),
      status: status)
  }
}

import Casework
import Hummingbird
import Operations
import Policies

/// Policies in force.
struct PolicyEndpoints {
  let site: Site

  func list(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await page(
      context,
      saved: request.uri.queryParameters["saved"].map { _ in
        "已保存。台账正在后台重新计算。"
      })
  }

  func put(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let fields = context.form
    return try await change(PoliciesPage.form, context) {
      guard let area = AreaCode(fields[PolicyField.area] ?? "") else {
        throw Refusal.invalid([
          FieldProblem(PolicyField.area, "请选择在哪里施行")
        ])
      }
      try await site.office.perform(
        PutPolicyInForce(
          area: area, pack: fields[PolicyField.pack] ?? "",
          from: try fields.day(PolicyField.from)), as: context.actor)
    }
  }

  func end(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let pack = try context.number("pack")
    let row = context.form["row"] ?? ""
    let parts = row.split(separator: "-")
    guard parts.count == 3, let area = AreaCode(parts[0]),
      let entry = Int64(parts[1]), let revision = Int64(parts[2])
    else { throw Refusal.notFound }
    return try await change("end-\(row)", context) {
      try await site.office.perform(
        EndPolicy(
          area: area, pack: pack, entry: entry, revision: revision,
          last: try context.form.day(PolicyField.last)), as: context.actor)
    }
  }

  func pack(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let pack = try await site.office.perform(
      ReadPack(try context.number("pack")), as: context.actor)
    return try site.answer(
      PackPage(
        pack, frame: site.officeFrame(pack.title, for: context.account)))
  }

  private func change(
    _ form: String, _ context: SignedInContext,
    _ work: () async throws -> Void
  ) async throws -> Response {
    do {
      try await work()
      return site.redirect(to: Route.policies.path() + "?saved=1")
    } catch let refusal as Refusal where refusal.status != .notFound {
      return try await page(
        context, typed: TypedForm(form, context.form, refusal),
        status: refusal.status)
    }
  }

  private func page(
    _ context: SignedInContext, saved: String? = nil,
    typed: TypedForm? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let view = try await site.office.perform(
      ReadPolicies(), as: context.actor)
    return try site.answer(
      PoliciesPage(
        view, saved: saved, typed: typed,
        frame: site.officeFrame("政策", for: context.account)),
      status: status)
  }
}

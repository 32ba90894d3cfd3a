import Casework
import Hummingbird
import Operations

/// Lists of matters, the page of one, and what is recorded on it.
struct MatterEndpoints {
  let site: Site

  private static let pageSize = 30

  func list(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let query = request.uri.queryParameters
    let named = query["list"].map(String.init) ?? ""
    guard let list = MatterList(rawValue: named.isEmpty ? "open" : named)
    else { throw Refusal.notFound }
    let code = query["area"].map(String.init) ?? ""
    let area = AreaCode(code)
    if area == nil, !code.isEmpty { throw Refusal.notFound }
    let view = try await site.office.perform(
      ListMatters(
        list, area: area,
        domain: query["domain"].map { PercentEncoding.decode($0) },
        offset: query["offset"].flatMap { Int($0) } ?? 0,
        limit: Self.pageSize), as: context.actor)
    return try site.answer(
      MattersPage(
        view, limit: Self.pageSize,
        frame: site.frame("事项", for: context.account, in: .matters)))
  }

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let done = request.uri.queryParameters["done"].flatMap { Int($0) }
    return try await page(context, done: done, sent: nil, status: .ok)
  }

  func record(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try context.require(.openMatter)
    let form = context.form
    let matter = try context.number("matter")
    guard let kind = MatterStepKind(word: form["kind"] ?? "") else {
      // Only the form that asks for the household's word leaves it open.
      let refusal = Refusal.invalid([
        FieldProblem("kind", "请选家庭认可还是不认可")
      ])
      return try await page(
        context, done: nil,
        sent: MatterStepForms.Sent(
          kind: .confirmed, fields: form, complaint: Complaint(refusal)),
        status: refusal.status)
    }
    var values: [String: String] = [:]
    for name in Self.names {
      if let value = form[name] { values[name] = value }
    }
    do {
      let standing = try await site.office.perform(
        RecordMatterStep(
          MatterStepEntry(
            id: form["id"] ?? "", matter: matter, kind: kind,
            seen: form["seen"].flatMap { Int($0) }, values: values)),
        as: context.actor)
      return site.redirect(
        to: Route.matter.path(matter) + "?done=\(standing.steps)")
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await page(
        context, done: nil,
        sent: MatterStepForms.Sent(
          kind: kind, fields: form, complaint: Complaint(refusal)),
        status: refusal.status)
    }
  }

  private static let names = [
    "words", "whom", "day", "worker", "urgency", "rating", "outcome",
    "office",
  ]

  private func page(
    _ context: SignedInContext, done: Int?, sent: MatterStepForms.Sent?,
    status: HTTPResponse.Status
  ) async throws -> Response {
    let view = try await site.office.perform(
      ReadMatter(try context.number("matter")), as: context.actor)
    let remedies = try await site.office.perform(
      ReadMatterRemedies(view.id), as: context.actor)
    let help =
      context.actor.may(.readActivities)
      ? SocialHelpPart(
        try await site.office.perform(
          ReadMatterActivities(view.id), as: context.actor)) : nil
    let mark = try await site.office.perform(
      MarkInfringement(view.id), as: context.actor)
    let office = site.office
    var page = MatterPage(
      view,
      RemediesPart(remedies, typed: nil) {
        Identifier.make(at: office.clock.now())
      }, help: help, done: done, sent: sent,
      frame: site.frame("", for: context.account, in: .matters))
    page.infringement = mark.map { InfringementMarkPart($0, of: view.id) }
    return try site.answer(page, status: status)
  }
}

/// Opening a matter by hand.
struct NewMatterEndpoints {
  let site: Site

  func form(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await page(context, sent: nil, status: .ok)
  }

  func open(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try context.require(.openMatter)
    let form = context.form
    var values: [String: String] = [:]
    for name in NewMatterPage.names {
      if let value = form[name] { values[name] = value }
    }
    do {
      let id = try await site.office.perform(
        OpenMatter(
          MatterEntry(
            id: form["id"] ?? "", household: try context.number("household"),
            values: values)), as: context.actor)
      return site.redirect(to: Route.matter.path(id) + "?done=1")
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await page(
        context, sent: (form, Complaint(refusal)), status: refusal.status)
    }
  }

  private func page(
    _ context: SignedInContext, sent: (FormFields, Complaint)?,
    status: HTTPResponse.Status
  ) async throws -> Response {
    let form = try await site.office.perform(
      PrepareMatter(try context.number("household")), as: context.actor)
    return try site.answer(
      NewMatterPage(
        form, sent: sent,
        frame: site.frame("登记事项", for: context.account, in: .matters)),
      status: status)
  }
}

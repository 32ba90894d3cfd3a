import Casework
import Hummingbird
import Operations

/// Emergencies: the way in, the report, what is done about it.
struct IncidentEndpoints {
  let site: Site

  /// 应急: whom to call, and of which household it is.
  func entry(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try context.require(.reportIncident)
    return try await entry(context, search: nil, status: .ok)
  }

  func search(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try context.require(.reportIncident)
    let text = context.form[SearchPeople.field] ?? ""
    do {
      let found = try await site.office.perform(
        SearchPeople(text), as: context.actor)
      return try await entry(
        context, search: EmergencyPage.Search(text, found), status: .ok)
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await entry(
        context, search: EmergencyPage.Search(text, refusal),
        status: refusal.status)
    }
  }

  private func entry(
    _ context: SignedInContext, search: EmergencyPage.Search?,
    status: HTTPResponse.Status
  ) async throws -> Response {
    let recent = try await site.office.perform(
      ReadRecentHouseholds(), as: context.actor)
    return try site.answer(
      EmergencyPage(
        recent, search: search,
        frame: site.frame("应急", for: context.account)), status: status)
  }

  func form(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await form(context, typed: nil, status: .ok)
  }

  func report(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let form = context.form
    do {
      let incident = try await site.office.perform(
        ReportIncident(
          IncidentDraft(
            id: form[IncidentField.id] ?? "",
            household: try context.number("household"),
            person: form[IncidentField.person] ?? "",
            kind: form[IncidentField.kind] ?? "",
            place: form.trimmed(IncidentField.place),
            words: form.trimmed(IncidentField.words))), as: context.actor)
      return site.redirect(to: Route.incident.path(incident))
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await self.form(
        context, typed: TypedForm("incident", form, refusal),
        status: refusal.status)
    }
  }

  private func form(
    _ context: SignedInContext, typed: TypedForm?,
    status: HTTPResponse.Status
  ) async throws -> Response {
    let form = try await site.office.perform(
      PrepareIncident(try context.number("household")), as: context.actor)
    return try site.answer(
      IncidentFormPage(
        form, typed: typed, frame: site.frame("", for: context.account)),
      status: status)
  }

  func list(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let query = request.uri.queryParameters
    let list = query["list"].flatMap {
      ReadIncidents.List(rawValue: String($0))
    }
    let offset = query["offset"].flatMap { Int($0) }
    let page = try await site.office.perform(
      ReadIncidents(list ?? .open, offset: offset ?? 0), as: context.actor)
    return try site.answer(
      IncidentsPage(
        page, frame: site.frame("应急登记", for: context.account, in: .inbox)))
  }

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await page(context, typed: nil, status: .ok)
  }

  func step(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try context.require(.reportIncident)
    let id = try context.number("incident")
    let form = context.form
    let step = IncidentStep(word: form[IncidentField.step] ?? "")
    do {
      guard let step else {
        // Told only to who may see it.
        _ = try await site.office.perform(
          ReadIncident(id), as: context.actor)
        throw Refusal.invalid([
          FieldProblem(IncidentField.step, "请从页面上的按钮登记")
        ])
      }
      try await site.office.perform(
        StepIncident(
          id, form: form[IncidentField.id] ?? "", step: step,
          item: form["item"].flatMap { Int($0) } ?? 0,
          cause: IncidentCause(word: form[IncidentField.cause] ?? ""),
          words: form.trimmed(IncidentField.words)), as: context.actor)
      return site.redirect(to: Route.incident.path(id))
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await page(
        context,
        typed: TypedForm(step.map { "\($0)" } ?? "step", form, refusal),
        status: refusal.status)
    }
  }

  private func page(
    _ context: SignedInContext, typed: TypedForm?,
    status: HTTPResponse.Status
  ) async throws -> Response {
    let view = try await site.office.perform(
      ReadIncident(try context.number("incident")), as: context.actor)
    var page = IncidentPage(
      view, typed: typed,
      frame: site.frame("", for: context.account, in: .inbox))
    if view.seesHousehold, context.actor.may(.readMatters) {
      page.matters = HouseholdMattersPart(
        try await site.office.perform(
          ReadHouseholdMatters(view.line.household), as: context.actor),
        of: view.line.household, saved: nil)
    }
    return try site.answer(page, status: status)
  }
}

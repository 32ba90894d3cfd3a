import Casework
import Hummingbird
import Operations

/// What a county sets for all care in it: institutions and seasons.
struct CountyCareEndpoints {
  let site: Site

  func institutions(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await institutionsPage(context, isSaved: isSaved(request))
  }

  func addInstitution(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let fields = context.form
    return try await answer(.institutions, InstitutionsPage.add, context) {
      try await site.office.perform(
        AddInstitution(
          id: fields["id"] ?? "", name: fields.trimmed(CountyCareField.name),
          kind: fields.trimmed(CountyCareField.kind),
          licence: fields.trimmed(CountyCareField.licence),
          from: try fields.day(CountyCareField.from)), as: context.actor)
    }
  }

  func endInstitution(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let number = try number("institution", context)
    return try await answer(.institutions, "end-\(number)", context) {
      try await site.office.perform(
        EndInstitution(
          number, last: try context.form.day(CountyCareField.last)),
        as: context.actor)
    }
  }

  func seasons(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await seasonsPage(context, isSaved: isSaved(request))
  }

  func callSeason(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let fields = context.form
    return try await answer(.seasons, SeasonsPage.call, context) {
      try await site.office.perform(
        CallSeason(
          id: fields["id"] ?? "",
          season: fields.trimmed(CountyCareField.season),
          reason: fields.trimmed(CountyCareField.reason),
          from: try fields.day(CountyCareField.from),
          last: try fields.day(CountyCareField.last)), as: context.actor)
    }
  }

  func endSeason(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let number = try number("call", context)
    return try await answer(.seasons, "end-\(number)", context) {
      try await site.office.perform(
        EndSeason(number, last: try context.form.day(CountyCareField.last)),
        as: context.actor)
    }
  }

  private func number(
    _ name: String, _ context: SignedInContext
  ) throws -> Int64 {
    guard let number = Int64(try context.number(name)) else {
      throw Refusal.notFound
    }
    return number
  }

  private func isSaved(_ request: Request) -> Bool {
    request.uri.queryParameters["saved"] != nil
  }

  /// Back to the page, or the page with what was typed.
  private func answer(
    _ route: Route, _ form: String, _ context: SignedInContext,
    _ work: () async throws -> Void
  ) async throws -> Response {
    try await site.answer(form, on: route, context, work) { typed, status in
      route == .seasons
        ? try await seasonsPage(context, typed: typed, status: status)
        : try await institutionsPage(context, typed: typed, status: status)
    }
  }

  private func institutionsPage(
    _ context: SignedInContext, isSaved: Bool = false,
    typed: TypedForm? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let register = try await site.office.perform(
      ReadInstitutions(), as: context.actor)
    return try site.answer(
      InstitutionsPage(
        register, isSaved: isSaved, typed: typed,
        frame: site.officeFrame("机构名册", for: context.account)),
      status: status)
  }

  private func seasonsPage(
    _ context: SignedInContext, isSaved: Bool = false,
    typed: TypedForm? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let seasons = try await site.office.perform(
      ReadSeasons(), as: context.actor)
    return try site.answer(
      SeasonsPage(
        seasons, isSaved: isSaved, typed: typed,
        frame: site.officeFrame("季节和天气", for: context.account)),
      status: status)
  }
}

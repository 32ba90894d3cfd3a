import Hummingbird
import Operations

/// Papers about one person: his file, and those of his care.
struct FileEndpoints {
  let site: Site

  func file(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try site.answer(try await masked(context))
  }

  /// The file with its numbers whole, on this answer alone.
  func reveal(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let reason = context.form["reason"] ?? ""
    do {
      let file = try await site.office.perform(
        RevealPersonFile(
          household: try context.number("household"),
          person: try context.number("person"), reason: reason),
        as: context.actor)
      return try site.answer(sheet(file, context))
    } catch Refusal.invalid(let problems) {
      var page = try await masked(context)
      page.reveal?.reason = reason
      page.reveal?.error = problems.first?.words
      return try site.answer(
        page, status: Refusal.invalid(problems).status)
    }
  }

  func agreement(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let number = try context.number("agreement")
    guard
      let kind = AgreementPaper(rawValue: try context.number("paper"))
    else { throw Refusal.notFound }
    let found = try await site.office.perform(
      ReadAgreement(number), as: context.actor)
    return try site.answer(
      site.sheet(
        Paper(found, kind),
        back: LinkPart(title: "协议", path: Route.agreement.path(number)),
        for: context.account))
  }

  func incident(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let number = try context.number("incident")
    let incident = try await site.office.perform(
      ReadIncident(number), as: context.actor)
    return try site.answer(
      site.sheet(
        Paper(incident),
        back: LinkPart(title: "应急登记", path: Route.incident.path(number)),
        for: context.account))
  }

  func matter(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let number = try context.number("matter")
    guard let kind = MatterPaper(rawValue: try context.number("paper"))
    else { throw Refusal.notFound }
    let matter = try await site.office.perform(
      ReadMatter(number), as: context.actor)
    let remedies = try await site.office.perform(
      ReadMatterRemedies(number), as: context.actor)
    guard let paper = Paper(kind, matter, remedies) else {
      throw Refusal.notFound
    }
    return try site.answer(
      site.sheet(
        paper,
        back: LinkPart(title: "事项", path: Route.matter.path(number)),
        for: context.account))
  }

  private func masked(_ context: SignedInContext) async throws -> PaperPage {
    let file = try await site.office.perform(
      ReadPersonFile(
        household: try context.number("household"),
        person: try context.number("person")), as: context.actor)
    var page = sheet(file, context)
    if file.mayReveal {
      page.reveal = PaperRevealPart(
        action: Route.personFile.path(file.household, file.member.number),
        reason: "")
    }
    return page
  }

  private func sheet(
    _ file: PersonFile, _ context: SignedInContext
  ) -> PaperPage {
    site.sheet(
      Paper(file),
      back: LinkPart(
        title: "家庭页", path: Route.household.path(file.household)),
      for: context.account)
  }
}

import Casework
import Hummingbird
import Operations

/// The page of a household.
struct HouseholdEndpoint {
  let site: Site

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let view = try await site.office.perform(
      ReadHousehold(try context.number("household")), as: context.actor)
    var page = HouseholdPage(
      view, saved: site.savedCookie.visit(of: request),
      frame: site.frame("", for: context.account, in: .people))
    if context.actor.may(.proposeChange) {
      let made = request.uri.queryParameters["changed"]
      page.changes = HouseholdChangesPart(
        try await site.office.perform(
          ReadHouseholdChanges(view.record.number), as: context.actor),
        of: view, made: made.map { PercentEncoding.decode($0) })
    }
    if context.actor.may(.readCare) {
      page.care = HouseholdCarePart(
        try await site.office.perform(
          ReadHouseholdCare(view.record.number), as: context.actor))
    }
    if context.actor.may(.readMatters) {
      page.matters = HouseholdMattersPart(
        try await site.office.perform(
          ReadHouseholdMatters(view.record.number), as: context.actor),
        of: view.record.number, saved: site.savedCookie.visit(of: request))
    }
    if context.actor.may(.readWarnings) {
      page.warnings = HouseholdWarningsPart(
        try await site.office.perform(
          ReadHouseholdWarnings(view.record.number), as: context.actor),
        of: view.record.number, at: site.office.clock.today,
        mayRaise: context.actor.may(.raiseWarning))
    } else if context.actor.may(.raiseWarning) {
      page.warnings = HouseholdWarningsPart(
        [], of: view.record.number, at: site.office.clock.today,
        mayRaise: true)
    }
    if context.actor.may(.readNotices) {
      page.incidents = try await site.office.perform(
        ReadRunningIncidents(household: view.record.number),
        as: context.actor
      ).map { IncidentPart($0, today: view.day) }
    }
    if context.actor.may(.readPayments) {
      page.payees = HouseholdPayeesPart(
        try await site.office.perform(
          ReadHouseholdPayees(view.record.number), as: context.actor),
        of: view.record.number)
    }
    if context.actor.may(.readChildReports) {
      page.children = HouseholdChildrenPart(
        try await site.office.perform(
          ReadHouseholdChildren(view.record.number), as: context.actor),
        of: view.record.number, today: view.day)
    }
    var response = try site.answer(page)
    if page.saved != nil { site.savedCookie.clear(on: &response) }
    return response
  }
}

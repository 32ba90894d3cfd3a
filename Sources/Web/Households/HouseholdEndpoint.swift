import Casework
import Hummingbird
import Operations

/// The page of a household.
struct HouseholdEndpoint {
  let site: Site

  /// The query name under which a visit just recorded comes back.
  static let savedName = "saved"

  /// Where one goes after recording a visit.
  static func path(_ household: String, saved visit: String) -> String {
    Route.household.path(household) + "?\(savedName)="
      + PercentEncoding.encode(visit)
  }

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let view = try await site.office.perform(
      ReadHousehold(try context.number("household")), as: context.actor)
    let saved = request.uri.queryParameters[Self.savedName[...]]
    var page = HouseholdPage(
      view, saved: saved.map { PercentEncoding.decode($0) },
      frame: site.frame("", for: context.account))
    if context.actor.may(.proposeChange) {
      let made = request.uri.queryParameters["changed"]
      page.changes = HouseholdChangesPart(
        try await site.office.perform(
          ReadHouseholdChanges(view.record.number), as: context.actor),
        of: view, made: made.map { PercentEncoding.decode($0) })
    }
    return try site.answer(page)
  }
}

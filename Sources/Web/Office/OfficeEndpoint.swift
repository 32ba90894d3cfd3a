import Hummingbird
import Operations

/// 管理.
struct OfficeEndpoint {
  let site: Site

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    var entries = OfficeEntry.all(for: context.actor)
    if entries.isEmpty { throw Refusal.notFound }
    let path = Route.holidays.path()
    if let place = entries.firstIndex(where: { $0.path == path }) {
      let holidays = try await site.office.perform(
        ReadHolidays(), as: context.actor)
      entries[place].mark = HolidaysPage.missing(holidays.missing).map {
        StatusMark(tone: "late", shape: "▲", label: $0)
      }
    }
    return try site.answer(
      OfficePage(
        frame: site.frame("管理", for: context.account, in: .office),
        entries: entries))
  }
}

import Hummingbird
import Operations

/// 今日.
struct TodayEndpoint {
  let site: Site

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let offset = request.uri.queryParameters["offset"].flatMap { Int($0) }
    let list = try await site.office.perform(
      ReadToday(offset: offset ?? 0), as: context.actor)
    return try site.answer(
      TodayPage(list, frame: site.frame("今日", for: context.account)))
  }
}

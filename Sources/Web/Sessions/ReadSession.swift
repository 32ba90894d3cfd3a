import Hummingbird
import Operations

/// Finds out who asks.
struct ReadSession: RouterMiddleware {
  let site: Site

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    if !Self.nobodyAsks.contains(context.endpointPath),
      let token = site.cookie.token(of: request),
      let account = try await site.office.perform(
        OpenSession(token), as: .stranger)
    {
      context.account = account
      context.token = token
    }
    return try await next(request, context)
  }

  private static let nobodyAsks: Set<String?> = [
    Route.asset.rawValue, Route.health.rawValue,
  ]
}

import Hummingbird
import Operations

/// Lets nobody without a session past the list of open endpoints.
struct Gate: RouterMiddleware {
  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let endpoint = Endpoint.matching(
      request.method, pattern: context.endpointPath)
    let isOpen = endpoint.map(Endpoint.open.contains) ?? false
    guard isOpen || context.account != nil else {
      throw Refusal.notSignedIn
    }
    return try await next(request, context)
  }
}

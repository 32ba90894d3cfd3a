import Hummingbird
import Operations

/// Lets nobody without a session past the list of open endpoints, and nobody
/// who owes a step of signing in past the page on which it is done.
struct Gate: RouterMiddleware {
  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let endpoint = Endpoint.matching(
      request.method, pattern: context.endpointPath)
    if let endpoint, Endpoint.open.contains(endpoint) {
      return try await next(request, context)
    }
    guard let account = context.account else { throw Refusal.notSignedIn }
    if let step = account.owes {
      guard let endpoint, step.open.contains(endpoint) else {
        return Response(
          status: .seeOther, headers: [.location: step.route.path()])
      }
    }
    return try await next(request, context)
  }
}

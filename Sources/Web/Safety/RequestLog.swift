import Hummingbird
import Logging

/// One line for each request: method, route, status, time. Never a query, a
/// number or a field: they may tell of people.
struct RequestLog: RouterMiddleware {
  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let began = ContinuousClock.now
    let response = try await next(request, context)
    let taken = ContinuousClock.now - began
    context.logger.info(
      "request",
      metadata: [
        "method": .string(request.method.rawValue),
        "route": .string(context.endpointPath ?? "-"),
        "status": .stringConvertible(response.status.code),
        "ms": .stringConvertible(milliseconds(taken)),
      ])
    return response
  }

  private func milliseconds(_ duration: Duration) -> Double {
    let (seconds, attoseconds) = duration.components
    return Double(seconds) * 1_000
      + (Double(attoseconds) / 1e13).rounded() / 100
  }
}

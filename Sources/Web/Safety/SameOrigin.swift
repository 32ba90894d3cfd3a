import Hummingbird

/// Refuses whatever changes something and was not sent by a page of ours.
struct SameOrigin: RouterMiddleware {
  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let isSafe = request.method == .get || request.method == .head
    guard isSafe || Self.isOurs(request) else {
      throw WebRefusal.crossOrigin
    }
    return try await next(request, context)
  }

  /// A browser says where a request comes from in `Sec-Fetch-Site`, an older
  /// one in `Origin`; one that says neither is refused.
  static func isOurs(_ request: Request) -> Bool {
    if let site = request.headers[name: "Sec-Fetch-Site"] {
      return site == "same-origin"
    }
    guard let origin = request.headers[.origin],
      let host = request.head.authority
    else { return false }
    return origin.lowercased() == "http://\(host.lowercased())"
      || origin.lowercased() == "https://\(host.lowercased())"
  }
}

import Hummingbird

/// Puts the headers on every answer that keep a browser from doing what no
/// page of ours asks for. It stands outermost, around the error pages, so
/// that no answer is without them.
struct SecurityHeaders: RouterMiddleware {
  /// Reached by TLS only, itself or behind a proxy.
  let isSecure: Bool

  static let policy = [
    "default-src 'none'", "style-src 'self'", "img-src 'self'",
    "script-src 'self'", "form-action 'self'", "base-uri 'none'",
    "frame-ancestors 'none'",
  ].joined(separator: "; ")

  static let permissions = [
    "camera=()", "geolocation=()", "microphone=()", "payment=()", "usb=()",
  ].joined(separator: ", ")

  func handle(
    _ request: Request, context: WebContext,
    next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    add(to: &response.headers)
    return response
  }

  private func add(to headers: inout HTTPFields) {
    headers[.contentSecurityPolicy] = Self.policy
    headers[.xContentTypeOptions] = "nosniff"
    headers[name: "Referrer-Policy"] = "same-origin"
    headers[name: "Permissions-Policy"] = Self.permissions
    headers[name: "Cross-Origin-Opener-Policy"] = "same-origin"
    headers[name: "Cross-Origin-Resource-Policy"] = "same-origin"
    if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    if isSecure {
      headers[.strictTransportSecurity] = "max-age=31536000"
    }
  }
}

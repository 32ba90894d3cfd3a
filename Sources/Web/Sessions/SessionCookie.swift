import Hummingbird
import Operations

/// The cookie that holds a session's token. Scripts cannot read it, and
/// other sites' forms do not send it.
struct SessionCookie {
  let isSecure: Bool

  /// Behind TLS the name itself binds the cookie to this host.
  var name: String { isSecure ? "__Host-fangshi" : "fangshi" }

  func token(of request: Request) -> SessionToken? {
    request.cookies[name].flatMap { SessionToken($0.value) }
  }

  func set(_ token: SessionToken, on response: inout Response) {
    response.setCookie(
      Cookie(
        name: name, value: token.text, path: "/", secure: isSecure,
        httpOnly: true, sameSite: .lax))
  }

  func clear(on response: inout Response) {
    response.setCookie(
      Cookie(
        name: name, value: "", maxAge: 0, path: "/", secure: isSecure,
        httpOnly: true, sameSite: .lax))
  }
}

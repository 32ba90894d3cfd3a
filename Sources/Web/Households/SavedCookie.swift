import Hummingbird

/// What has just been recorded, carried to the page of the household and
/// gone when that page has shown it: a reload says nothing twice.
struct SavedCookie {
  let isSecure: Bool

  static let name = "fangshi-saved"
  /// Seconds; the page is asked for at once.
  private static let life = 60

  func visit(of request: Request) -> String? {
    request.cookies[Self.name]?.value
  }

  func set(_ visit: String, on response: inout Response) {
    response.setCookie(cookie(visit, Self.life))
  }

  func clear(on response: inout Response) {
    response.setCookie(cookie("", 0))
  }

  private func cookie(_ value: String, _ life: Int) -> Cookie {
    Cookie(
      name: Self.name, value: value, maxAge: life,
      path: Route.people.path(), secure: isSecure, httpOnly: true,
      sameSite: .lax)
  }
}

extension Site {
  var savedCookie: SavedCookie { SavedCookie(isSecure: isSecure) }

  /// Where one goes after a visit has been recorded.
  func saved(visit: String, of household: String) -> Response {
    var response = redirect(to: Route.household.path(household))
    savedCookie.set(visit, on: &response)
    return response
  }
}

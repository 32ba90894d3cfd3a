import Hummingbird
import Operations

/// The ways in which the sign-in page is shown.
struct SignInPages {
  let site: Site

  func plain() throws -> Response {
    try site.answer(page())
  }

  /// In the place of a page that needs a session.
  func asked(by interrupted: Interrupted) throws -> Response {
    var page = page(interrupted)
    if !interrupted.fields.isEmpty {
      page.notice = "登录已过期，您填的内容还在。登录后请检查一遍，再次保存。"
    } else if interrupted.page == interrupted.path {
      page.notice = "请先登录，然后继续。"
    }
    return try site.answer(page, status: .unauthorized)
  }

  func refused(
    _ refusal: Refusal, login: String, _ interrupted: Interrupted
  ) throws -> Response {
    var page = page(interrupted)
    page.login = login
    page.error = refusal.words
    page.frame.title = "登录没有成功"
    return try site.answer(page, status: refusal.status)
  }

  private func page(_ interrupted: Interrupted? = nil) -> SignInPage {
    SignInPage(
      frame: site.frame("登录"), action: Route.session.path(), login: "",
      kept: interrupted?.kept ?? [])
  }
}

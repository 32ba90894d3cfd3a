/// Account and password; what was being sent when the session had ended is
/// carried along.
package struct SignInPage: Page {
  package static let template = "sign-in"

  package var frame: Frame
  package var action: String
  package var login: String
  /// Why one has to sign in, where that is not plain.
  package var notice: String?
  package var error: String?
  package var kept: [KeptField]

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "action": .text(\.action),
    "login": .text(\.login),
    "notice": .text(\.notice),
    "error": .text(\.error),
    "kept": .list(\.kept),
  ]
}

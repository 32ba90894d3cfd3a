import Operations

/// A one-time password, shown once.
package struct IssuedPage: Page {
  package static let template = "issued"

  package var frame: Frame
  package var login: String
  package var password: String
  package var accountPath: String
  package var accountsPath: String

  init(
    _ password: OneTimePassword, title: String, login: String, frame: Frame
  ) {
    self.frame = frame
    self.login = login
    self.password = password.text
    accountPath = Route.account.path(login)
    accountsPath = Route.accounts.path()
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "login": .text(\.login),
    "password": .text(\.password),
    "accountPath": .text(\.accountPath),
    "accountsPath": .text(\.accountsPath),
  ]
}

package import Hummingbird
package import Operations

/// What is known of a request: who asks, if a session says so.
package struct WebContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// Set by ``ReadSession`` where a session is valid.
  package var account: SignedIn?
  /// The session's token, to end it.
  package var token: SessionToken?
  /// What was posted; nil for a request that posts nothing.
  package var form: FormFields?

  package init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
  }

  /// The largest form taken: 256 KB.
  package var maxUploadSize: Int { Self.largestForm }
  static let largestForm = 256 * 1_024

  var actor: Actor { account.map(Actor.account) ?? .stranger }
}

/// A request by somebody who has signed in: a handler that takes one cannot
/// be reached by anyone else.
package struct SignedInContext: ChildRequestContext {
  package var coreContext: CoreRequestContextStorage
  package let account: SignedIn
  package let token: SessionToken
  package let form: FormFields

  /// - Throws: `Refusal.notSignedIn`.
  package init(context: WebContext) throws {
    guard let account = context.account, let token = context.token else {
      throw Refusal.notSignedIn
    }
    coreContext = context.coreContext
    self.account = account
    self.token = token
    form = context.form ?? FormFields()
  }

  package var maxUploadSize: Int { WebContext.largestForm }

  var actor: Actor { .account(account) }

  /// Before a form is read: who may not is told nothing about it.
  ///
  /// - Throws: `Refusal.notPermitted`.
  func require(_ permission: Permission) throws {
    guard actor.may(permission) else { throw Refusal.notPermitted }
  }

  /// A number in the path, decoded.
  ///
  /// - Throws: `Refusal.notFound` where the path has none.
  func number(_ name: String) throws -> String {
    guard let number = parameters.get(name) else { throw Refusal.notFound }
    return PercentEncoding.decode(number)
  }
}

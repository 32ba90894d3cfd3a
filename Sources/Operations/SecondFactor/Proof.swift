package import Casework
import Records

extension SignedIn {
  /// Whether a code was given in this session within the last ten minutes.
  package func isProved(at now: Moment) -> Bool {
    guard hasSecondFactor, let proved else { return false }
    return now < proved.adding(SessionLife.proved)
  }
}

extension OperationContext {
  /// For what takes more than a session that was left open, as an export of
  /// many persons: a code given within the last ten minutes.
  ///
  /// - Throws: `Refusal.codeNeeded`.
  package func requireProof() throws {
    switch actor {
    case .system: return
    case .stranger: throw Refusal.notSignedIn
    case .account(let account):
      guard account.isProved(at: office.clock.instant) else {
        throw Refusal.codeNeeded
      }
    }
  }

  /// A first secret may be had by whoever has got so far; another one in
  /// its place asks for a code of the first.
  func requireMayEnrol() throws {
    let (account, _) = try ownAccount()
    guard account.owes == nil || account.owes == .enrolment else {
      throw Refusal.notPermitted
    }
    if account.hasSecondFactor { try requireProof() }
  }

  /// Whoever asks, with his account as it is stored.
  ///
  /// - Throws: `Refusal.notSignedIn` for anyone else.
  func ownAccount() throws -> (SignedIn, AccountRow) {
    guard case .account(let signedIn) = actor,
      let account = try AccountStore(connection).find(login: signedIn.login)
    else { throw Refusal.notSignedIn }
    return (signedIn, account)
  }

  /// Notes in his session that a code was given.
  func prove(_ account: SignedIn, at now: Moment) throws {
    let sessions = SessionStore(connection)
    let own = try sessions.lines(of: account.accountID).first {
      SessionHandle.text($0.token) == account.session
    }
    guard let own else { throw Refusal.notSignedIn }
    try sessions.prove(own.token, at: now)
  }
}

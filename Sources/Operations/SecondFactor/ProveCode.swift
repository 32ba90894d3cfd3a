import Casework
import Database
import Records

/// Takes the code of one's second factor: after the password, or anew before
/// what asks for one. Wrong codes count like wrong passwords.
package struct ProveCode: StagedOperation {
  package static let permission = Permission.finishSignIn
  package static let action = AuditAction.proveCode

  package var code: String

  package init(_ code: String) { self.code = code }

  /// - Throws: `Refusal.invalid` for a wrong code, one used before among
  ///   them; `Refusal.locked` after five failures.
  package func perform(in office: Office, as actor: Actor) async throws {
    let outcome = try await office.perform(
      CheckCode(code: Digits.plain(code)), as: actor)
    switch outcome {
    case .right: return
    case .wrong:
      throw Refusal.invalid([
        FieldProblem("code", "动态口令不对，或已经用过。请等手机上换一组数字再输。")
      ])
    case .locked(let until): throw Refusal.locked(until: until)
    }
  }
}

/// Compares and notes in one transaction, so that of two who send the same
/// code one is refused.
private struct CheckCode: Operation {
  static let permission = Permission.finishSignIn
  static let reach = WriteReach.aside
  static let action = AuditAction.proveCode

  var code: String

  enum Outcome: Sendable {
    case right, wrong
    case locked(Moment)
  }

  func perform(in context: OperationContext) throws -> Outcome {
    let (signedIn, account) = try context.ownAccount()
    let now = context.office.clock.instant
    var lock = SignInLock(account)
    if lock.isLocked(at: now) {
      throw Refusal.locked(until: lock.lockedUntil)
    }
    let factors = SecondFactorStore(context.connection)
    guard let factor = try factors.find(account.id),
      let secret = CodeSecret(try context.vault().open(factor.sealed))
    else { throw Refusal.notPermitted }
    let accounts = AccountStore(context.connection)
    if let step = secret.step(of: code, at: now, after: factor.lastStep) {
      try factors.note(usedThrough: step, of: account.id)
      try context.prove(signedIn, at: now)
      try accounts.note(
        failures: 0, lockedUntil: Moment(seconds: 0), of: account.id)
      try context.audit(account)
      return .right
    }
    lock.fail(at: now)
    try accounts.note(
      failures: lock.failures, lockedUntil: lock.lockedUntil, of: account.id)
    let isLocked = lock.isLocked(at: now)
    try context.audit(account, detail: isLocked ? "locked" : "wrong code")
    return isLocked ? .locked(lock.lockedUntil) : .wrong
  }
}

/// What was typed as a code, as plain digits: blanks fall away, digits of
/// full width count.
enum Digits {
  static func plain(_ text: String) -> String {
    String(
      text.unicodeScalars.prefix(40).compactMap { letter -> Character? in
        switch letter.value {
        case 0x30...0x39: Character(letter)
        case 0xFF10...0xFF19:
          Unicode.Scalar(letter.value - 0xFF10 + 0x30).map(Character.init)
        default: nil
        }
      })
  }
}

import Casework
import Database
import Foundation
import Records

/// Passes on what is due in the outbox. Each attempt is put on record, then
/// made, then its result is put on record; wherever that is interrupted, the
/// same body goes out once more under the same id.
package struct DrainOutbox: Sendable {
  private let courier: any Courier
  private let patience: Patience

  /// Sent side by side.
  static let most = 20

  package init(_ courier: any Courier, patience: Patience = Patience()) {
    self.courier = courier
    self.patience = patience
  }

  /// A delivery whose attempt is on record.
  struct Attempt: Sendable {
    var delivery: Delivery
    var letter: Letter
  }

  /// Puts attempts on record, in a transaction of its own.
  func begin(in context: OperationContext) throws -> [Attempt] {
    let now = context.office.clock.instant
    let store = OutboxStore(context.connection)
    let hooks = WebhookStore(context.connection)
    var attempts: [Attempt] = []
    for delivery in try store.due(by: now, limit: Self.most) {
      if delivery.attempts >= patience.most {
        // The last attempt was made, and what came of it is not known.
        try store.giveUp(delivery, "最后一次发送后没有得到结果", at: now)
        continue
      }
      guard let hook = try hooks.find(delivery.webhook) else { continue }
      let wait = patience.wait(after: delivery.attempts + 1)
      try store.begin(delivery, next: now.adding(wait))
      let secret = try context.vault().open(hook.secret)
      attempts.append(
        Attempt(
          delivery: delivery,
          letter: Letter(
            to: hook.address, notice: delivery.notice, body: delivery.body,
            secret: secret, time: now.seconds - 8 * 3_600)))
    }
    return attempts
  }

  /// Makes the attempts; outside of any transaction.
  ///
  /// - Returns: for each why it failed, in words; nil where it did not.
  func send(_ attempts: [Attempt]) async -> [String?] {
    await withTaskGroup(of: (Int, String?).self) { group in
      for (place, attempt) in attempts.enumerated() {
        group.addTask { [courier] in
          do {
            let status = try await courier.carry(attempt.letter)
            let isTaken = (200..<300).contains(status)
            return (place, isTaken ? nil : "对方回答 \(status)")
          } catch {
            return (place, "没有送到：\(type(of: error))")
          }
        }
      }
      var failures = attempts.map { _ in String?.none }
      for await (place, failure) in group { failures[place] = failure }
      return failures
    }
  }

  /// Puts on record what came of attempts, in a transaction of its own.
  func finish(
    _ attempts: [Attempt], _ failures: [String?],
    in context: OperationContext
  ) throws {
    let now = context.office.clock.instant
    let store = OutboxStore(context.connection)
    for (attempt, failure) in zip(attempts, failures) {
      let count = attempt.delivery.attempts + 1
      if let failure, count >= patience.most {
        try store.giveUp(attempt.delivery, failure, at: now)
      } else if let failure {
        try store.fail(
          attempt.delivery, failure,
          next: now.adding(patience.wait(after: count)))
      } else {
        try store.succeed(attempt.delivery, at: now)
      }
    }
  }
}

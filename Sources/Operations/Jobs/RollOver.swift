import Casework
import Records
import Synchronization

/// Adds to the stored ledger of one county the windows that have begun, or
/// makes it anew where other rules hold: of the first that needs it, so that
/// saves elsewhere wait for no longer than one county takes.
package struct RollOver: Operation {
  package static let permission = Permission.runJobs
  package static let action = AuditAction.rollOver

  private let pace: RollOverPace

  package init(pace: RollOverPace = RollOverPace()) { self.pace = pace }

  /// The county that was brought up to today; nil where there is none to be
  /// tried now.
  package func perform(in context: OperationContext) throws -> Int64? {
    let refresh = LedgerRefresh(context)
    guard let county = pace.take(of: try refresh.behind(), at: context.now)
    else {
      context.isRepeated = true
      return nil
    }
    try refresh.rollOver(county)
    try PlannerStatistics.countUncounted(context.connection)
    try context.audit(county: county, subject: "ledger", detail: "")
    return county
  }
}

/// Which counties are not to be tried for a while, as they could not be
/// brought up: the others do not wait for them.
package final class RollOverPace: Sendable {
  private struct State {
    /// Taken last; a transaction that is done again takes it again.
    var current: Int64?
    /// When those that are still behind were last tried in vain.
    var failed: [Int64: Moment] = [:]
  }

  private let state = Mutex(State())

  /// In seconds.
  private static let pause: Int64 = 600

  package init() {}

  /// Whether some county was tried in vain.
  var hasFailed: Bool { state.withLock { !$0.failed.isEmpty } }

  /// The first of those that are behind that is to be tried now.
  func next(of behind: [Int64], at now: Moment) -> Int64? {
    state.withLock { state in
      state.failed = state.failed.filter { behind.contains($0.key) }
      return behind.first { county in
        guard let last = state.failed[county] else { return true }
        return now < last || now.seconds - last.seconds >= Self.pause
      }
    }
  }

  /// The same, which is tried now.
  func take(of behind: [Int64], at now: Moment) -> Int64? {
    let county = next(of: behind, at: now)
    state.withLock { $0.current = county }
    return county
  }

  /// What was taken last could not be brought up.
  ///
  /// - Returns: the county.
  func fail(at now: Moment) -> Int64? {
    state.withLock { state in
      if let county = state.current { state.failed[county] = now }
      return state.current
    }
  }
}

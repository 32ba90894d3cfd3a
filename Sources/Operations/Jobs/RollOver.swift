import Casework
package import Database
import Records
import Synchronization

/// Adds to the stored ledger of one county the windows that have begun, or
/// makes it anew where other rules hold: of the first that needs it, so that
/// saves elsewhere wait for no longer than one county takes.
package struct RollOver: Operation {
  package static let permission = Permission.runJobs
  package static let reach = WriteReach.everything
  package static let action = AuditAction.rollOver

  private let pace: RollOverPace

  package init(pace: RollOverPace = RollOverPace()) { self.pace = pace }

  /// The county that was brought up to today; nil where there is none to be
  /// tried now.
  package func perform(in context: OperationContext) throws -> Int64? {
    let refresh = LedgerRefresh(context)
    guard let county = pace.begin(try refresh.behind(), at: context.now)
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
  /// When counties were last tried that were still behind when they were last
  /// looked for.
  private let tried = Mutex<[Int64: Moment]>([:])

  /// In seconds.
  private static let pause: Int64 = 600

  package init() {}

  /// Whether some county was tried in vain.
  var hasFailed: Bool { tried.withLock { !$0.isEmpty } }

  /// The first of those that are behind that is to be tried now.
  func next(of behind: [Int64], at now: Moment) -> Int64? {
    tried.withLock { tried in
      tried = tried.filter { behind.contains($0.key) }
      return behind.first { county in
        guard let last = tried[county] else { return true }
        return now < last || now.seconds - last.seconds >= Self.pause
      }
    }
  }

  /// The same, which is tried from now on.
  func begin(_ behind: [Int64], at now: Moment) -> Int64? {
    let county = next(of: behind, at: now)
    if let county { tried.withLock { $0[county] = now } }
    return county
  }
}

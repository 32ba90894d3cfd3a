import Casework
import Records

/// Who may have come to a household on a day: those posted in its village
/// and township, and whoever asks.
struct Colleagues {
  /// A line for each worker, whoever asks first.
  let lines: [PostLine]

  init(
    of village: AreaCode, for actor: Actor, _ scope: ScopeReader
  ) throws {
    var lines: [PostLine] = []
    if case .account(let account) = actor, account.workerID != 0 {
      lines += try scope.posts(of: account.workerID)
    }
    lines += try scope.posts(at: village)
    if let township = village.ancestor(.township) {
      lines += try scope.posts(at: township)
    }
    var seen: Set<Int64> = []
    self.lines = lines.filter { seen.insert($0.worker).inserted }
  }

  func contains(_ number: String) -> Bool {
    lines.contains { $0.number == number }
  }
}

import Casework
import Operations

/// Work that outlasts a request. It goes on when the browser is closed, is
/// seen only by whoever began it, and is forgotten when the server ends.
actor Desk<Work: Sendable> {
  struct Entry {
    var id: String
    var account: Int64
    var work: Work
  }

  /// Of one account; the oldest is dropped.
  private let most: Int
  private var entries: [Entry] = []

  init(most: Int) { self.most = most }

  /// - Returns: what was dropped for it.
  @discardableResult
  func add(_ id: String, of account: SignedIn, _ work: Work) -> [Entry] {
    entries.append(Entry(id: id, account: account.accountID, work: work))
    let own = entries.filter { $0.account == account.accountID }
    let dropped = own.prefix(max(0, own.count - most))
    entries.removeAll { entry in dropped.contains { $0.id == entry.id } }
    return Array(dropped)
  }

  /// - Throws: `Refusal.notFound`, for unknown and for another's alike.
  func find(_ id: String, of account: SignedIn) throws -> Work {
    let found = entries.first {
      $0.id == id && $0.account == account.accountID
    }
    guard let found else { throw Refusal.notFound }
    return found.work
  }

  func all(of account: SignedIn) -> [Entry] {
    entries.filter { $0.account == account.accountID }
  }

  func contains(where isWanted: @Sendable (Work) -> Bool) -> Bool {
    entries.contains { isWanted($0.work) }
  }

  func set(_ id: String, _ work: Work) {
    if let place = entries.firstIndex(where: { $0.id == id }) {
      entries[place].work = work
    }
  }

  func remove(_ id: String) {
    entries.removeAll { $0.id == id }
  }
}

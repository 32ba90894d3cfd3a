import Casework
package import Database
import Records

/// Raises one level every notice whose time to be acknowledged is over. Each
/// rises once: what it becomes names it, and no two may name the same.
package struct RaiseNotices: Operation {
  package static let permission = Permission.runJobs
  package static let reach = WriteReach.aside
  package static let action = AuditAction.raiseNotices

  /// Raised in one transaction; what is left waits for the next second.
  static let most = 100

  package init() {}

  /// The number of notices that rose.
  package func perform(in context: OperationContext) throws -> Int {
    let due = try NoticeStore(context.connection)
      .due(by: context.now, limit: Self.most)
    let notifier = Notifier(context)
    for notice in due {
      let isTold = try notifier.raise(notice)
      try context.audit(
        county: notice.county, subject: notice.id,
        detail: isTold ? "raised" : "nobody above")
    }
    if due.isEmpty { context.isRepeated = true }
    return due.count
  }
}

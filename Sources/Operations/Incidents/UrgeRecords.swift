import Casework
package import Database
import Records

/// Asks the township for the written record of an emergency that is overdue
/// once for each; unacknowledged it rises as other notices do.
package struct UrgeRecords: Operation {
  package static let permission = Permission.runJobs
  package static let reach = WriteReach.aside
  package static let action = AuditAction.urgeRecords

  /// Asked for in one transaction; what is left waits for the next second.
  private static let most = 100

  package init() {}

  /// The number of records asked for.
  package func perform(in context: OperationContext) throws -> Int {
    let due = try Self.due(context)
    let names = NameReader(context.connection)
    for row in due {
      let township = row.village.ancestor(.township) ?? row.village
      let place = try names.place(row.village)
      // As long again as there was for the record itself.
      let term = row.recordDue.seconds - row.reportedAt.seconds
      try Notifier(context).send(
        Notice(
          .incidentRecordDue, about: row.subject, in: row.village,
          "\(row.title)：\(place)，\(row.reportedAt.day.inWords)报告的应急"
            + "还没有书面记录，请补齐",
          to: [.office(township, .local)],
          acknowledgeBy: context.now.adding(term)))
      try context.audit(
        county: row.county, subject: row.id, detail: "record overdue")
    }
    if due.isEmpty { context.isRepeated = true }
    return due.count
  }

  static func due(_ context: OperationContext) throws -> [IncidentRow] {
    try IncidentStore(context.connection).unrecorded(
      at: context.now, without: NoticeKind.incidentRecordDue.rawValue,
      about: Notice.Subject.Kind.incident.rawValue, limit: most)
  }
}

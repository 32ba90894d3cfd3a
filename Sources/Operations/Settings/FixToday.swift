package import Casework
import Records

/// Makes a database stand still on a day: demonstrations carry their own.
package struct FixToday: Operation {
  package static let permission = Permission.runJobs
  package static let action = AuditAction.setSetting

  package var day: Day

  package init(day: Day) {
    self.day = day
  }

  package func perform(in context: OperationContext) throws {
    try Settings(context.connection).set(.today, to: day.description)
    try context.audit(county: 0, subject: "today", detail: "\(day)")
  }
}

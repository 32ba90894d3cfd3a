import Casework
import Records

/// Puts an activity on record.
package struct RecordActivity: Operation {
  package static let permission = Permission.recordActivities
  package static let action = AuditAction.recordActivity

  package var entry: ActivityEntry

  package init(_ entry: ActivityEntry) { self.entry = entry }

  /// The same entry sent again is answered as the first time.
  ///
  /// - Returns: the id of the activity.
  /// - Throws: `Refusal.notFound`; `Refusal.invalid` with all that can be
  ///   mended; `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws -> String {
    let area = try context.activityArea(entry.area)
    let digest = entry.digest()
    if let known = try context.knownActivity(entry.id, digest) { return known }
    // Whoever may not see a matter may not hang anything on it.
    if !entry.matter.isEmpty { _ = try context.see(matter: entry.matter) }
    let check = ActivityCheck(entry, in: area, context)
    let (activity, persons) = try check.finish()
    try ActivityStore(context.connection).put(
      StoredActivity(
        id: entry.id, revision: 1, isVoid: false, activity: activity,
        matter: entry.matter, persons: persons, reason: "", at: context.now,
        by: context.actor.name), form: entry.id, digest: digest)
    try context.audit(
      county: area.countyKey, subject: entry.id,
      detail: "\(area), \(persons.count) persons")
    return entry.id
  }
}

/// Replaces what stands of an activity by another revision, with a reason.
package struct CorrectActivity: Operation {
  package static let permission = Permission.recordActivities
  package static let action = AuditAction.correctActivity

  package var activity: String
  /// The revision that stood when the form was opened.
  package var seen: Int64
  package var entry: ActivityEntry

  package init(_ activity: String, seen: Int64, _ entry: ActivityEntry) {
    self.activity = activity
    self.seen = seen
    self.entry = entry
  }

  /// Area and matter stay; so do persons whom the asker may not see.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.invalid`;
  ///   `Refusal.changedMeanwhile`; `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws {
    let known = try context.see(activity: activity)
    let digest = entry.digest([activity])
    if try context.knownActivity(entry.id, digest) != nil { return }
    if known.stored.revision != seen { throw Refusal.changedMeanwhile }
    let area = known.stored.activity.area
    let check = ActivityCheck(entry, in: area, context)
    let (corrected, persons) = try check.finish(isCorrection: true)
    try ActivityStore(context.connection).put(
      StoredActivity(
        id: activity, revision: seen + 1, isVoid: check.isVoid,
        activity: corrected, matter: known.stored.matter,
        persons: persons + known.unseen, reason: check.reason,
        at: context.now, by: context.actor.name), form: entry.id,
      digest: digest)
    try context.audit(
      county: area.countyKey, subject: activity,
      detail: check.isVoid ? "void" : "revision \(seen + 1)")
  }
}

extension OperationContext {
  /// The activity that stands under a form already; nil for a new form.
  ///
  /// - Throws: `Refusal.invalid` for what is no number of a form;
  ///   `Refusal.alreadyRecorded` where it held something else.
  fileprivate func knownActivity(
    _ form: String, _ digest: [UInt8]
  ) throws -> String? {
    try Identifier.require(form)
    guard let known = try ActivityStore(connection).submission(form) else {
      return nil
    }
    guard known.digest == digest, known.by == actor.name else {
      throw Refusal.alreadyRecorded
    }
    isRepeated = true
    return known.activity
  }
}

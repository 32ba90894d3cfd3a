import Casework
package import Database
import Records

/// A referral as typed.
package struct ReferralEntry: Sendable, Hashable {
  /// UUIDv7 of the form; it becomes the referral's.
  package var id: String
  package var matter: String
  /// By field, as typed: kind, body, day, words.
  package var values: [String: String]

  package init(id: String, matter: String, values: [String: String]) {
    self.id = id
    self.matter = matter
    self.values = values
  }
}

/// Refers a matter to a department or institution 转介, which is told at
/// once and says within its time whether it takes it.
package struct SendReferral: Operation {
  package static let permission = Permission.referMatter
  package static let reach = WriteReach.units
  package static let action = AuditAction.sendReferral

  package var entry: ReferralEntry

  package init(_ entry: ReferralEntry) { self.entry = entry }

  /// The number of the referral. The same entry sent again is answered as
  /// the first time.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.invalid`;
  ///   `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws -> String {
    try context.connection.lock([UnitLock(matter: entry.matter)])
    let matter = try context.see(matter: entry.matter)
    let store = ReferralStore(context.connection)
    let digest = FormDigest.of(
      [entry.matter]
        + entry.values.sorted { $0.key < $1.key }.flatMap {
          [$0.key, $0.value]
        })
    if let earlier = try store.find(entry.id) {
      guard earlier.row.digest == digest,
        earlier.steps.first?.by == context.actor.name
      else { throw Refusal.alreadyRecorded }
      context.isRepeated = true
      return entry.id
    }
    guard let section = try context.remedies(for: matter).referral else {
      throw Refusal.notPermitted
    }
    let (row, words) = try read(matter, section.rules, digest, context)
    var first = ReferralStep(
      number: 1, id: entry.id, kind: .sent, at: context.now,
      by: context.actor.name)
    first.words = words
    try store.insert(row, first)
    try Notifier(context).send(
      Notice(
        .referralSent, about: row.subject,
        in: matter.standing.place.village,
        "转介“\(row.title)”：\(try MatterNoticeText(matter, in: context).subject)"
          + "，请答复是否受理",
        to: [.office(row.office.area, row.office.institution)],
        acknowledgeWithin: section.rules.answerWithin))
    try context.audit(
      county: row.county, subject: matter.record.id,
      detail: "referral \(row.id) \(row.office.formValue)")
    return row.id
  }

  private func read(
    _ matter: VisibleMatter, _ rules: ReferralRules, _ digest: [UInt8],
    _ context: OperationContext
  ) throws -> (ReferralRow, String) {
    let typed = TypedChange(entry.values.mapValues { [$0] })
    if !Identifier.isValid(entry.id) {
      typed.refuse("id", "表单编号不对，请重新打开页面填写")
    }
    let kind = rules.kinds.first { $0.id == typed.raw("kind") }
    if kind == nil { typed.refuse("kind", "请选转介什么服务") }
    let body = typed.text("body", most: 60)
    let words = typed.text("words", most: 500, required: "请写明需要对方做什么")
    let day = typed.day("day")
    if let day, day < context.today {
      typed.refuse("day", "期限不能早于今天（\(context.today.inWords)）")
    } else if let day, context.today + 366 < day {
      typed.refuse("day", "期限太远，请在一年以内")
    }
    if !matter.standing.state.isOpen {
      typed.refuse("words", "这件事项已经办结；又出现同样的问题，请先重开")
    }
    try typed.finish()
    guard let kind, let day,
      let area = matter.standing.place.village.ancestor(kind.to.level)
    else { throw Refusal.notFound }
    return (
      ReferralRow(
        county: matter.record.county, id: entry.id,
        matter: matter.record.id, kind: kind.id, title: kind.title,
        office: OfficeAddress(area, kind.to.institution), body: body,
        dueOn: day, digest: digest), words
    )
  }
}

extension ReferralRow {
  var subject: Notice.Subject {
    Notice.Subject(.referral, county: county, number: id)
  }
}

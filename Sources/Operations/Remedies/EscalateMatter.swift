import Casework
package import Database
import Records

/// A report of a matter upward, as typed.
package struct EscalationEntry: Sendable, Hashable {
  /// UUIDv7 of the form: whatever is sent twice is one report.
  package var id: String
  package var matter: String
  package var words: String
  /// The offices that are ticked, as the form names them.
  package var offices: [String]

  package init(
    id: String, matter: String, words: String, offices: [String]
  ) {
    self.id = id
    self.matter = matter
    self.words = words
    self.offices = offices
  }

  package static let officeField = "office"
  package static let wordsField = "words"
}

/// Reports a matter upward 上报: to all recipients at the same time, with a
/// clock for each; what is not acknowledged in time rises a level by itself.
package struct EscalateMatter: Operation {
  package static let permission = Permission.escalateMatter
  package static let reach = WriteReach.units
  package static let action = AuditAction.escalateMatter

  package var entry: EscalationEntry

  package init(_ entry: EscalationEntry) { self.entry = entry }

  /// The same entry sent again is answered as the first time.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.invalid`;
  ///   `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws {
    try context.connection.lock([UnitLock(matter: entry.matter)])
    let matter = try context.see(matter: entry.matter)
    let store = EscalationStore(context.connection)
    let digest = FormDigest.of(
      [entry.matter, entry.words] + entry.offices.sorted())
    let known = try store.escalations(
      of: matter.record.id, in: matter.record.county)
    if let earlier = known.first(where: { $0.id == entry.id }) {
      guard earlier.digest == digest, earlier.sentBy == context.actor.name
      else { throw Refusal.alreadyRecorded }
      context.isRepeated = true
      return
    }
    let (offices, words) = try check(matter, context)
    let from = Self.level(of: context.actor)
    let area =
      matter.standing.place.village.ancestor(from)
      ?? matter.standing.place.village
    let names = NameReader(context.connection)
    let sent = try Notifier(context).send(
      Notice(
        .matterEscalated, about: matter.subject,
        in: matter.standing.place.village,
        "\(try names.area(area))上报："
          + (try MatterNoticeText(matter, in: context).subject),
        to: offices.map { .office($0.area, $0.institution) },
        acknowledgeWithin: context.acknowledgement(of: matter)?.term))
    try store.insert(
      EscalationRow(
        county: matter.record.county, id: entry.id,
        matter: matter.record.id, from: area, words: words,
        digest: digest, sentAt: context.now, sentBy: context.actor.name,
        notices: sent.map(\.id)))
    try MatterNews(context).escalated(matter)
    try context.audit(
      county: matter.record.county, subject: matter.record.id,
      detail: offices.map(\.formValue).joined(separator: ", "))
  }

  /// From which rung somebody reports: who sees only his own households
  /// reports from the village.
  static func level(of actor: Actor) -> AreaLevel {
    guard case .account(let account) = actor else { return .county }
    return account.role.seesArea ? account.area.level : .village
  }

  private func check(
    _ matter: VisibleMatter, _ context: OperationContext
  ) throws -> ([OfficeAddress], String) {
    let typed = TypedChange([EscalationEntry.wordsField: [entry.words]])
    if !Identifier.isValid(entry.id) {
      typed.refuse("id", "表单编号不对，请重新打开页面填写")
    }
    let words = typed.text(
      EscalationEntry.wordsField, most: 500,
      required: "请写明为什么上报、希望上级做什么")
    if !matter.standing.state.isOpen {
      typed.refuse(
        EscalationEntry.wordsField, "这件事项已经办结，不用上报；又出现同样的问题，请先重开")
    }
    let choices =
      try context.remedies(for: matter).escalation?.rules.choices(
        from: Self.level(of: context.actor),
        about: matter.standing.place.village) ?? []
    var offices: [OfficeAddress] = []
    for value in entry.offices {
      guard let office = OfficeAddress(formValue: value),
        choices.contains(where: { $0.office == office })
      else {
        typed.refuse(EscalationEntry.officeField, "请从列表中选上报给谁")
        break
      }
      if !offices.contains(office) { offices.append(office) }
    }
    if entry.offices.isEmpty {
      typed.refuse(
        EscalationEntry.officeField,
        choices.isEmpty ? "本级以上没有可以上报的单位" : "请选上报给谁，至少选一个")
    }
    try typed.finish()
    return (offices, words)
  }
}

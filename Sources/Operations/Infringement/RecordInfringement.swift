import Casework
import Records

/// What is needed to put an infringement down.
package struct PrepareInfringement: Query {
  package static let permission = Permission.recordInfringement
  package static let action = AuditAction.prepareInfringement

  package var matter: String

  package init(_ matter: String) { self.matter = matter }

  /// - Throws: `Refusal.notFound`, also where something is on record that he
  ///   may not read.
  package func perform(in context: OperationContext) throws -> ShortForm {
    let desk = try InfringementDesk(matter: matter, in: context)
    guard desk.mayRecord else { throw Refusal.notFound }
    let record = desk.matter.record
    if desk.standing != nil {
      // The form begins with what is on record: it is read.
      context.noteRead(
        county: record.county, subject: record.id, detail: "infringement")
    }
    return ShortForm(
      title: desk.standing == nil ? "登记侵权事件" : "补充或更正侵权记录",
      words: "只有本乡镇、县里主管这件事的部门和登记人能看，每次查看都有记录。",
      household: desk.matter.home.number, head: desk.matter.home.line.head,
      person: try record.person.map {
        try NameReader(context.connection).person($0).name
      } ?? "",
      id: Identifier.make(at: context.now), base: desk.base,
      fields: InfringementFields.make(desk.standing?.content), standing: [],
      obstacle: nil)
  }
}

/// Puts down what was done to somebody, who was informed of it and when, and
/// what came of it.
package struct RecordInfringement: Operation {
  package static let permission = Permission.recordInfringement
  package static let action = AuditAction.recordInfringement

  package var matter: String
  package var entry: ShortEntry

  package init(_ matter: String, _ entry: ShortEntry) {
    self.matter = matter
    self.entry = entry
  }

  /// The same form sent again is answered as the first time.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.invalid`; `Refusal.factsChanged`
  ///   where somebody has put something down meanwhile;
  ///   `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws {
    try Identifier.require(entry.id)
    let desk = try InfringementDesk(matter: matter, in: context)
    let store = InfringementStore(context.connection)
    let digest = entry.digest([matter])
    if let known = try store.submission(entry.id) {
      guard known.digest == digest, known.by == context.actor.name else {
        throw Refusal.alreadyRecorded
      }
      context.isRepeated = true
      return
    }
    guard desk.mayRecord else { throw Refusal.notFound }
    if entry.base != desk.base { throw Refusal.factsChanged }
    let typed = TypedChange(entry.values)
    let content = InfringementFields.read(typed, in: context)
    let old = desk.standing
    let why =
      old == nil
      ? "" : typed.text("why", most: 100, required: "请写明补充或更正了什么")
    if let old, content == old.content {
      typed.refuse("why", "与现在登记的一样，没有改动")
    }
    try typed.finish()
    guard let content else { throw ShortEntry.unreadable }
    try store.put(
      content, ofMatter: matter, in: desk.matter.record.county,
      form: entry.id, digest: digest, after: old?.revision ?? 0, why: why,
      context.recording)
    // What it says stays out of the log.
    try context.audit(
      county: desk.matter.record.county, subject: matter,
      detail: "revision \((old?.revision ?? 0) + 1)")
  }
}

private enum InfringementFields {
  static func make(_ content: Infringement?) -> [ChangeField] {
    let at = content?.report?.at
    let fields = [
      ChangeField(
        "happened", "发生日期", .day, help: "持续发生的，写开始的那一天。",
        isRequired: true, value: content?.happened.description ?? ""),
      ChangeField(
        "kind", "类型", .choice(InfringementKind.words.map { .init($0) }),
        isRequired: true, value: content?.kind.word ?? ""),
      ChangeField(
        "words", "经过", .longText(most: 500), isRequired: true,
        value: content?.words ?? ""),
      ChangeField(
        "body", "向哪个机构反映", .choice(LegalBody.words.map { .init($0) }),
        help: "还没有反映的不选；反映后再来补充。",
        value: content?.report?.body.word ?? ""),
      ChangeField(
        "informed", "反映日期", .day, value: at?.day.description ?? ""),
      ChangeField(
        "time", "反映时间", .text(most: 5), help: "24小时制，如 14:30。",
        value: at.map { String($0.description.dropFirst(11).prefix(5)) }
          ?? ""),
      ChangeField(
        "outcome", "处理结果", .longText(most: 500), help: "还没有结果的不填。",
        value: content?.outcome ?? ""),
    ]
    if content == nil { return fields }
    return fields + [
      ChangeField("why", "补充或更正了什么", .text(most: 100), isRequired: true)
    ]
  }

  static func read(
    _ typed: TypedChange, in context: OperationContext
  ) -> Infringement? {
    let happened = typed.day("happened")
    typed.notAfter(context.today, "happened", happened)
    let kind: InfringementKind? = typed.word("kind", "请选类型")
    let words = typed.text("words", most: 500, required: "请写经过")
    let report = report(typed, happened, in: context)
    let outcome = typed.text("outcome", most: 500)
    guard let happened, let kind else { return nil }
    return Infringement(
      happened: happened, kind: kind, words: words, report: report,
      outcome: outcome)
  }

  /// Body, day and time belong together.
  private static func report(
    _ typed: TypedChange, _ happened: Day?, in context: OperationContext
  ) -> Infringement.Report? {
    let isGiven = ["body", "informed", "time"].contains {
      !typed.raw($0).isEmpty
    }
    let body: LegalBody? = typed.word(
      "body", "填了反映的时间，请选机构", required: isGiven)
    let day = typed.day("informed", required: isGiven)
    let time = time(typed, isGiven)
    guard let body, let day, let time else { return nil }
    let at = Moment(seconds: Moment(day).seconds + time)
    if let happened, day < happened {
      typed.refuse("informed", "早于发生日期（\(happened.inWords)），请核对先后")
    } else if day > context.today {
      typed.refuse("informed", "日期在今天之后，请核对")
    } else if at > context.now {
      typed.refuse("time", "时间在现在之后，请核对")
    }
    return .init(body: body, at: at)
  }

  /// Seconds of the day.
  private static func time(_ typed: TypedChange, _ isGiven: Bool) -> Int64? {
    let text = typed.digits("time")
    if text.isEmpty {
      if isGiven { typed.refuse("time", "请填反映的时间，如 14:30") }
      return nil
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard text.allSatisfy({ $0.isNumber || $0 == ":" }),
      parts.count == 2, (1...2).contains(parts[0].count),
      parts[1].count == 2, let hour = Int64(parts[0]),
      let minute = Int64(parts[1]), (0..<24).contains(hour),
      (0..<60).contains(minute)
    else {
      typed.refuse("time", "“\(text.prefix(10))”不是时间，请按 14:30 的样子填")
      return nil
    }
    return hour * 3_600 + minute * 60
  }
}

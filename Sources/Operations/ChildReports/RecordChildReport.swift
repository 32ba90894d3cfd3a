import Casework
import Records

/// What a form about a child's report is about: a child of a household, or a
/// report that is there.
package enum ChildReportTarget: Sendable, Hashable {
  /// 户编号, and a person's place as `PersonKey.text`.
  case child(household: String, person: String)
  case report(String)

  func desk(
    _ kind: ChildReportKind, in context: OperationContext
  ) throws -> ChildReportDesk {
    switch self {
    case .child(let household, let person):
      guard kind == .report else { throw Refusal.notFound }
      return try ChildReportDesk(
        household: household, person: person, in: context)
    case .report(let id):
      guard kind != .report else { throw Refusal.notFound }
      return try ChildReportDesk(report: id, in: context)
    }
  }

  var digested: [String] {
    switch self {
    case .child(let household, let person): [household, person]
    case .report(let id): [id]
    }
  }
}

/// What is needed to fill in a form about a child's report.
package struct PrepareChildReport: Query {
  package static let permission = Permission.recordChildReport
  package static let action = AuditAction.prepareChildReport

  package var kind: ChildReportKind
  package var target: ChildReportTarget

  package init(_ kind: ChildReportKind, _ target: ChildReportTarget) {
    self.kind = kind
    self.target = target
  }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> ShortForm {
    let desk = try target.desk(kind, in: context)
    context.noteRead(county: desk.person.county, subject: desk.number)
    return ShortForm(
      title: kind.title, words: kind.words, household: desk.home.number,
      head: desk.home.line.head, person: desk.name,
      id: Identifier.make(at: context.now), base: desk.base,
      fields: desk.fields(kind).fields,
      standing: desk.standing.map { $0.report.lines } ?? [],
      obstacle: try desk.obstacle(kind))
  }
}

/// Reports a child, or puts down what has become of a report.
package struct RecordChildReport: Operation {
  package static let permission = Permission.recordChildReport
  package static let action = AuditAction.recordChildReport

  package var kind: ChildReportKind
  package var target: ChildReportTarget
  package var entry: ShortEntry

  package init(
    _ kind: ChildReportKind, _ target: ChildReportTarget, _ entry: ShortEntry
  ) {
    self.kind = kind
    self.target = target
    self.entry = entry
  }

  /// The number of the report. The same form sent again is answered as the
  /// first time.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.invalid` with all that can be
  ///   mended; `Refusal.factsChanged` where somebody has put something down
  ///   since the form was opened; `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws -> String {
    try Identifier.require(entry.id)
    let desk = try target.desk(kind, in: context)
    let store = ChildReportStore(context.connection)
    let digest = entry.digest([kind.rawValue] + target.digested)
    if let known = try store.submission(entry.id) {
      guard known.digest == digest, known.by == context.actor.name else {
        throw Refusal.alreadyRecorded
      }
      context.isRepeated = true
      return known.report
    }
    if let obstacle = try desk.obstacle(kind) {
      throw Refusal.invalid([FieldProblem("id", obstacle)])
    }
    if entry.base != desk.base { throw Refusal.factsChanged }
    let typed = TypedChange(entry.values)
    let report = desk.fields(kind).read(typed, birth: desk.birth)
    let why =
      kind == .correction
      ? typed.text("why", most: 100, required: "请写明更正原因") : ""
    if kind == .correction, let report {
      if report == desk.standing?.report {
        typed.refuse("why", "与现在登记的一样，没有更正")
      }
      if report.stage.isOpen, try desk.otherOpen() != nil {
        typed.refuse("why", "\(desk.name)另有一份没有办完的报告，这一份不能再打开")
      }
    }
    try typed.finish()
    guard let report else { throw ShortEntry.unreadable }
    try store.put(
      ChildReportStore.Entry(
        form: entry.id, digest: digest, act: kind.act, report: report,
        why: why), of: desk.person, after: desk.standing, context.recording)
    let id = desk.standing?.id ?? entry.id
    try context.audit(
      county: desk.person.county, subject: id,
      detail: "\(kind.rawValue) household \(desk.home.number)")
    let notices = ChildReportNotices(context: context)
    if kind == .report {
      guard let row = try store.history(of: id).last else {
        throw ShortEntry.unreadable
      }
      try notices.reported(row, of: desk)
    } else {
      try notices.changed(desk, to: report)
    }
    return id
  }
}

extension ChildReport {
  /// What stands, in lines.
  var lines: [String] {
    var lines = ["\(found)由\(source.word)发现：\(signs)"]
    if let diagnosis {
      lines.append("\(diagnosis.day)诊断：\(diagnosis.what)（\(diagnosis.place)）")
    }
    if let intervention {
      lines.append("\(intervention.day)开始干预：\(intervention.body)")
    }
    if let exclusion {
      lines.append("\(exclusion.day)排除：\(exclusion.words)")
    }
    return lines
  }
}

import Casework
import Operations

/// 操作日志: what was changed and who was looked at, the newest first.
package struct AuditLogPage: Page {
  package static let template = "audit"

  package var frame: Frame
  package var officePath: String
  package var action: String
  package var from: InputPart
  package var to: InputPart
  package var kind: SelectPart
  package var actor: InputPart
  package var what: SelectPart
  package var subject: InputPart
  package var lines: [AuditRow]
  package var hasLines: Bool
  package var isEmpty: Bool
  package var morePath: String?

  init(
    _ page: AuditPage?, _ filter: AuditFilter, problems: [FieldProblem],
    today: Day, frame: Frame
  ) {
    typealias Field = AuditFilter.Field
    self.frame = frame
    officePath = Route.office.path()
    action = Route.audit.path()
    let fields = FieldBuilder(problems: problems)
    from = fields.input(
      Field.from, id: "from", label: "开始日期", value: filter.from, type: "date")
    to = fields.input(
      Field.to, id: "to", label: "结束日期", value: filter.to, type: "date")
    kind = SelectPart(
      id: "kind", name: Field.kind, label: "类别",
      options: [.init("", "全部", isChosen: filter.kind.isEmpty)]
        + ReadAudit.Kind.allCases.map {
          .init($0.rawValue, $0.rawValue, isChosen: $0.rawValue == filter.kind)
        })
    actor = fields.input(
      Field.actor, id: "actor", label: "操作人账号", value: filter.actor,
      autocomplete: "off")
    what = SelectPart(
      id: "action", name: Field.action, label: "操作",
      options: [.init("", "全部", isChosen: filter.action.isEmpty)]
        + AuditAction.logged.map {
          .init($0.rawValue, $0.words, isChosen: $0.rawValue == filter.action)
        })
    subject = fields.input(
      Field.subject, id: "subject", label: "对象",
      value: filter.subject, autocomplete: "off")
    lines = (page?.lines ?? []).map { AuditRow($0, today: today) }
    hasLines = !lines.isEmpty
    isEmpty = page != nil && lines.isEmpty
    morePath = page.flatMap { page in
      page.hasMore
        ? page.lines.last.map { filter.path(after: $0.id) } : nil
    }
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "officePath": .text(\.officePath),
    "action": .text(\.action),
    "from": .part(\.from),
    "to": .part(\.to),
    "kind": .part(\.kind),
    "actor": .part(\.actor),
    "what": .part(\.what),
    "subject": .part(\.subject),
    "lines": .list(\.lines),
    "hasLines": .flag(\.hasLines),
    "isEmpty": .flag(\.isEmpty),
    "morePath": .text(\.morePath),
  ]
}

/// A line of the log.
package struct AuditRow: PagePart {
  package var time: String
  package var actor: String
  package var name: String?
  package var action: String
  package var subject: String
  package var detail: String?

  init(_ line: AuditLine, today: Day) {
    let second = line.at.seconds % 60
    time =
      ChineseDays.time(line.at, today: today)
      + (second < 10 ? ":0\(second)" : ":\(second)")
    actor = Self.system[line.actor] ?? line.actor
    name = line.actorName.isEmpty ? nil : line.actorName
    action = line.action
    subject = line.subject
    detail = line.detail.isEmpty ? nil : line.detail
  }

  /// What the system calls itself.
  private static let system = [
    "-": "未登录", "command line": "命令行", "jobs": "系统任务",
  ]

  package static let fields: [String: PageField<Self>] = [
    "time": .text(\.time),
    "actor": .text(\.actor),
    "name": .text(\.name),
    "action": .text(\.action),
    "subject": .text(\.subject),
    "detail": .text(\.detail),
  ]
}

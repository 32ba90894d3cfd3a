import Casework
import Hummingbird
import Operations

/// 操作日志.
struct AuditEndpoint {
  let site: Site

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let today = site.office.clock.today
    let filter = AuditFilter(request, today: today)
    var page: AuditPage?
    var problems: [FieldProblem] = []
    do {
      page = try await site.office.perform(
        try filter.query(), as: context.actor)
    } catch Refusal.invalid(let found) {
      // Nobody else is told what was wrong with his dates.
      guard context.actor.may(.readAudit) else { throw Refusal.notPermitted }
      problems = found
    }
    return try site.answer(
      AuditLogPage(
        page, filter, problems: problems, today: today,
        frame: site.frame("操作日志", for: context.account, in: .office)),
      status: problems.isEmpty ? .ok : .unprocessableContent)
  }
}

/// Which lines are shown, as the address has it.
struct AuditFilter {
  var from: String
  var to: String
  var kind: String
  var actor: String
  var action: String
  var subject: String
  var before: String

  enum Field {
    static let from = "from"
    static let to = "to"
    static let kind = "kind"
    static let actor = "actor"
    static let action = "action"
    static let subject = "subject"
    static let before = "before"
  }

  /// The last month, where nothing is asked for.
  init(_ request: Request, today: Day) {
    func value(_ name: String) -> String? {
      request.uri.queryParameters[name[...]].map { text in
        PercentEncoding.decode(Array(text.utf8)[...], plusIsBlank: true)
          .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
    }
    from = value(Field.from) ?? (today - 30).description
    to = value(Field.to) ?? today.description
    kind = value(Field.kind) ?? ""
    actor = value(Field.actor) ?? ""
    action = value(Field.action) ?? ""
    subject = value(Field.subject) ?? ""
    before = value(Field.before) ?? ""
  }

  /// - Throws: `Refusal.invalid` for a day that is none.
  func query() throws(Refusal) -> ReadAudit {
    var problems: [FieldProblem] = []
    func day(_ text: String, _ field: String) -> Day? {
      if text.isEmpty { return nil }
      let day = Day(text)
      if day == nil {
        problems.append(FieldProblem(field, "请填日期，如 2026-06-20"))
      }
      return day
    }
    let period = Span(from: day(from, Field.from), to: day(to, Field.to))
    if problems.isEmpty, period.isEmpty {
      problems.append(FieldProblem(Field.to, "结束日期不能早于开始日期"))
    }
    if !problems.isEmpty { throw .invalid(problems) }
    var query = ReadAudit(period: period)
    query.kind = ReadAudit.Kind(rawValue: kind)
    query.actor = actor.lowercased()
    query.action = AuditAction(rawValue: action)
    query.subject = subject
    query.before = before
    return query
  }

  /// The address of what follows a line.
  func path(after id: String) -> String {
    Route.audit.path() + "?"
      + [
        (Field.from, from), (Field.to, to), (Field.kind, kind),
        (Field.actor, actor), (Field.action, action),
        (Field.subject, subject), (Field.before, id),
      ].map { "\($0.0)=\(PercentEncoding.encode($0.1))" }
      .joined(separator: "&")
  }
}

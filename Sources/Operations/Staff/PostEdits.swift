package import Casework
import Records

/// The fields of the forms that change workers' posts and links, as problems
/// name them.
package enum StaffField {
  package static let worker = "worker"
  package static let name = "name"
  package static let role = "role"
  package static let unit = "unit"
  package static let area = "area"
  package static let kind = "kind"
  package static let object = "object"
  package static let from = "from"
  package static let last = "last"
}

/// Gives a worker a post; one with a new 工号 is made known by it.
package struct AddPost: Operation {
  package static let permission = Permission.manageStaff
  package static let action = AuditAction.setPost

  package var post: PostRecord

  package init(_ post: PostRecord) { self.post = post }

  /// - Returns: 工号.
  /// - Throws: `Refusal.invalid`; `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> String {
    let reader = StaffRegister(context.connection)
    let known = try reader.worker(post.worker)
    var post = post
    if known != nil {
      do {
        post.name = try context.see(worker: post.worker).name
      } catch Refusal.notFound {
        throw Refusal.invalid([
          FieldProblem(StaffField.worker, "这个工号已由别处的工作人员使用")
        ])
      }
    }
    try check(post, in: context)
    let writer = OfficeWriter(context.connection, context.recording)
    let worker =
      try known ?? writer.addWorker(post.worker, name: post.name)
    try writer.put(post, of: worker.id)
    try context.audit(
      county: post.area.countyKey, subject: post.worker,
      detail: "post \(post.area) from \(post.span.first)")
    var refresh = StaffRefresh(context)
    try refresh.touch(postOf: worker.id, on: post.span)
    try refresh.store()
    return post.worker
  }

  private func check(
    _ post: PostRecord, in context: OperationContext
  ) throws {
    var problems: [FieldProblem] = []
    if post.worker.isEmpty || post.worker.count > 40
      || post.worker.contains(where: { $0.isWhitespace || $0 == ";" })
    {
      problems.append(
        FieldProblem(StaffField.worker, "请填写工号：不超过40个字，不含空格和分号"))
    }
    if post.name.isEmpty {
      problems.append(FieldProblem(StaffField.name, "请填写姓名"))
    } else if let words = PlainText.problem(post.name, most: 40) {
      problems.append(FieldProblem(StaffField.name, words))
    }
    if let words = PlainText.problem(post.unit, most: 60) {
      problems.append(FieldProblem(StaffField.unit, words))
    }
    if try !context.isOwn(post.area) {
      problems.append(FieldProblem(StaffField.area, "请选择本辖区内的单位所在地"))
    }
    if let level = post.role.level, post.area.level != level {
      problems.append(
        FieldProblem(
          StaffField.area, "\(post.role.word)的岗位应设在\(level.word)一级"))
    }
    problems += post.span.problems
    if let known = try StaffRegister(context.connection).worker(post.worker) {
      let isRepeated = try StaffRegister(context.connection)
        .posts(of: known.id).contains {
          $0.record.role == post.role && $0.record.area == post.area
            && $0.record.span.overlaps(post.span)
        }
      if isRepeated {
        problems.append(
          FieldProblem(StaffField.role, "这段时间里已有同一辖区的同一岗位"))
      }
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
  }
}

/// Sets the last day of a post, or takes it away.
package struct EndPost: Operation {
  package static let permission = Permission.manageStaff
  package static let action = AuditAction.setPost

  package var worker: String
  package var row: StaffRowID
  /// Nil: without end.
  package var last: Day?

  package init(worker: String, row: StaffRowID, last: Day?) {
    self.worker = worker
    self.row = row
    self.last = last
  }

  /// - Throws: `Refusal.notFound`; `Refusal.changedMeanwhile`;
  ///   `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    let visible = try context.see(worker: worker)
    let posts = try StaffRegister(context.connection).posts(of: visible.id)
    guard let post = posts.first(where: { $0.stored.entry == row.entry })
    else { throw Refusal.notFound }
    guard try context.isOwn(post.record.area) else { throw Refusal.notFound }
    guard post.stored.revision == row.revision else {
      throw Refusal.changedMeanwhile
    }
    let changed = try post.record.span.ending(on: last)
    var record = post.record
    record.span = changed.span
    try OfficeWriter(context.connection, context.recording)
      .put(record, of: visible.id, replacing: post)
    try context.audit(
      county: record.area.countyKey, subject: worker,
      detail: "post \(record.area) until \(record.span.last)")
    var refresh = StaffRefresh(context)
    try refresh.touch(postOf: visible.id, on: changed.days)
    try refresh.store()
  }
}

/// A row of posts or links as a form names it: the entry, and the revision
/// the person at the screen has seen.
package struct StaffRowID: Sendable, Hashable {
  package var table: Table
  package var entry: Int64
  package var revision: Int64

  package enum Table: String, Sendable { case post, link, workerLink }

  package init(_ table: Table, entry: Int64, revision: Int64) {
    self.table = table
    self.entry = entry
    self.revision = revision
  }

  /// From its text; nil where that is none.
  package init?(_ text: String) {
    let parts = text.split(separator: "-")
    guard parts.count == 3, let table = Table(rawValue: String(parts[0])),
      let entry = Int64(parts[1]), let revision = Int64(parts[2])
    else { return nil }
    self.init(table, entry: entry, revision: revision)
  }

  package var text: String { "\(table.rawValue)-\(entry)-\(revision)" }
}

extension Role {
  /// The level at which a post of the role is held; nil for any.
  var level: AreaLevel? {
    switch self {
    case .villageCommissioner: .village
    case .townshipCommissioner: .township
    default: nil
    }
  }
}

extension Span {
  /// What is wrong with the days of a new row.
  var problems: [FieldProblem] {
    if start == nil {
      return [FieldProblem(StaffField.from, "请填写开始日期")]
    }
    return isEmpty
      ? [FieldProblem(StaffField.last, "结束日期不能早于开始日期")] : []
  }

  /// The same with another last day, and the days that changes.
  ///
  /// - Throws: `Refusal.invalid`.
  func ending(on last: Day?) throws(Refusal) -> (span: Span, days: Span) {
    let changed = Span(from: start, to: last)
    if changed.isEmpty {
      throw .invalid([
        FieldProblem(StaffField.last, "结束日期不能早于开始日期\(first)")
      ])
    }
    let (early, late) = (
      min(changed.last, self.last), max(changed.last, self.last)
    )
    return (changed, early == late ? Span(early, late) : Span(early + 1, late))
  }
}

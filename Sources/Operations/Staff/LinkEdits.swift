package import Casework
import Records

/// Ties a worker to a household, a person, a village or another worker.
package struct AddLink: Operation {
  package static let permission = Permission.assignVisitors
  package static let action = AuditAction.setLink

  package var link: LinkRecord

  package init(_ link: LinkRecord) { self.link = link }

  /// - Throws: `Refusal.notFound` for another's worker;
  ///   `Refusal.notPermitted` for a kind that is not his to give;
  ///   `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    guard context.actor.may(link.kind) else { throw Refusal.notPermitted }
    let worker = try context.see(worker: link.worker)
    var problems = link.span.problems
    let posts = try StaffRegister(context.connection).posts(of: worker.id)
      .map(\.record).filter { $0.span.contains(link.span.first) }
    if problems.isEmpty, posts.isEmpty {
      problems.append(
        FieldProblem(StaffField.from, "\(worker.name)在这一天没有岗位"))
    }
    do {
      let object = try LinkObject(link, in: context)
      if problems.isEmpty { problems += object.problems(for: posts) }
      let isRepeated = try StaffRegister(context.connection)
        .links(of: worker.id).contains {
          $0.record.kind == link.kind && $0.target == object.target
            && $0.record.span.overlaps(link.span)
        }
      if isRepeated {
        problems.append(
          FieldProblem(StaffField.object, "这段时间里已有同样的联系"))
      }
      if object.target == .worker(worker.id) {
        problems.append(FieldProblem(StaffField.object, "不能代理本人"))
      }
      if !problems.isEmpty { throw Refusal.invalid(problems) }
      try OfficeWriter(context.connection, context.recording)
        .put(link, of: worker.id, to: object.target)
      try context.audit(
        county: object.county, subject: link.worker,
        detail: "\(link.kind) \(link.object) from \(link.span.first)")
      var refresh = StaffRefresh(context)
      try refresh.touch(link: object.target, of: worker.id, on: link.span)
      try refresh.store()
    } catch Refusal.notFound {
      problems.append(
        FieldProblem(StaffField.object, link.kind.missingWords))
      throw Refusal.invalid(problems)
    }
  }
}

/// Sets the last day of a link, or takes it away.
package struct EndLink: Operation {
  package static let permission = Permission.assignVisitors
  package static let action = AuditAction.setLink

  package var worker: String
  package var row: StaffRowID
  package var last: Day?

  package init(worker: String, row: StaffRowID, last: Day?) {
    self.worker = worker
    self.row = row
    self.last = last
  }

  /// - Throws: `Refusal.notFound`; `Refusal.notPermitted`;
  ///   `Refusal.changedMeanwhile`; `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    let visible = try context.see(worker: worker)
    let found = try StaffRegister(context.connection).links(of: visible.id)
      .first { $0.rowID.table == row.table && $0.stored.entry == row.entry }
    guard let found, try found.village.map({ try context.isOwn($0) }) ?? true
    else { throw Refusal.notFound }
    guard context.actor.may(found.record.kind) else {
      throw Refusal.notPermitted
    }
    guard found.stored.revision == row.revision else {
      throw Refusal.changedMeanwhile
    }
    let changed = try found.record.span.ending(on: last)
    var record = found.record
    record.span = changed.span
    try OfficeWriter(context.connection, context.recording)
      .put(record, replacing: found)
    try context.audit(
      county: found.village?.countyKey ?? 0, subject: worker,
      detail: "\(record.kind) \(record.object) until \(record.span.last)")
    var refresh = StaffRefresh(context)
    try refresh.touch(link: found.target, of: visible.id, on: changed.days)
    try refresh.store()
  }
}

/// What a link is about, checked to be one's own.
struct LinkObject {
  let target: StoredLink.Target
  /// Where the household is or the person lives on the first day; the
  /// village of a contact point; nil for another worker.
  let village: AreaCode?
  /// Posts of the worker acted for.
  private let principal: [PostRecord]
  let county: Int64

  /// - Throws: `Refusal.notFound`.
  init(_ link: LinkRecord, in context: OperationContext) throws {
    let day = link.span.first
    var principal: [PostRecord] = []
    switch link.kind {
    case .household:
      let home = try ScopeReader(context.connection, on: day)
        .household(link.object)
      guard let home, try context.isOwn(home.village) else {
        throw Refusal.notFound
      }
      target = .household(home.key)
      village = home.village
    case .pair, .responsibleVisitor:
      let person = try context.see(person: link.object, on: day)
      target = .person(person.key)
      village = person.village
    case .contactPoint:
      guard let code = AreaCode(link.object), code.level == .village,
        try context.isOwn(code),
        try !AreaRegister(context.connection).areas(in: code).isEmpty
      else { throw Refusal.notFound }
      target = .village(code)
      village = code
    case .deputy:
      let worker = try context.see(worker: link.object)
      principal = try StaffRegister(context.connection).posts(of: worker.id)
        .map(\.record).filter { $0.span.contains(day) }
      target = .worker(worker.id)
      village = nil
    }
    self.principal = principal
    county = village?.countyKey ?? principal.first?.area.countyKey ?? 0
  }

  /// Why a worker with these posts cannot have the link.
  func problems(for posts: [PostRecord]) -> [FieldProblem] {
    if let village {
      return posts.contains { $0.area.contains(village) }
        ? []
        : [
          FieldProblem(
            StaffField.object, "对象所在的村不在这名工作人员的岗位辖区内")
        ]
    }
    if principal.isEmpty {
      return [FieldProblem(StaffField.object, "被代理的人在这一天没有岗位")]
    }
    let fits = posts.contains { post in
      principal.contains { $0.area.countyKey == post.area.countyKey }
    }
    return fits
      ? [] : [FieldProblem(StaffField.object, "代理人与被代理人不在同一个县（市、区）")]
  }
}

extension Actor {
  /// Whether he may give and end links of a kind.
  func may(_ kind: LinkKind) -> Bool {
    may(.manageStaff)
      || (kind == .responsibleVisitor && may(.assignVisitors))
  }
}

extension StoredLink {
  var rowID: StaffRowID {
    switch target {
    case .household, .person:
      StaffRowID(.link, entry: stored.entry, revision: stored.revision)
    case .village, .worker:
      StaffRowID(.workerLink, entry: stored.entry, revision: stored.revision)
    }
  }
}

extension LinkKind {
  fileprivate var missingWords: String {
    switch self {
    case .household: "本辖区没有这个户编号"
    case .pair, .responsibleVisitor: "本辖区没有这个人员编号，或者此人在开始那天不住在本辖区"
    case .contactPoint: "本辖区没有这个12位村代码"
    case .deputy: "没有这个工号，或者不是本辖区的工作人员"
    }
  }
}

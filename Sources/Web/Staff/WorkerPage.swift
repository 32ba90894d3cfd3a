import Casework
import Operations

/// A worker: posts, links and deputyships, each with its days.
package struct WorkerPage: Page {
  package static let template = "worker"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var number: String
  package var saved: String?
  package var errors: ErrorSummary?
  package var handOverPath: String?
  package var planPath: String
  package var posts: [StaffRowPart]
  package var formerPosts: [StaffRowPart]
  package var groups: [LinkGroup]
  package var hasLinks: Bool
  package var formerLinks: [StaffRowPart]
  package var formerTitle: String?
  package var deputies: [StaffRowPart]
  package var hasDeputies: Bool
  package var postForm: PostForm?
  package var linkForm: LinkForm

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "number": .text(\.number),
    "saved": .text(\.saved),
    "errors": .part(\.errors),
    "handOverPath": .text(\.handOverPath),
    "planPath": .text(\.planPath),
    "posts": .list(\.posts),
    "formerPosts": .list(\.formerPosts),
    "groups": .list(\.groups),
    "hasLinks": .flag(\.hasLinks),
    "formerLinks": .list(\.formerLinks),
    "formerTitle": .text(\.formerTitle),
    "deputies": .list(\.deputies),
    "hasDeputies": .flag(\.hasDeputies),
    "postForm": .part(\.postForm),
    "linkForm": .part(\.linkForm),
  ]
}

/// The links of one kind.
package struct LinkGroup: PagePart {
  package var title: String
  package var rows: [StaffRowPart]

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "rows": .list(\.rows),
  ]
}

/// A post or a link with its days.
package struct StaffRowPart: PagePart {
  package var title: String
  package var detail: String
  package var days: String
  /// Sets its last day; nil where it is not one's own.
  package var end: EndForm?

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "detail": .text(\.detail),
    "days": .text(\.days),
    "end": .part(\.end),
  ]
}

/// The form that sets the last day of a row.
package struct EndForm: PagePart {
  package var action: String
  package var row: String
  package var last: InputPart
  package var isOpen: Bool
  /// What it is about, for who cannot see.
  package var about: String

  package static let fields: [String: PageField<Self>] = [
    "action": .text(\.action),
    "row": .text(\.row),
    "last": .part(\.last),
    "isOpen": .flag(\.isOpen),
    "about": .text(\.about),
  ]
}

/// The form that ties the worker to somebody.
package struct LinkForm: PagePart {
  static let name = "link"

  package var action: String
  package var kind: SelectPart
  package var object: InputPart
  package var from: InputPart
  package var last: InputPart
  package var isOpen: Bool

  package static let fields: [String: PageField<Self>] = [
    "action": .text(\.action),
    "kind": .part(\.kind),
    "object": .part(\.object),
    "from": .part(\.from),
    "last": .part(\.last),
    "isOpen": .flag(\.isOpen),
  ]

  init(_ worker: WorkerView, typed: TypedForm?) {
    action = Route.workerLinks.path(worker.number)
    let build = TypedForm.builder(Self.name, typed)
    func value(_ field: String, else value: String = "") -> String {
      TypedForm.value(field, in: Self.name, of: typed, else: value)
    }
    kind = build.select(
      StaffField.kind, in: Self.name, label: "类型",
      options: worker.kinds.map { Option($0.word) },
      chosen: value(StaffField.kind))
    object = build.input(
      StaffField.object, in: Self.name, label: "对象编号",
      value: value(StaffField.object),
      help: worker.kinds.count > 1
        ? "联系户填户编号，结对和探访责任填人员编号，联系点填12位村代码，代理填被代理人的工号"
        : "填人员编号")
    from = build.input(
      StaffField.from, in: Self.name, label: "开始日期",
      value: value(StaffField.from, else: worker.day.description),
      type: "date")
    last = build.input(
      StaffField.last, in: Self.name, label: "结束日期（可不填）",
      value: value(StaffField.last), type: "date")
    isOpen = typed?.name == Self.name
  }
}

extension WorkerPage {
  init(
    _ worker: WorkerView, saved: String?, typed: TypedForm?, frame: Frame
  ) {
    self.frame = frame
    crumbs = [.office, .staff]
    number = worker.number
    self.saved = saved
    errors = TypedForm.summary(typed)
    let today = worker.day
    func part(
      _ id: StaffRowID, _ title: String, _ detail: String, _ span: Span,
      isOwn: Bool
    ) -> StaffRowPart {
      let form = "end-\(id.text)"
      return StaffRowPart(
        title: title, detail: detail,
        days: ChineseDays.days(span, today: today),
        end: isOwn
          ? EndForm(
            action: Route.workerRows.path(worker.number), row: id.text,
            last: TypedForm.builder(form, typed).input(
              StaffField.last, in: form, label: "最后一天",
              value: TypedForm.value(
                StaffField.last, in: form, of: typed,
                else: span.end?.description ?? ""),
              help: "清空则没有结束日期", type: "date"),
            isOpen: typed?.name == form, about: title) : nil)
    }
    func part(_ post: PostView) -> StaffRowPart {
      part(
        post.row, "\(post.areaName) · \(post.role.word)",
        [post.unit, post.isLeader ? "领导班子成员" : ""]
          .filter { !$0.isEmpty }.joined(separator: " · "),
        post.span, isOwn: post.isOwn)
    }
    func part(_ link: LinkView) -> StaffRowPart {
      part(
        link.row, link.name,
        [link.number, link.villageName].filter { !$0.isEmpty }
          .joined(separator: " · "), link.span, isOwn: link.isOwn)
    }
    func isFormer(_ span: Span) -> Bool { span.last < today }
    posts = worker.posts.filter { !isFormer($0.span) }.map(part)
    formerPosts = worker.posts.filter { isFormer($0.span) }.map(part)
    let links = worker.links.filter { !isFormer($0.span) }
    groups = LinkKind.allCases.compactMap { kind in
      let rows = links.filter { $0.kind == kind }
      return rows.isEmpty
        ? nil
        : LinkGroup(title: "\(kind.word) \(rows.count)", rows: rows.map(part))
    }
    hasLinks = !links.isEmpty
    formerLinks = worker.links.filter { isFormer($0.span) }.map { link in
      var row = part(link)
      row.title = "\(link.kind.word) · \(link.name)"
      return row
    }
    formerTitle =
      formerLinks.isEmpty ? nil : "已结束的联系（\(formerLinks.count)）"
    deputies = worker.deputies.filter { !isFormer($0.span) }.map(part)
    hasDeputies = !deputies.isEmpty
    let hasSomething =
      !posts.isEmpty || !links.isEmpty || !deputies.isEmpty
    planPath = Route.workerPlan.path(worker.number)
    handOverPath =
      worker.mayManage && hasSomething
      ? Route.handOver.path(worker.number) : nil
    postForm =
      worker.mayManage
      ? PostForm(
        action: Route.workerPosts.path(worker.number), areas: worker.areas,
        day: today, isNew: false, typed: typed) : nil
    linkForm = LinkForm(worker, typed: typed)
  }
}

import Casework
import Hummingbird
import Operations

/// Workers, their posts and links.
struct StaffEndpoints {
  let site: Site

  func list(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let query = request.uri.queryParameters
    let area = query["area"].flatMap { AreaCode(String($0)) }
    return try await page(
      ReadStaff(
        area: area == context.account.area ? nil : area,
        offset: query["offset"].flatMap { Int($0) } ?? 0,
        showsFormer: query["former"] == "1"), context)
  }

  func addWorker(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try context.require(.manageStaff)
    do {
      let number = try await site.office.perform(
        AddPost(try PostForm.read(context.form)), as: context.actor)
      return site.redirect(to: saved(number, .post))
    } catch let refusal as Refusal where refusal.status != .notFound {
      // The villages of the township that was chosen stay there to choose.
      let chosen = AreaCode(context.form[StaffField.area] ?? "")
      return try await page(
        ReadStaff(
          area: chosen.flatMap {
            context.account.area.contains($0) ? $0.ancestor(.township) : nil
          }), context,
        typed: TypedForm(PostForm.name, context.form, refusal),
        status: refusal.status)
    }
  }

  private func page(
    _ query: ReadStaff, _ context: SignedInContext,
    typed: TypedForm? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let list = try await site.office.perform(query, as: context.actor)
    return try site.answer(
      StaffPage(
        list, mayManage: context.actor.may(.manageStaff), typed: typed,
        frame: site.officeFrame("人员与联系", for: context.account)),
      status: status)
  }

  func worker(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let saved = request.uri.queryParameters["saved"]
      .flatMap { Saved(rawValue: String($0)) }
    return try await page(
      try context.number("worker"), context, saved: saved)
  }

  func addPost(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try context.require(.manageStaff)
    let number = try context.number("worker")
    return try await change(number, PostForm.name, .post, context) {
      _ = try await site.office.perform(
        AddPost(try PostForm.read(context.form, number: number)),
        as: context.actor)
    }
  }

  func addLink(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let number = try context.number("worker")
    return try await change(number, LinkForm.name, .link, context) {
      let fields = context.form
      guard let kind = LinkKind(word: fields[StaffField.kind] ?? "") else {
        throw Refusal.invalid([FieldProblem(StaffField.kind, "请选择类型")])
      }
      try await site.office.perform(
        AddLink(
          LinkRecord(
            kind: kind, worker: number,
            object: fields.trimmed(StaffField.object),
            span: Span(
              from: try fields.day(StaffField.from),
              to: try fields.day(StaffField.last)))),
        as: context.actor)
    }
  }

  func endRow(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let number = try context.number("worker")
    guard let row = StaffRowID(context.form["row"] ?? "") else {
      throw Refusal.notFound
    }
    return try await change(number, "end-\(row.text)", .end, context) {
      let last = try context.form.day(StaffField.last)
      if row.table == .post {
        try await site.office.perform(
          EndPost(worker: number, row: row, last: last), as: context.actor)
      } else {
        try await site.office.perform(
          EndLink(worker: number, row: row, last: last), as: context.actor)
      }
    }
  }

  /// Does it and shows the worker again, filled in as it was typed where it
  /// was refused.
  private func change(
    _ number: String, _ form: String, _ done: Saved,
    _ context: SignedInContext, _ work: () async throws -> Void
  ) async throws -> Response {
    do {
      try await work()
      return site.redirect(to: saved(number, done))
    } catch let refusal as Refusal where refusal.status != .notFound {
      return try await page(
        number, context, typed: TypedForm(form, context.form, refusal),
        status: refusal.status)
    }
  }

  private func page(
    _ number: String, _ context: SignedInContext, saved: Saved? = nil,
    typed: TypedForm? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let worker = try await site.office.perform(
      ReadWorker(number), as: context.actor)
    return try site.answer(
      WorkerPage(
        worker, saved: saved?.words, typed: typed,
        frame: site.officeFrame(worker.name, for: context.account)),
      status: status)
  }

  /// What has just been done.
  enum Saved: String {
    case post, link, end, handOver = "hand-over"

    var words: String {
      switch self {
      case .post: "岗位已登记。"
      case .link: "联系已登记。"
      case .end: "最后一天已改好。"
      case .handOver: "交接已办好：岗位和联系已结束，接任者从第二天起负责。"
      }
    }
  }

  private func saved(_ number: String, _ done: Saved) -> String {
    Self.path(number, done)
  }

  static func path(_ number: String, _ done: Saved) -> String {
    Route.worker.path(number) + "?saved=\(done.rawValue)"
  }
}

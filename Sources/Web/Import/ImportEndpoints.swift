import Casework
import Exchange
import Foundation
import Hummingbird
import Operations

/// Importing files of an exchange folder.
struct ImportEndpoints {
  let site: Site

  func form(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try check(context)
    return try await formPage(context)
  }

  /// Takes the files and begins to check them.
  func upload(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try check(context)
    let id = Identifier.make(at: site.office.clock.now())
    do {
      guard await !site.imports.isBusy else { throw Self.busy }
      let folder = try site.uploads.make(id)
      let tables = try await UploadReader.read(request, into: folder)
      let work = ImportWork(
        state: .checking,
        files: RegisterTable.allCases.filter(tables.contains))
      guard
        let dropped = await site.imports.begin(id, of: context.account, work)
      else { throw Self.busy }
      for entry in dropped { site.uploads.remove(entry.id) }
      runner(context).run(id, work, as: context.actor)
      return site.redirect(to: Route.importJob.path(id))
    } catch {
      site.uploads.remove(id)
      guard case Refusal.invalid(let problems) = error else { throw error }
      return try await formPage(
        context, problems: problems, status: .unprocessableContent)
    }
  }

  func job(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try check(context)
    let id = try context.number("import")
    let work = try await site.imports.find(id, of: context.account)
    var frame = site.officeFrame("", for: context.account)
    switch work.state {
    case .checking, .importing:
      frame.refresh = "2"
      frame.title = work.state.title
      return try site.answer(
        WaitPage(
          frame: frame, crumbs: [.office, .imports],
          words: work.state.title, progress: work.progress.words,
          path: Route.importJob.path(id)))
    case .checked(let report), .imported(let report):
      frame.title = work.state.title
      return try site.answer(ImportPage(report, id: id, frame: frame))
    case .refused(let words):
      return try await formPage(
        context,
        problems: words.split(separator: "\n").map {
          FieldProblem(UploadReader.field, String($0))
        }, status: .unprocessableContent)
    case .failed(let fault, after: let report?):
      frame.title = work.state.title
      return try site.answer(
        ImportPage(report, after: fault, id: id, frame: frame),
        status: fault.status)
    case .failed(let fault, after: nil):
      return try site.answer(
        fault, frame: frame, onward: Route.importForm.path(),
        onwardWords: "返回，重新上传")
    }
  }

  func start(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try check(context)
    let id = try context.number("import")
    var work = try await site.imports.find(id, of: context.account)
    let wanted = context.form["do"]
    if wanted == "discard",
      try await site.imports.discard(id, of: context.account)
    {
      site.uploads.remove(id)
      return site.redirect(to: Route.importForm.path())
    }
    // Sent twice, it is under way or done already.
    guard let report = work.offered, wanted == "import" || wanted == "accept"
    else { return site.redirect(to: Route.importJob.path(id)) }
    guard wanted == "accept" || report.problems.isEmpty else {
      throw Refusal.importErrors
    }
    work.state = .importing
    guard await site.imports.start(id, work) else {
      let now = try await site.imports.find(id, of: context.account)
      return now.state.isRunning
        ? site.redirect(to: Route.importJob.path(id)) : try waits(id, context)
    }
    runner(context).run(
      id, work, after: report, accepting: wanted == "accept",
      as: context.actor)
    return site.redirect(to: Route.importJob.path(id))
  }

  /// The refused rows of one file.
  func refused(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try check(context)
    let id = try context.number("import")
    let name = try context.number("table")
    let work = try await site.imports.find(id, of: context.account)
    guard case .imported = work.state,
      let table = RegisterTable(rawValue: name),
      let data = FileManager.default.contents(
        atPath: site.uploads.path(id) + "/refused/" + table.fileName)
    else { throw Refusal.notFound }
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8",
        .contentDisposition:
          "attachment; filename=\"\(table.fileName)\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
  }

  /// The operation asks again; here the files are not even read.
  private func check(_ context: SignedInContext) throws {
    guard context.actor.may(.manageRegister) else {
      throw Refusal.notPermitted
    }
  }

  private static var busy: Refusal {
    .invalid([
      FieldProblem(UploadReader.field, "另一份导入正在进行，请等它结束再上传")
    ])
  }

  /// Another import is under way.
  private func waits(
    _ id: String, _ context: SignedInContext
  ) throws -> Response {
    try site.answer(
      MessagePage(
        frame: site.officeFrame("还没有导入", for: context.account),
        words: "另一份导入正在进行，请等它结束再导入。上传的文件还在。",
        onward: Route.importJob.path(id), onwardWords: "返回检查结果"),
      status: .conflict)
  }

  private func runner(_ context: SignedInContext) -> ImportRunner {
    ImportRunner(site: site, logger: context.logger)
  }

  private func formPage(
    _ context: SignedInContext, problems: [FieldProblem] = [],
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let own = await site.imports.all(of: context.account)
    return try site.answer(
      ImportFormPage(
        running: own.reversed().map { entry in
          OnwardPart(
            title: entry.work.state.title,
            detail: entry.work.files.map(\.fileName)
              .joined(separator: "、"),
            path: Route.importJob.path(entry.id))
        }, problems: problems,
        frame: site.officeFrame("数据导入", for: context.account)),
      status: status)
  }
}

extension ImportWork.State {
  var title: String {
    switch self {
    case .checking: "正在检查"
    case .checked: "检查结果"
    case .importing: "正在导入"
    case .imported: "导入结果"
    case .refused, .failed(_, after: nil): "没有导入"
    case .failed: "导入没有完成"
    }
  }
}

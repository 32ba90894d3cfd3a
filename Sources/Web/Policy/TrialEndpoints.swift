import Casework
import Hummingbird
import Operations

/// A trial under way, or what it has found.
enum TrialWork: Sendable {
  case running
  case done(TrialResult)
  case refused(FormFields, Refusal)
  case failed(Fault)
}

/// Trying a policy.
struct TrialEndpoints {
  let site: Site

  func form(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await formPage(context)
  }

  func start(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let fields = context.form
    do {
      let question = try question(fields)
      // Refused here already where it may not be asked.
      _ = try await site.office.perform(PrepareTrial(), as: context.actor)
      let id = Identifier.make(at: site.office.clock.now())
      let (site, actor, desk) = (site, context.actor, site.trials)
      let logger = context.logger
      guard await !desk.isBusy(context.account) else {
        throw Refusal.invalid([
          FieldProblem(TrialField.change, "上一次试算还没有算完，请等它结束")
        ])
      }
      await desk.add(id, of: context.account, .running)
      Task {
        do {
          let result = try await site.office.perform(
            TryPolicy(question), as: actor)
          await desk.set(id, .done(result))
        } catch let refusal as Refusal {
          await desk.set(id, .refused(fields, refusal))
        } catch {
          await desk.set(id, .failed(Fault(error, in: logger)))
        }
      }
      // Most are ready at once.
      for _ in 1...10 where await desk.isBusy(context.account) {
        try await Task.sleep(for: .milliseconds(100))
      }
      return site.redirect(to: Route.trial.path(id))
    } catch let refusal as Refusal where refusal.status != .notFound {
      return try await formPage(
        context, typed: TypedForm(TrialFormPage.form, fields, refusal),
        status: refusal.status)
    }
  }

  func result(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let id = try context.number("trial")
    var frame = site.officeFrame("试算结果", for: context.account)
    switch try await site.trials.find(id, of: context.account) {
    case .running:
      frame.refresh = "2"
      return try site.answer(
        WaitPage(
          frame: frame, crumbs: [.office, .trial], words: "正在计算",
          progress: nil, path: Route.trial.path(id)))
    case .done(let result):
      return try site.answer(TrialPage(result, frame: frame))
    case .refused(let fields, let refusal):
      guard refusal.status != .notFound else { throw refusal }
      return try await formPage(
        context, typed: TypedForm(TrialFormPage.form, fields, refusal),
        status: refusal.status)
    case .failed(let fault):
      return try site.answer(
        fault, frame: frame, onward: Route.trialForm.path(),
        onwardWords: "返回政策试算")
    }
  }

  private func question(
    _ fields: FormFields
  ) throws(Refusal) -> TrialQuestion {
    var problems: [FieldProblem] = []
    let area = AreaCode(fields[TrialField.area] ?? "")
    if area == nil {
      problems.append(FieldProblem(TrialField.area, "请选择辖区"))
    }
    let from = Day((fields[TrialField.from] ?? "") + "-01")
    let to = Day((fields[TrialField.to] ?? "") + "-01")
    if from == nil {
      problems.append(FieldProblem(TrialField.from, "月份写成2027-01这样"))
    }
    if to == nil {
      problems.append(FieldProblem(TrialField.to, "月份写成2027-12这样"))
    }
    let capacity = Int(fields.trimmed(TrialField.capacity)) ?? 0
    if !(1...1_000).contains(capacity) {
      problems.append(FieldProblem(TrialField.capacity, "填1到1000的整数"))
    }
    let required = Int(fields.trimmed(TrialField.required)) ?? 0
    if !(1...60).contains(required) {
      problems.append(FieldProblem(TrialField.required, "填1到60的整数"))
    }
    let window = UInt8(fields[TrialField.window] ?? "")
      .flatMap { WindowKind(rawValue: $0) }
    if window == nil {
      problems.append(FieldProblem(TrialField.window, "请选择多久"))
    }
    guard problems.isEmpty, let area, let from, let to, let window else {
      throw .invalid(problems)
    }
    let change = fields[TrialField.change] ?? ""
    let id = String(change.drop { $0 != ":" }.dropFirst())
    return TrialQuestion(
      area: area,
      change: change.hasPrefix("pack:")
        ? .pack(id) : .duty(id, window: window, required: required),
      months: Span(from, WindowKind.month.window(containing: to).last),
      capacity: capacity)
  }

  private func formPage(
    _ context: SignedInContext, typed: TypedForm? = nil,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let offer = try await site.office.perform(
      PrepareTrial(), as: context.actor)
    return try site.answer(
      TrialFormPage(
        offer, typed: typed,
        frame: site.officeFrame("政策试算", for: context.account)),
      status: status)
  }
}

extension Desk<TrialWork> {
  /// Whether one of his is under way.
  func isBusy(_ account: SignedIn) -> Bool {
    all(of: account).contains {
      if case .running = $0.work { return true }
      return false
    }
  }
}

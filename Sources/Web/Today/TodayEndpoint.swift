import Hummingbird
import Operations

/// 今日.
struct TodayEndpoint {
  let site: Site

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    guard context.actor.may(.readOwnWork) else {
      return try site.answer(
        MessagePage(
          frame: site.frame("今日", for: context.account, in: .today),
          words: "您的账号不参与访视，这里没有要做的事。"))
    }
    let offset = request.uri.queryParameters["offset"].flatMap { Int($0) }
    let list = try await site.office.perform(
      ReadToday(offset: offset ?? 0), as: context.actor)
    let unassigned = try await site.office.perform(
      CountUnassigned(), as: context.actor)
    var page = TodayPage(
      list, alarm: AlarmPart(unassigned: unassigned),
      frame: site.frame("今日", for: context.account, in: .today))
    if !context.account.worker.isEmpty {
      page.planPath = Route.workerPlan.path(context.account.worker)
    }
    if context.actor.may(.approveChange) {
      page.waiting = .changes(
        try await site.office.perform(
          CountWaitingChanges(), as: context.actor))
    }
    if context.actor.may(.readNotices) {
      let checks = try await site.office.perform(
        ReadSafetyChecks(), as: context.actor)
      page.checks = checks.map { SafetyCheckPart($0, today: list.day) }
      page.incidents = try await site.office.perform(
        ReadRunningIncidents(), as: context.actor
      ).map { IncidentPart($0, today: list.day) }
    }
    if context.actor.may(.readMatters) {
      page.matters = .matters(
        try await site.office.perform(CountMatters(), as: context.actor))
    }
    return try site.answer(page)
  }
}

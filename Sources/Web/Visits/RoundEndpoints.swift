import Casework
import Hummingbird
import Operations

/// Putting down a round through a village: a visit for each household, each
/// with its own number, taken or refused by itself.
struct RoundEndpoints {
  let site: Site

  func form(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let query = request.uri.queryParameters
    let round = try await prepare(
      village: query["village"].map(String.init),
      day: query["day"].map(String.init), for: context)
    let now = ChineseDays.clock(site.office.clock.now())
    return try site.answer(
      RoundPage(
        round, RoundEntry(new: round, at: now), outcomes: nil,
        before: query["saved"].flatMap { Int($0) } ?? 0,
        frame: site.frame("按村补录访视", for: context.account, in: .office)))
  }

  func record(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let entry = RoundEntry(context.form)
    let round = try await prepare(
      village: entry.village, day: entry.day, for: context)
    var outcomes: [String: RoundOutcome] = [:]
    for number in entry.lines.keys.sorted() {
      guard let visit = entry.visit(to: number) else { continue }
      outcomes[number] = try await save(
        visit, allNormal: entry.lines[number]?.allNormal == true, context)
    }
    let refused = outcomes.values.contains { outcome in
      if case .refused = outcome { true } else { false }
    }
    if !refused, !outcomes.isEmpty {
      return site.redirect(
        to: Route.round.path() + "?village="
          + PercentEncoding.encode(entry.village)
          + "&day=\(round.day)&saved=\(outcomes.count)")
    }
    return try site.answer(
      RoundPage(
        round, entry, outcomes: outcomes,
        frame: site.frame("按村补录访视", for: context.account, in: .office)),
      status: .unprocessableContent)
  }

  private func save(
    _ visit: VisitEntry, allNormal: Bool, _ context: SignedInContext
  ) async throws -> RoundOutcome {
    do {
      var draft = try visit.readWithNumber()
      if allNormal {
        draft.answers = try await site.office.perform(
          PrepareVisit(household: visit.household, day: draft.at.day),
          as: context.actor
        ).allNormal.filter { sheet, _ in
          // What concerns somebody who was not met is left out.
          let person = sheet.split(separator: "#", maxSplits: 1)
            .dropFirst().first.map(String.init)
          return person.map(draft.persons.contains) ?? true
        }
      }
      _ = try await site.office.perform(
        RecordVisit(draft), as: context.actor)
      return .saved
    } catch Refusal.invalid(let problems) {
      return .refused(words(problems))
    } catch let refusal as Refusal {
      return .refused(refusal.pageWords)
    } catch {
      let fault = Fault(error, in: context.logger)
      return .refused("没有保存成功，请再提交一次；重复提交不会重复记录。编号 \(fault.reference)。")
    }
  }

  /// What a checklist wants is filled in household by household.
  private func words(_ problems: [FieldProblem]) -> String {
    let ofSheets = problems.filter {
      $0.field.hasPrefix(VisitField.answersPrefix)
    }
    var words = problems.filter {
      !$0.field.hasPrefix(VisitField.answersPrefix)
    }.map(\.words)
    if !ofSheets.isEmpty {
      words.append("检查表有必填的内容，请勾选“检查表一切正常”，或打开这一户单独登记")
    }
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }.joined(separator: "；")
  }

  private func prepare(
    village: String?, day: String?, for context: SignedInContext
  ) async throws -> VisitRound {
    try await site.office.perform(
      PrepareRound(
        village: village.flatMap { AreaCode($0) },
        day: day.flatMap { Day($0) }), as: context.actor)
  }
}

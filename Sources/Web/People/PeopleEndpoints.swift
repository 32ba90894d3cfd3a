import Casework
import Hummingbird
import Operations

/// 名册. What is looked for names people: it is posted, and stands in no
/// address.
struct PeopleEndpoints {
  let site: Site

  /// The field that says where a page of people found begins.
  static let afterName = "after"

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let area = AreaQuery(request.query(AreaQuery.name)).area
    let offset = request.query("offset").flatMap { Int($0) } ?? 0
    let list = try await site.office.perform(
      ListHouseholds(area: area, offset: offset), as: context.actor)
    return try site.answer(
      PeoplePage(
        list, asked: area, alarm: try await alarm(context),
        frame: frame(context)))
  }

  func search(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let area = AreaQuery(context.form[AreaQuery.name]).area
    let term = context.form[SearchPeople.field] ?? ""
    let after = context.form[Self.afterName].flatMap { PeopleMark($0) }
    do {
      let found = try await site.office.perform(
        SearchPeople(term, in: area, after: after), as: context.actor)
      return try site.answer(
        PeoplePage(
          found, term: term, isFirst: after == nil, asked: area,
          alarm: nil, frame: frame(context)))
    } catch Refusal.invalid(let problems) {
      let list = try await site.office.perform(
        ListHouseholds(area: area), as: context.actor)
      return try site.answer(
        PeoplePage(
          refused: problems.map(\.words).joined(separator: "；"), term: term,
          list, asked: area, alarm: nil, frame: frame(context)),
        status: .unprocessableContent)
    }
  }

  private func alarm(_ context: SignedInContext) async throws -> AlarmPart? {
    AlarmPart(
      unassigned: try await site.office.perform(
        CountUnassigned(), as: context.actor))
  }

  private func frame(_ context: SignedInContext) -> Frame {
    site.frame("名册", for: context.account, in: .people)
  }
}

extension Request {
  /// A text of the query, decoded; nil where it is not there.
  func query(_ name: String) -> String? {
    uri.queryParameters[name[...]].map { PercentEncoding.decode($0) }
  }
}

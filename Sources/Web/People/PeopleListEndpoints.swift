import Casework
import Exchange
import Hummingbird
import Operations

/// Lists of people: who must be looked after, and for what.
struct PeopleListEndpoints {
  let site: Site

  func index(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let area = AreaQuery(request.query(AreaQuery.name)).area
    let index = try await site.office.perform(
      ReadPeopleLists(area: area), as: context.actor)
    return try site.answer(
      PeopleListsPage(index, asked: area, frame: frame("人员名单", context)))
  }

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let area = AreaQuery(request.query(AreaQuery.name)).area
    let offset = request.query("offset").flatMap { Int($0) } ?? 0
    let list = try await site.office.perform(
      ReadPeopleList(try name(context), area: area, offset: offset),
      as: context.actor)
    return try site.answer(
      PeopleListPage(list, asked: area, frame: frame("", context)))
  }

  func export(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let query = AreaQuery(context.form[AreaQuery.name])
    let name = try name(context)
    let list: PeopleList
    do {
      list = try await site.office.perform(
        ExportPeople(name, area: query.area), as: context.actor)
    } catch Refusal.codeNeeded {
      let path = query.added(to: Route.peopleList.path(name.text))
      return site.redirect(to: CodeEndpoints.path(backTo: path))
    }
    let format =
      context.form["format"].flatMap(SheetFormat.init(rawValue:)) ?? .csv
    let table = PeopleTable(list)
    return try SheetAnswer(
      format: format, name: "\(list.title) \(list.day)", header: table.header
    ).response(table.rows)
  }

  private func name(_ context: SignedInContext) throws -> PeopleListName {
    guard let name = PeopleListName(try context.number("list")) else {
      throw Refusal.notFound
    }
    return name
  }

  private func frame(_ title: String, _ context: SignedInContext) -> Frame {
    site.frame(title, for: context.account, in: .people)
  }
}

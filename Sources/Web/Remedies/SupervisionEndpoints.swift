import Casework
import Hummingbird
import Operations

/// The boards of those who supervise.
struct SupervisionEndpoints {
  let site: Site

  func own(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await page(request, context, area: nil)
  }

  func area(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    guard let area = AreaCode(try context.number("area")) else {
      throw Refusal.notFound
    }
    return try await page(request, context, area: area)
  }

  private func page(
    _ request: Request, _ context: SignedInContext, area: AreaCode?
  ) async throws -> Response {
    let query = request.uri.queryParameters
    let list = query["list"].flatMap {
      RectificationList(rawValue: String($0))
    }
    let view = try await site.office.perform(
      ReadSupervision(
        area: area, list: list ?? .overdue,
        offset: query["offset"].flatMap { Int($0) } ?? 0),
      as: context.actor)
    return try site.answer(
      SupervisionPage(
        view, frame: site.officeFrame("整改督办", for: context.account)))
  }

  func undelivered(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let view = try await site.office.perform(
      ReadUndelivered(), as: context.actor)
    return try site.answer(
      UndeliveredPage(
        view, frame: site.officeFrame("未落实的转介", for: context.account)))
  }
}

import Hummingbird
import Operations

/// 管理.
struct OfficeEndpoint {
  let site: Site

  func page(
    _ request: Request, _ context: SignedInContext
  ) throws -> Response {
    let entries = OfficeEntry.all(for: context.actor)
    if entries.isEmpty { throw Refusal.notFound }
    return try site.answer(
      OfficePage(
        frame: site.frame("管理", for: context.account, in: .office),
        entries: entries))
  }
}

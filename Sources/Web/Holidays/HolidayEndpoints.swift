import Hummingbird
import Operations

/// 节假日: by what working days are counted.
struct HolidayEndpoints {
  let site: Site

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await page(
      context, isSaved: request.uri.queryParameters["saved"] != nil)
  }

  func record(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let values = context.form.values(HolidayField.all)
    return try await site.answer(HolidaysPage.name, on: .holidays, context) {
      try await site.office.perform(
        RecordHolidays(id: context.form["id"] ?? "", values: values),
        as: context.actor)
    } refused: {
      try await page(context, typed: $0, status: $1)
    }
  }

  private func page(
    _ context: SignedInContext, isSaved: Bool = false,
    typed: TypedForm? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let holidays = try await site.office.perform(
      ReadHolidays(), as: context.actor)
    return try site.answer(
      HolidaysPage(
        holidays, isSaved: isSaved, typed: typed,
        frame: site.officeFrame("节假日", for: context.account)),
      status: status)
  }
}

import Casework
import Hummingbird
import Operations

/// Handing over what a leaver looked after.
struct HandOverEndpoints {
  let site: Site

  func form(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let number = try context.number("worker")
    let typed = request.uri.queryParameters["last"].map {
      PercentEncoding.decode($0)
    }
    let fields = FormFields(
      typed.map { [FormFields.Field(HandOverField.last, $0)] } ?? [])
    do {
      let last = try fields.day(HandOverField.last)
      return try await page(number, last, context)
    } catch let refusal as Refusal where refusal.status != .notFound {
      return try await page(
        number, nil, context,
        typed: TypedForm(HandOverPage.form, fields, refusal),
        status: refusal.status)
    }
  }

  func handOver(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let number = try context.number("worker")
    let fields = context.form
    guard let last = try fields.day(HandOverField.last) else {
      throw Refusal.notFound
    }
    do {
      _ = try await site.office.perform(
        HandOver(
          worker: number, last: last, choices: choices(fields),
          digest: fields["digest"] ?? "",
          login: fields[HandOverField.login] == nil ? .stays : .ends),
        as: context.actor)
      return site.redirect(to: StaffEndpoints.path(number, .handOver))
    } catch Refusal.changedMeanwhile {
      return try await again(
        number, last, fields, context,
        .invalid([
          FieldProblem(
            HandOverField.state, "查看之后，要移交的内容有了变化，没有办理。请核对下面的最新内容后再确认。")
        ]))
    } catch let refusal as Refusal where refusal.status != .notFound {
      return try await again(number, last, fields, context, refusal)
    }
  }

  /// The page as it now stands, with what was typed.
  private func again(
    _ number: String, _ last: Day, _ fields: FormFields,
    _ context: SignedInContext, _ refusal: Refusal
  ) async throws -> Response {
    let typed = TypedForm(HandOverPage.form, fields, refusal)
    do {
      return try await page(
        number, last, context, typed: typed, status: refusal.status)
    } catch Refusal.invalid {
      // Nothing is left to hand over.
      return try await page(
        number, nil, context, typed: typed, status: refusal.status)
    }
  }

  private func choices(_ fields: FormFields) -> HandOverChoices {
    var choices = HandOverChoices(
      all: fields.trimmed(HandOverField.all))
    for field in fields.fields where !field.value.isEmpty {
      let value = fields.trimmed(field.name)
      if field.name.hasPrefix("village."),
        let code = AreaCode(field.name.dropFirst(8))
      {
        choices.villages[code] = value
      } else if field.name.hasPrefix("row."), !value.isEmpty {
        choices.rows[String(field.name.dropFirst(4))] =
          value == "-" ? "" : value
      }
    }
    return choices
  }

  private func page(
    _ number: String, _ last: Day?, _ context: SignedInContext,
    typed: TypedForm? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let worker = try await site.office.perform(
      ReadWorker(number), as: context.actor)
    guard worker.mayManage else { throw Refusal.notFound }
    let preview: HandOverPreview?
    if let last {
      preview = try await site.office.perform(
        PrepareHandOver(worker: number, last: last), as: context.actor)
    } else {
      preview = nil
    }
    return try site.answer(
      HandOverPage(
        number: number,
        last: last?.description
          ?? TypedForm.value(
            HandOverField.last, in: HandOverPage.form, of: typed,
            else: worker.day.description),
        preview: preview, today: worker.day, typed: typed,
        frame: site.officeFrame("离任交接：\(worker.name)", for: context.account),
        name: worker.name), status: status)
  }
}

import Casework
import Hummingbird
import Operations

/// Support money: what is due, and putting on record what was paid.
struct PaymentEndpoints {
  let site: Site

  func list(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await list(
      PaymentQuery { request.query($0) }, context,
      saved: request.query("saved").flatMap { Int($0) },
      isTicked: request.query("tick") == "all")
  }

  func record(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try context.require(.recordPayments)
    let form = context.form
    let query = PaymentQuery { form[$0] }
    let persons = form.all(PaymentField.person)
    do {
      try await site.office.perform(
        RecordPayments(
          PaymentEntry(
            id: form["id"] ?? "", month: form[PaymentField.month] ?? "",
            day: form.trimmed(PaymentField.day),
            lines: persons.map { person in
              func value(_ field: String) -> String {
                form.trimmed(PaymentField.of(person, field))
              }
              return PaymentEntry.Line(
                person: person, basic: value(PaymentField.basic),
                care: value(PaymentField.care),
                seen: Int(value("seen")) ?? 0)
            })), as: context.actor)
      return site.redirect(
        to: query.path(adding: "saved=\(persons.count)"))
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await list(
        query, context,
        typed: TypedForm(PaymentsPage.name, form, refusal),
        status: refusal.status)
    }
  }

  private func list(
    _ query: PaymentQuery, _ context: SignedInContext, saved: Int? = nil,
    isTicked: Bool = false, typed: TypedForm? = nil,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let list = try await site.office.perform(
      ListPayments(
        query.list, area: query.area, month: query.month,
        offset: query.offset), as: context.actor)
    return try site.answer(
      PaymentsPage(
        list, query, saved: saved, isTicked: isTicked, typed: typed,
        frame: site.officeFrame("供养金发放", for: context.account)),
      status: status)
  }

  func person(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await person(
      context, isSaved: request.uri.queryParameters["saved"] != nil)
  }

  func add(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try context.require(.recordPayments)
    let form = context.form
    let month = form[PaymentField.month] ?? ""
    let key = try context.number("member")
    // Whoever is not to be seen is told of before the form is read.
    _ = try await view(context)
    return try await answer("add-\(month)", key, context) {
      try await site.office.perform(
        RecordPayments(
          PaymentEntry(
            id: form["id"] ?? "", month: month,
            day: form.trimmed(PaymentField.day),
            lines: [
              PaymentEntry.Line(
                person: key, basic: form.trimmed(PaymentField.basic),
                care: form.trimmed(PaymentField.care),
                seen: form["seen"].flatMap { Int($0) } ?? 0)
            ])), as: context.actor)
    }
  }

  func correct(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try context.require(.recordPayments)
    let form = context.form
    let key = try context.number("member")
    let payment = try context.number("payment")
    guard let entry = Int64(payment.dropFirst(8)) else {
      throw Refusal.notFound
    }
    let values = form.values(
      PaymentField.basic, PaymentField.care, PaymentField.day,
      PaymentField.reason)
    return try await answer("correct-\(payment)", key, context) {
      try await site.office.perform(
        CorrectPayment(
          household: try context.number("household"), person: key,
          month: String(payment.prefix(7)), entry: entry,
          seen: form["seen"].flatMap { Int64($0) } ?? 0, values: values),
        as: context.actor)
    }
  }

  /// Back to the page, or the page with what was typed.
  private func answer(
    _ form: String, _ person: String, _ context: SignedInContext,
    _ work: () async throws -> Void
  ) async throws -> Response {
    do {
      try await work()
      return site.redirect(
        to: Route.memberPayments.path(
          try context.number("household"), person) + "?saved=1")
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await self.person(
        context,
        typed: TypedForm(form, context.form, refusal.of(person)),
        status: refusal.status)
    }
  }

  private func view(
    _ context: SignedInContext
  ) async throws -> PersonPayments {
    try await site.office.perform(
      ReadPayments(
        household: try context.number("household"),
        person: try context.number("member")), as: context.actor)
  }

  private func person(
    _ context: SignedInContext, isSaved: Bool = false,
    typed: TypedForm? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    try site.answer(
      MemberPaymentsPage(
        try await view(context), isSaved: isSaved, typed: typed,
        frame: site.frame("", for: context.account, in: .people)),
      status: status)
  }
}

extension Refusal {
  /// The problems of one person among many, as a form of his own has them.
  fileprivate func of(_ person: String) -> Refusal {
    guard case .invalid(let problems) = self else { return self }
    return .invalid(
      problems.map { problem in
        let end = "-\(person)"
        return problem.field.hasSuffix(end)
          ? FieldProblem(
            String(problem.field.dropLast(end.count)), problem.words)
          : problem
      })
  }
}

/// 供养标准: what support comes to in a county.
struct PaymentStandardEndpoints {
  let site: Site

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await page(
      context, isSaved: request.uri.queryParameters["saved"] != nil)
  }

  func set(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let values = context.form.values(StandardField.all)
    return try await site.answer(
      PaymentStandardsPage.name, on: .paymentStandards, context
    ) {
      try await site.office.perform(
        SetPaymentStandard(id: context.form["id"] ?? "", values: values),
        as: context.actor)
    } refused: {
      try await page(context, typed: $0, status: $1)
    }
  }

  private func page(
    _ context: SignedInContext, isSaved: Bool = false,
    typed: TypedForm? = nil, status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let standards = try await site.office.perform(
      ReadPaymentStandards(), as: context.actor)
    return try site.answer(
      PaymentStandardsPage(
        standards, isSaved: isSaved, typed: typed,
        frame: site.officeFrame("供养标准", for: context.account)),
      status: status)
  }
}

import Casework
import Hummingbird
import Operations

/// Reporting a matter upward, having it rectified, referring it.
struct RemedyEndpoints {
  let site: Site

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    try await page(try context.number("matter"), context)
  }

  func escalate(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let matter = try context.number("matter")
    return try await change(
      matter, RemediesPart.reportName, .reports, context
    ) { form in
      try await site.office.perform(
        EscalateMatter(
          EscalationEntry(
            id: form["id"] ?? "", matter: matter,
            words: form[EscalationEntry.wordsField] ?? "",
            offices: form.all(EscalationEntry.officeField))),
        as: context.actor)
    }
  }

  func rectify(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let matter = try context.number("matter")
    guard
      let kind = RectificationStepKind(word: context.form["step"] ?? "")
    else { throw Refusal.notFound }
    return try await change(
      matter, RemediesPart.rectificationName(kind), .rectification, context
    ) { form in
      try await site.office.perform(
        RecordRectificationStep(
          RectificationEntry(
            id: form["id"] ?? "", matter: matter, kind: kind,
            seen: form.seen, values: form.values("words", "order", "day"))),
        as: context.actor)
    }
  }

  func refer(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let matter = try context.number("matter")
    return try await change(
      matter, RemediesPart.referralName, .referrals, context
    ) { form in
      _ = try await site.office.perform(
        SendReferral(
          ReferralEntry(
            id: form["id"] ?? "", matter: matter,
            values: form.values("kind", "body", "words", "day"))),
        as: context.actor)
    }
  }

  /// A link that names a referral leads to its matter.
  func referral(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let matter = try await site.office.perform(
      FindReferral(try context.number("referral")), as: context.actor)
    return site.redirect(
      to: Route.matterRemedies.path(matter) + "#referrals")
  }

  func stepReferral(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let referral = try context.number("referral")
    guard let kind = ReferralStepKind(word: context.form["step"] ?? "") else {
      throw Refusal.notFound
    }
    let matter = try await site.office.perform(
      FindReferral(referral), as: context.actor)
    return try await change(
      matter, RemediesPart.referralStepName(kind, of: referral), .referrals,
      context
    ) { form in
      _ = try await site.office.perform(
        RecordReferralStep(
          ReferralStepEntry(
            id: form["id"] ?? "", referral: referral, kind: kind,
            seen: form.seen, values: form.values("words", "whom", "day"))),
        as: context.actor)
    }
  }

  /// A part of the page, to come back to.
  private enum Anchor: String {
    case reports, rectification, referrals
  }

  /// Does it and shows the matter again; filled in as it was typed where it
  /// was refused.
  private func change(
    _ matter: String, _ form: String, _ anchor: Anchor,
    _ context: SignedInContext, _ work: (FormFields) async throws -> Void
  ) async throws -> Response {
    do {
      try await work(context.form)
      return site.redirect(
        to: Route.matter.path(matter) + "#\(anchor.rawValue)")
    } catch let refusal as Refusal where refusal.isBesideForm {
      return try await page(
        matter, context, typed: TypedForm(form, context.form, refusal),
        status: refusal.status)
    }
  }

  private func page(
    _ matter: String, _ context: SignedInContext, typed: TypedForm? = nil,
    status: HTTPResponse.Status = .ok
  ) async throws -> Response {
    let remedies = try await site.office.perform(
      ReadMatterRemedies(matter), as: context.actor)
    let office = site.office
    return try site.answer(
      RemediesPage(
        frame: site.frame(
          "上报、整改、转介", for: context.account, in: .matters),
        matterPath: Route.matter.path(matter),
        errors: TypedForm.summary(typed),
        remedies: RemediesPart(remedies, typed: typed) {
          Identifier.make(at: office.clock.now())
        }), status: status)
  }
}

extension FormFields {
  /// Steps there were when the form was opened.
  var seen: Int { Int(trimmed("seen")) ?? -1 }
}

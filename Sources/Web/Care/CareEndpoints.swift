import Casework
import Hummingbird
import Operations

/// Entrusted care: who has it, by whom, and how well.
struct CareEndpoints {
  let site: Site

  func list(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let area = AreaQuery(request.query(AreaQuery.name)).area
    let name = request.query("list").flatMap(CareListName.init(rawValue:))
    let offset = request.query("offset").flatMap { Int($0) } ?? 0
    let list = try await site.office.perform(
      ReadCareList(name ?? .all, area: area, offset: offset),
      as: context.actor)
    return try site.answer(
      CareListPage(
        list, asked: area,
        frame: site.officeFrame("照料服务", for: context.account)))
  }

  func page(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let view = try await site.office.perform(
      ReadCare(
        household: try context.number("household"),
        person: try context.number("member")), as: context.actor)
    let isSaved = request.uri.queryParameters["saved"] != nil
    return try site.answer(
      CarePage(
        view, isSaved: isSaved,
        frame: site.frame("", for: context.account, in: .people)))
  }

  func form(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let target = try CareTarget(context)
    let form = try await prepare(target, context)
    return try site.answer(
      ChangeFormPage(
        form, target, typed: nil, complaint: nil, isOvertaken: false,
        frame: site.frame("", for: context.account)))
  }

  func record(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let target = try CareTarget(context)
    let entry = CareEntry(context.form, target)
    do {
      try await site.office.perform(SubmitCare(entry), as: context.actor)
      return site.redirect(to: target.back + "?saved=1")
    } catch {
      let complaint = Complaint(error, in: context.logger)
      if complaint.status == .notFound { throw error }
      var typed = entry
      let form = try await prepare(target, context)
      if !Identifier.isValid(typed.id) { typed.id = form.id }
      return try site.answer(
        ChangeFormPage(
          form, target, typed: typed,
          complaint: complaint,
          isOvertaken: error as? Refusal == .factsChanged,
          frame: site.frame("", for: context.account)),
        status: complaint.status)
    }
  }

  func agreement(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let found = try await site.office.perform(
      ReadAgreement(try context.number("agreement")), as: context.actor)
    return try site.answer(
      AgreementPage(
        found, frame: site.frame("", for: context.account, in: .people)))
  }

  func sheet(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let found = try await site.office.perform(
      ReadAgreement(try context.number("agreement")), as: context.actor)
    guard
      let page = PledgeSheetPage(
        found, frame: site.frame("", for: context.account))
    else { throw Refusal.notFound }
    return try site.answer(page)
  }

  private func prepare(
    _ target: CareTarget, _ context: SignedInContext
  ) async throws -> CareForm {
    try await site.office.perform(
      PrepareCare(
        target.kind, household: target.household, person: target.person),
      as: context.actor)
  }
}

/// What a form about somebody's care is about.
struct CareTarget {
  var kind: CareKind
  /// 户编号.
  var household: String
  /// Key of the member.
  var person: String

  /// - Throws: `Refusal.notFound` for a form that is none.
  init(_ context: SignedInContext) throws {
    guard let kind = CareKind(rawValue: try context.number("form")) else {
      throw Refusal.notFound
    }
    self.kind = kind
    household = try context.number("household")
    person = try context.number("member")
  }

  var path: String { Route.careForm.path(household, person, kind.rawValue) }
  var back: String { Route.memberCare.path(household, person) }
}

extension CareEntry {
  /// What was posted, as it was typed.
  init(_ form: FormFields, _ target: CareTarget) {
    var values: [String: [String]] = [:]
    for field in form.under(ChangeFormPage.fieldPrefix).fields
    where !field.value.isEmpty {
      values[field.name, default: []].append(field.value)
    }
    self.init(
      id: form["id"] ?? "", kind: target.kind, household: target.household,
      person: target.person, base: form["base"] ?? "", values: values)
  }
}

extension ChangeFormPage {
  /// A short form about somebody's care.
  ///
  /// - Parameters:
  ///   - typed: as it was sent; nil for a form nobody has touched.
  ///   - isOvertaken: somebody added to the file meanwhile.
  init(
    _ form: CareForm, _ target: CareTarget, typed: CareEntry?,
    complaint: Complaint?, isOvertaken: Bool, frame: Frame
  ) {
    self.frame = frame
    title = form.kind.title
    self.frame.title = (complaint == nil ? "" : "需要修改：") + title
    words = form.kind.words
    about =
      HouseholdName.of(head: form.head, number: form.household) + " · "
      + form.personName
    backPath = target.back
    backTitle = "\(form.personName)的照料"
    standing = form.standing.map { TextLine($0) }
    hasStanding = !form.standing.isEmpty
    obstacle = form.obstacle
    action = target.path
    id = typed?.id ?? form.id
    // Sent again, it is what whoever reads this wants, knowing both.
    base = isOvertaken || typed == nil ? form.base : typed?.base ?? ""
    let fields = FieldBuilder(problems: complaint?.problems ?? [])
    fieldParts = form.fields.map { field in
      Self.part(
        field, values: typed.map { $0.values[field.name] ?? [] }, fields,
        isOvertaken: false)
    }
    note = "保存后立即生效，由谁、什么时候登记的都会留下记录。"
    save = "保存"
    errors = complaint.map { Self.summary($0, form.fields) }
  }
}

import Hummingbird
import Operations

/// Seeing what pages mask. Each time is logged; the number stands on the
/// answer to the form and nowhere else.
struct NumberEndpoints {
  let site: Site

  /// The telephone numbers of a household, to call there.
  func call(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let phones = try await site.office.perform(
      RevealPhones(try context.number("household")), as: context.actor)
    return try site.answer(
      CallPage(phones, frame: site.frame("打电话", for: context.account)))
  }

  func form(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let page = try await blank(context)
    return try site.answer(page)
  }

  func reveal(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    let typed = NumberForm(context.form)
    do {
      let shown = try await site.office.perform(
        RevealIdentity(
          household: try context.number("household"),
          person: try context.number("person"), number: typed.number,
          reason: typed.reason), as: context.actor)
      var page = try await blank(context)
      page.show(shown)
      return try site.answer(page)
    } catch Refusal.invalid(let problems) {
      let page = try await blank(context, typed, problems)
      return try site.answer(page, status: .unprocessableContent)
    }
  }

  private func blank(
    _ context: SignedInContext, _ typed: NumberForm = NumberForm(),
    _ problems: [FieldProblem] = []
  ) async throws -> NumbersPage {
    let household = try context.number("household")
    let person = try context.number("person")
    let target = try await site.office.perform(
      PrepareReveal(household: household, person: person),
      as: context.actor)
    return NumbersPage(
      target, household: household, person: person, typed, problems,
      frame: site.frame("查看完整号码", for: context.account))
  }
}

/// What the form of a reveal holds.
struct NumberForm {
  /// The field of what is chosen, and of what is typed besides.
  static let choiceName = "why"
  static let wordsName = RevealIdentity.reasonField

  /// Reasons that need no typing.
  static let choices = [
    "核对证件信息", "协助办理残疾证", "协助申请救助或补贴", "登记错误，需要更正",
  ]

  var number: IdentityNumber?
  var choice = ""
  var words = ""

  init() {}

  init(_ fields: FormFields) {
    number = fields[RevealIdentity.numberField]
      .flatMap(IdentityNumber.init(rawValue:))
    choice = fields[Self.choiceName] ?? ""
    words = fields[Self.wordsName] ?? ""
  }

  var reason: String {
    let choice = Self.choices.contains(choice) ? choice : ""
    return [choice, words].filter { !$0.isEmpty }.joined(separator: "；")
  }
}

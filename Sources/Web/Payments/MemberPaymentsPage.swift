import Casework
import Operations

/// What somebody was due and paid, month by month.
package struct MemberPaymentsPage: Page {
  package static let template = "member-payments"

  package var frame: Frame
  package var householdPath: String
  package var household: String
  package var title: String
  package var place: String
  package var saved: String?
  package var errors: ErrorSummary?
  package var months: [Month]
  package var hasMonths: Bool

  package struct Month: PagePart {
    package var title: String
    package var marks: [StatusMark]
    package var due: String?
    package var difference: String?
    package var entries: [Entry]
    /// To put a payment on record; nil where nothing is owed.
    package var form: Form?

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "marks": .list(\.marks),
      "due": .text(\.due),
      "difference": .text(\.difference),
      "entries": .list(\.entries),
      "form": .part(\.form),
    ]
  }

  package struct Entry: PagePart {
    package var words: String
    package var by: String
    package var replaced: [TextLine]
    package var form: Form

    package static let fields: [String: PageField<Self>] = [
      "words": .text(\.words),
      "by": .text(\.by),
      "replaced": .list(\.replaced),
      "form": .part(\.form),
    ]
  }

  package struct Form: PagePart {
    package var title: String
    package var action: String
    package var kept: [KeptField]
    package var basic: InputPart
    package var care: InputPart
    package var day: InputPart
    /// Of a correction alone.
    package var reason: InputPart?
    package var isOpen: Bool

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "action": .text(\.action),
      "kept": .list(\.kept),
      "basic": .part(\.basic),
      "care": .part(\.care),
      "day": .part(\.day),
      "reason": .part(\.reason),
      "isOpen": .flag(\.isOpen),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "householdPath": .text(\.householdPath),
    "household": .text(\.household),
    "title": .text(\.title),
    "place": .text(\.place),
    "saved": .text(\.saved),
    "errors": .part(\.errors),
    "months": .list(\.months),
    "hasMonths": .flag(\.hasMonths),
  ]

  init(
    _ view: PersonPayments, isSaved: Bool, typed: TypedForm?, frame: Frame
  ) {
    self.frame = frame
    title = "\(view.name)的供养金发放"
    self.frame.title = (typed == nil ? "" : "需要修改：") + title
    householdPath = Route.household.path(view.household)
    household = HouseholdName.of(head: view.head, number: view.household)
    place = "\(view.villageName) · 户编号 \(view.household)"
    saved = isSaved ? "已保存。" : nil
    errors = TypedForm.summary(typed)
    let forms = PaymentForms(view: view, typed: typed)
    months = view.months.enumerated().map { place, month in
      Month(
        title: month.month.inWords,
        marks: PaymentWords.marks(
          month.standing, hasStandard: month.standing.due != nil),
        due: PaymentWords.due(month.standing.due),
        difference: PaymentWords.difference(month.standing),
        entries: month.entries.map { forms.entry($0, of: month) },
        form: month.standing.isOpen ? forms.add(month, place) : nil)
    }
    hasMonths = !months.isEmpty
  }
}

/// The forms on the page of somebody's payments.
struct PaymentForms {
  let view: PersonPayments
  let typed: TypedForm?

  static func addName(_ month: PayMonth) -> String { "add-\(month)" }

  static func correctionName(_ month: PayMonth, _ entry: Int64) -> String {
    "correct-\(month)-\(entry)"
  }

  func add(
    _ month: PersonPayments.Month, _ place: Int
  ) -> MemberPaymentsPage.Form {
    let name = Self.addName(month.month)
    let standing = month.standing
    func owed(_ due: Fen?, _ paid: Fen) -> Fen {
      let rest = (due ?? .zero) - paid
      return rest < .zero ? .zero : rest
    }
    let isKept =
      typed?.name == name && typed?.complaint.problems.isEmpty == false
    let sent = isKept ? typed?.fields["id"] : nil
    return form(
      name, month.entries.isEmpty ? "登记发放" : "登记补发",
      Route.memberPayments.path(view.household, view.person),
      kept: [
        KeptField(
          name: "id",
          value: sent.flatMap { Identifier.isValid($0) ? $0 : nil }
            ?? Identifier.next(after: view.id, place)),
        KeptField(name: "month", value: "\(month.month)"),
        KeptField(name: "seen", value: "\(month.entries.count)"),
      ],
      basic: owed(standing.due?.basic, standing.basic),
      care: owed(standing.due?.care, standing.care), day: view.day)
  }

  func entry(
    _ entry: PersonPayments.Entry, of month: PersonPayments.Month
  ) -> MemberPaymentsPage.Entry {
    let payment = entry.payment
    let name = Self.correctionName(month.month, payment.entry)
    var form = form(
      name, "更正",
      Route.payment.path(
        view.household, view.person, "\(month.month)-\(payment.entry)"),
      kept: [KeptField(name: "seen", value: "\(entry.revision)")],
      basic: payment.basic, care: payment.care, day: payment.day)
    form.reason = TypedForm.builder(name, typed).input(
      PaymentField.reason, in: name, label: "为什么更正",
      value: TypedForm.value(PaymentField.reason, in: name, of: typed),
      help: "登记错了、其实没有发的，两项金额都填0")
    return MemberPaymentsPage.Entry(
      words: words(payment),
      by: by(entry.author, entry.at)
        + (entry.reason.isEmpty ? "" : "；更正原因：\(entry.reason)"),
      replaced: entry.replaced.map {
        TextLine("更正前：\(words($0.payment))（\(by($0.author, $0.at))）")
      }, form: form)
  }

  private func words(_ payment: Payment) -> String {
    if payment.total == .zero { return "已撤销，没有发放" }
    return "\(ChineseDays.short(payment.day, today: view.day))发"
      + "\(PaymentWords.yuan(payment.total))：基本生活"
      + "\(PaymentWords.yuan(payment.basic))，照料护理\(PaymentWords.yuan(payment.care))"
  }

  private func by(_ author: String, _ at: Moment) -> String {
    "\(author) \(ChineseDays.time(at, today: view.day))登记"
  }

  private func form(
    _ name: String, _ title: String, _ action: String, kept: [KeptField],
    basic: Fen, care: Fen, day: Day
  ) -> MemberPaymentsPage.Form {
    let builder = TypedForm.builder(name, typed)
    func amount(_ field: String, _ label: String, _ usual: Fen) -> InputPart {
      builder.input(
        field, in: name, label: label,
        value: TypedForm.value(
          field, in: name, of: typed, else: "\(usual)"),
        inputMode: "decimal", unit: "元")
    }
    return MemberPaymentsPage.Form(
      title: title, action: action, kept: kept,
      basic: amount(PaymentField.basic, "基本生活", basic),
      care: amount(PaymentField.care, "照料护理", care),
      day: builder.input(
        PaymentField.day, in: name, label: "发放日期",
        value: TypedForm.value(
          PaymentField.day, in: name, of: typed, else: day.description),
        type: "date"), isOpen: typed?.name == name)
  }
}

import Casework
import Records

/// The fields of the forms of payments, as problems name them.
package enum PaymentField {
  package static let month = "month"
  package static let day = "day"
  package static let person = "person"
  package static let basic = "basic"
  package static let care = "care"
  package static let reason = "reason"

  /// The field of one person among many.
  package static func of(_ person: String, _ field: String) -> String {
    "\(field)-\(person)"
  }
}

/// What was paid to some for a month, as typed.
package struct PaymentEntry: Sendable, Hashable {
  /// UUIDv7 of the form: whatever is sent twice is one entry.
  package var id: String
  package var month: String
  /// The day on which all of it was paid.
  package var day: String
  package var lines: [Line]

  package init(id: String, month: String, day: String, lines: [Line]) {
    self.id = id
    self.month = month
    self.day = day
    self.lines = lines
  }

  package struct Line: Sendable, Hashable {
    /// As `PersonKey.text`.
    package var person: String
    package var basic: String
    package var care: String
    /// How many payments stood when the form was opened.
    package var seen: Int

    package init(person: String, basic: String, care: String, seen: Int) {
      self.person = person
      self.basic = basic
      self.care = care
      self.seen = seen
    }
  }

  var digest: [UInt8] {
    FormDigest.of(
      [month, day],
      Dictionary(
        lines.map { ($0.person, [$0.basic, $0.care, "\($0.seen)"]) }
      ) { $0 + $1 })
  }
}

/// Puts on record what was paid for a month.
package struct RecordPayments: Operation {
  package static let permission = Permission.recordPayments
  package static let action = AuditAction.recordPayment

  package var entry: PaymentEntry

  package init(_ entry: PaymentEntry) { self.entry = entry }

  /// The most that one form names.
  package static let most = 200

  /// The same entry sent again is answered as the first time.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.invalid` with all that can be
  ///   mended; `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws {
    let county = try context.wholeArea().countyKey
    try Identifier.require(entry.id)
    let store = PaymentStore(context.connection)
    if let known = try store.form(entry.id, in: county) {
      guard known.digest == entry.digest, known.by == context.actor.name
      else { throw Refusal.alreadyRecorded }
      context.isRepeated = true
      return
    }
    var check = PaymentCheck(context)
    let month = check.month(entry.month)
    let day = check.day(entry.day, for: month)
    if entry.lines.isEmpty || entry.lines.count > Self.most {
      check.refuse(
        PaymentField.person,
        entry.lines.isEmpty ? "请勾选已经发放的人" : "一次最多登记\(Self.most)人")
    }
    var paid: [(VisiblePayee, Payment)] = []
    if let month, let day {
      for line in entry.lines.prefix(Self.most) {
        if let payment = try check.payment(line, month, day, store) {
          paid.append(payment)
        }
      }
    }
    try check.finish()
    guard let month else { return }
    try store.put(
      form: entry.id, digest: entry.digest, in: county, context.recording)
    for (payee, payment) in paid {
      try store.put(
        payment, for: month, to: payee.key, revision: 1, reason: "",
        context.recording)
      try context.audit(
        county: payee.key.county, subject: payee.number,
        detail: "\(month) entry \(payment.entry)")
    }
  }
}

/// Reads payments as they were typed and collects all that can be mended.
struct PaymentCheck {
  private let context: OperationContext
  private var problems: [FieldProblem] = []
  private var standards: [Int64: [PaymentStandard]] = [:]

  init(_ context: OperationContext) { self.context = context }

  mutating func refuse(_ field: String, _ words: String) {
    problems.append(FieldProblem(field, words))
  }

  /// - Throws: `Refusal.invalid` with everything found.
  func finish() throws(Refusal) {
    if !problems.isEmpty { throw .invalid(problems) }
  }

  mutating func month(_ text: String) -> PayMonth? {
    guard let month = PayMonth(text),
      month <= PayMonth(containing: context.today)
    else {
      refuse(PaymentField.month, "请选发的是哪个月，不晚于本月")
      return nil
    }
    return month
  }

  /// Neither after today nor long before the month.
  mutating func day(
    _ text: String, for month: PayMonth?, in field: String = PaymentField.day
  ) -> Day? {
    guard let day = Day(text) else {
      refuse(field, "请填发放日期，如 2026-06-08")
      return nil
    }
    if day > context.today {
      refuse(field, "日期在今天之后，请核对")
      return nil
    }
    if let month, day < month.previous.first {
      refuse(field, "比\(month.inWords)早太多，请核对")
      return nil
    }
    return day
  }

  mutating func amount(_ text: String, _ field: String) -> Fen? {
    if text.isEmpty { return .zero }
    let amount = Fen(text)
    if amount == nil {
      refuse(field, "请填金额，最多两位小数，如 820.50")
    }
    return amount
  }

  /// - Throws: `Refusal.notFound` for somebody who is not the asker's.
  mutating func payment(
    _ line: PaymentEntry.Line, _ month: PayMonth, _ day: Day,
    _ store: PaymentStore
  ) throws -> (VisiblePayee, Payment)? {
    guard let key = PersonKey(text: line.person) else {
      throw Refusal.notFound
    }
    let payee = try context.see(payee: key, on: month.first)
    let field = { PaymentField.of(line.person, $0) }
    let basic = amount(line.basic, field(PaymentField.basic))
    let care = amount(line.care, field(PaymentField.care))
    guard let basic, let care else { return nil }
    if basic + care == .zero {
      refuse(field(PaymentField.basic), "两项都是0，没有发放的不要勾选")
    }
    if try standard(month, payee) == nil {
      refuse(PaymentField.month, "本县还没有录入\(month.inWords)的供养标准，请县民政局先录入")
    } else if payee.facts.status(on: month.first) == nil {
      refuse(
        field(PaymentField.person), "\(month.inWords)1日不是特困人员，请核对月份")
    }
    let known = try store.history(of: key).filter {
      $0.month == month && $0.isStanding
    }
    if known.count != line.seen {
      refuse(
        field(PaymentField.person), "您打开页面之后，已有人登记过这个人的发放，请重新打开核对")
    }
    let last = known.map(\.payment.entry).max() ?? 0
    return (
      payee,
      Payment(entry: last + 1, basic: basic, care: care, day: day)
    )
  }

  private mutating func standard(
    _ month: PayMonth, _ payee: VisiblePayee
  ) throws -> PaymentStandard? {
    let county = payee.home.village.countyKey
    if standards[county] == nil {
      standards[county] = try PaymentStandardStore(
        context.connection, of: county
      ).standards()
    }
    return standards[county]?.inForce(on: month.first)
  }
}

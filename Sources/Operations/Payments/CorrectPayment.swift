import Casework
import Records

/// Replaces what stands of a payment by another revision, with a reason;
/// amounts of 0 take it back.
package struct CorrectPayment: Operation {
  package static let permission = Permission.recordPayments
  package static let action = AuditAction.correctPayment

  /// 户编号.
  package var household: String
  /// As `PersonKey.text`.
  package var person: String
  package var month: String
  package var entry: Int64
  /// The revision that stood when the form was opened.
  package var seen: Int64
  /// By field, as typed: basic, care, day, reason.
  package var values: [String: String]

  package init(
    household: String, person: String, month: String, entry: Int64,
    seen: Int64, values: [String: String]
  ) {
    self.household = household
    self.person = person
    self.month = month
    self.entry = entry
    self.seen = seen
    self.values = values
  }

  /// The same correction sent again changes nothing.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.invalid`;
  ///   `Refusal.changedMeanwhile`.
  package func perform(in context: OperationContext) throws {
    guard let key = PersonKey(text: person), let month = PayMonth(month)
    else { throw Refusal.notFound }
    let payee = try context.see(payee: key, in: household)
    let store = PaymentStore(context.connection)
    guard
      let known = try store.history(of: key).first(where: {
        $0.month == month && $0.payment.entry == entry && $0.isStanding
      })
    else { throw Refusal.notFound }
    var check = PaymentCheck(context)
    let typed = TypedChange(values.mapValues { [$0] })
    let basic = check.amount(
      typed.digits(PaymentField.basic), PaymentField.basic)
    let care = check.amount(
      typed.digits(PaymentField.care), PaymentField.care)
    let day = check.day(typed.digits(PaymentField.day), for: month)
    let reason = typed.raw(PaymentField.reason)
    let words =
      reason.isEmpty
      ? "请写明为什么更正" : PlainText.problem(reason, most: 200)
    if let words { check.refuse(PaymentField.reason, words) }
    try check.finish()
    guard let basic, let care, let day else { return }
    let payment = Payment(entry: entry, basic: basic, care: care, day: day)
    if known.payment == payment, known.reason == reason,
      known.by == context.actor.name
    {
      context.isRepeated = true
      return
    }
    if known.revision != seen { throw Refusal.changedMeanwhile }
    try store.put(
      payment, for: month, to: key, revision: known.revision + 1,
      reason: reason, context.recording)
    try context.audit(
      county: key.county, subject: payee.number,
      detail: "\(month) entry \(entry) revision \(known.revision + 1)")
  }
}

package import Casework
import Records

/// The fields of the form of a standard, as problems name them.
package enum StandardField {
  package static let from = "from"
  package static let scattered = "scattered"
  package static let institution = "institution"
  package static let selfCaring = "self-caring"
  package static let half = "half"
  package static let full = "full"
  package static let dueDay = "due-day"
  package static let basis = "basis"
  package static let reason = "reason"

  package static let all = [
    from, scattered, institution, selfCaring, half, full, dueDay, basis,
    reason,
  ]
}

/// What support comes to in the asker's county, and came to before.
package struct ReadPaymentStandards: Query {
  package static let permission = Permission.readPayments
  package static let action = AuditAction.readPaymentStandards

  package init() {}

  package struct Standards: Sendable, Hashable {
    package var day: Day
    /// Of a form to set one.
    package var id: String
    package var countyName: String
    package var lines: [Line]
    package var maySet: Bool
  }

  package struct Line: Sendable, Hashable {
    package var standard: PaymentStandard
    /// Replaced by a later revision of the same day.
    package var isReplaced: Bool
    package var isInForce: Bool
    package var reason: String
    package var author: String
    package var at: Moment
  }

  /// - Throws: `Refusal.notFound` for who is of no county.
  package func perform(in context: OperationContext) throws -> Standards {
    let county = try context.payingCounty()
    let history = try county.store.history()
    let names = NameReader(context.connection)
    let inForce = history.filter(\.isStanding).map(\.standard)
      .inForce(on: context.today)
    return Standards(
      day: context.today, id: Identifier.make(at: context.now),
      countyName: try names.area(county.area),
      lines: try history.map { stored in
        Line(
          standard: stored.standard, isReplaced: !stored.isStanding,
          isInForce: stored.isStanding && stored.standard == inForce,
          reason: stored.reason, author: try names.shown(stored.by),
          at: stored.at)
      }, maySet: context.actor.may(.setPaymentStandards))
  }
}

/// Sets what support comes to in the asker's county from a day on. One that
/// is set for the same day again corrects it, with a reason.
package struct SetPaymentStandard: Operation {
  package static let permission = Permission.setPaymentStandards
  package static let action = AuditAction.setPaymentStandard

  /// UUIDv7 of the form: whatever is sent twice is one row.
  package var id: String
  /// By field, as typed.
  package var values: [String: String]

  package init(id: String, values: [String: String]) {
    self.id = id
    self.values = values
  }

  /// - Throws: `Refusal.invalid` with all that can be mended.
  package func perform(in context: OperationContext) throws {
    let county = try context.payingCounty()
    try Identifier.require(id)
    if try county.store.isKnown(form: id) {
      context.isRepeated = true
      return
    }
    let typed = TypedChange(values.mapValues { [$0] })
    let from = typed.day(StandardField.from)
    if let from, from.date.day != 1 {
      typed.refuse(StandardField.from, "标准从某月1日起执行，请填1日")
    }
    if let from, from < Day(number: 10_957) || from > context.today + 366 {
      typed.refuse(StandardField.from, "年份不对，请核对")
    }
    let amounts = [
      StandardField.scattered, StandardField.institution,
      StandardField.selfCaring, StandardField.half, StandardField.full,
    ].map { field -> Fen in
      let amount = Fen(typed.digits(field))
      if amount == nil {
        typed.refuse(field, "请填每月金额，最多两位小数，如 820.50")
      }
      return amount ?? .zero
    }
    let dueDay = dueDay(typed)
    let basis = typed.text(
      StandardField.basis, most: 100, required: "请写明依据的文件")
    let known = try county.store.standards()
    let replaces = known.contains { $0.from == from }
    let reason = typed.text(
      StandardField.reason, most: 200,
      required: replaces ? "这一天已经有标准，更正请写明原因" : nil)
    try typed.finish()
    guard let from else { return }
    try county.store.put(
      PaymentStandard(
        from: from, scattered: amounts[0], institution: amounts[1],
        selfCaring: amounts[2], half: amounts[3], full: amounts[4],
        setDueDay: dueDay, basis: basis), reason: reason, form: id,
      context.recording)
    try context.audit(
      county: county.area.countyKey, subject: "\(from)",
      detail: replaces ? "standard corrected" : "standard")
  }

  private func dueDay(_ typed: TypedChange) -> Int? {
    let text = typed.digits(StandardField.dueDay)
    if text.isEmpty { return nil }
    guard let day = Int(text), (1...28).contains(day) else {
      typed.refuse(StandardField.dueDay, "请填1到28；不填按平台默认")
      return nil
    }
    return day
  }
}

extension OperationContext {
  /// The asker's county, and what it has set.
  ///
  /// - Throws: `Refusal.notFound` for who is of no county.
  fileprivate func payingCounty() throws -> (
    area: AreaCode, store: PaymentStandardStore
  ) {
    guard let county = try wholeArea().ancestor(.county) else {
      throw Refusal.notFound
    }
    return (
      county, PaymentStandardStore(connection, of: county.countyKey)
    )
  }
}

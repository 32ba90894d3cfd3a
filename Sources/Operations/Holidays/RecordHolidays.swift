import Casework
import Records

/// The fields of the form of a year's holidays, as problems name them.
package enum HolidayField {
  package static let year = "year"
  package static let text = "text"
  package static let basis = "basis"
  package static let reason = "reason"

  package static let all = [year, text, basis, reason]
}

/// Puts the holidays of a year on record for the asker's area, from the text
/// of the announcement. The same year again corrects it, with a reason.
/// Terms that have been set already stay as they are.
package struct RecordHolidays: Operation {
  package static let permission = Permission.managePolicies
  package static let action = AuditAction.setHolidays

  /// UUIDv7 of the form: whatever is sent twice is one row.
  package var id: String
  /// By field, as typed.
  package var values: [String: String]

  package init(id: String, values: [String: String]) {
    self.id = id
    self.values = values
  }

  /// Longer than any announcement.
  private static let mostCharacters = 4_000
  /// Problems of the text told at once.
  private static let mostTold = 5

  /// - Throws: `Refusal.invalid` with all that can be mended.
  package func perform(in context: OperationContext) throws {
    let area = try context.wholeArea()
    let store = HolidayStore(context.connection)
    try Identifier.require(id)
    if try store.isKnown(form: id) {
      context.isRepeated = true
      return
    }
    let typed = TypedChange(values.mapValues { [$0] })
    let year = Int(typed.digits(HolidayField.year)) ?? 0
    let now = context.today.date.year
    let isRight = (now - 1...now + 1).contains(year)
    if !isRight {
      typed.refuse(HolidayField.year, "请填年份，\(now - 1)到\(now + 1)")
    }
    let replaces = try store.standing(for: area).contains {
      $0.area == area && $0.arrangement.year == year
    }
    let arrangement = isRight ? read(typed, year) : nil
    let basis = typed.text(
      HolidayField.basis, most: 100, required: "请写明通知的文号")
    let reason = typed.text(
      HolidayField.reason, most: 200,
      required: replaces ? "\(year)年已经录入过，更正请写明原因" : nil)
    try typed.finish()
    guard let arrangement else { return }
    try store.put(
      arrangement, for: area, basis: basis, reason: replaces ? reason : "",
      form: id,
      context.recording)
    try context.audit(
      county: area.countyKey, subject: "\(year)",
      detail: "holidays of \(area)" + (replaces ? " corrected" : ""))
  }

  private func read(
    _ typed: TypedChange, _ year: Int
  ) -> HolidayArrangement? {
    let text = typed.raw(HolidayField.text)
    if text.isEmpty {
      typed.refuse(HolidayField.text, "请贴上通知里各个节日的安排")
      return nil
    }
    if text.count > Self.mostCharacters {
      typed.refuse(
        HolidayField.text, "最多\(Self.mostCharacters)字，请只贴各个节日的几行")
      return nil
    }
    // Lines are counted as they stand in the form.
    let notice = HolidayNotice(
      typed.values[HolidayField.text]?.first ?? text, year: year)
    let told = notice.problems.prefix(Self.mostTold).map { problem in
      (problem.line.map { "第\($0)行，" } ?? "") + problem.words
    }
    if !told.isEmpty {
      let more = notice.problems.count - told.count
      typed.refuse(
        HolidayField.text,
        told.joined(separator: "；") + (more > 0 ? "；另有\(more)处" : ""))
    }
    return notice.arrangement
  }
}

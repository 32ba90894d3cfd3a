import Casework
import Operations

/// 节假日: the days off and the weekend days worked of each year, and a form
/// that takes the text of the next announcement.
package struct HolidaysPage: Page {
  package static let template = "holidays"
  static let name = "holidays"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var saved: String?
  package var errors: ErrorSummary?
  package var place: String
  /// Years that are needed and not known, as a warning.
  package var missing: String?
  package var years: [Year]
  package var action: String
  package var id: String
  package var inputs: [InputPart]

  package struct Year: PagePart {
    package var id: String
    package var title: String
    package var mark: StatusMark
    package var basis: String
    package var by: String?
    package var holidays: [LinePart]

    package static let fields: [String: PageField<Self>] = [
      "id": .text(\.id),
      "title": .text(\.title),
      "mark": .part(\.mark),
      "basis": .text(\.basis),
      "by": .text(\.by),
      "holidays": .list(\.holidays),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "saved": .text(\.saved),
    "errors": .part(\.errors),
    "place": .text(\.place),
    "missing": .text(\.missing),
    "years": .list(\.years),
    "action": .text(\.action),
    "id": .text(\.id),
    "inputs": .list(\.inputs),
  ]

  init(
    _ holidays: ReadHolidays.Holidays, isSaved: Bool, typed: TypedForm?,
    frame: Frame
  ) {
    self.frame = frame
    crumbs = [.office]
    saved = isSaved ? "已保存。今后以工作日计的期限按新的安排计算，已经定下的不变。" : nil
    errors = TypedForm.summary(typed)
    place = holidays.areaName
    missing = Self.missing(holidays.missing)
    years = holidays.years.map { Self.year($0, holidays.day) }
    action = Route.holidays.path()
    id = TypedForm.value("id", in: Self.name, of: typed, else: holidays.id)
    inputs = Self.inputs(holidays, typed)
  }

  /// Nil where none is.
  static func missing(_ years: [Int]) -> String? {
    years.isEmpty
      ? nil : years.map { "\($0)年" }.joined(separator: "、") + "的安排还没有录入"
  }

  private static func year(_ year: ReadHolidays.Year, _ today: Day) -> Year {
    Year(
      id: "year-\(year.arrangement.year)",
      title: "\(year.arrangement.year)年",
      mark: StatusMark(
        tone: "none", shape: "–",
        label: year.entry.map { $0.isOwn ? "本级录入" : "\($0.areaName)录入" }
          ?? "系统自带"),
      basis: year.entry?.basis ?? "国务院办公厅关于\(year.arrangement.year)年部分节假日安排的通知",
      by: year.entry.map { entry in
        "\(entry.author) \(ChineseDays.time(entry.at, today: today))录入"
          + (entry.reason.isEmpty ? "" : "；更正原因：\(entry.reason)")
      },
      holidays: year.arrangement.holidays.map { holiday in
        LinePart(
          title: holiday.name,
          detail: words(of: holiday, in: year.arrangement.year))
      })
  }

  /// `2月15日至2月23日放假，共9天；2月14日、2月28日上班`.
  private static func words(
    of holiday: HolidayArrangement.Holiday, in year: Int
  ) -> String {
    let within = Day(year: year, month: 6, day: 1) ?? holiday.off.last
    func word(_ day: Day) -> String { ChineseDays.short(day, today: within) }
    let off =
      holiday.off.length == 1
      ? "\(word(holiday.off.first))放假"
      : "\(word(holiday.off.first))至\(word(holiday.off.last))放假，"
        + "共\(holiday.off.length)天"
    if holiday.worked.isEmpty { return off }
    return off + "；"
      + holiday.worked.map(word).joined(separator: "、") + "上班"
  }

  private static func inputs(
    _ holidays: ReadHolidays.Holidays, _ typed: TypedForm?
  ) -> [InputPart] {
    let builder = TypedForm.builder(name, typed)
    func value(_ field: String, else value: String = "") -> String {
      TypedForm.value(field, in: name, of: typed, else: value)
    }
    let year = holidays.missing.last ?? holidays.day.date.year
    var text = builder.input(
      HolidayField.text, in: name, label: "各个节日的安排",
      value: value(HolidayField.text),
      help: "把通知里各个节日的几行原样贴进来；每行一个节日，如“清明节：4月4日至6日放假，共3天。4月7日上班。”"
        + "有地方节日的，另加一行。",
      isLong: true)
    text.rows = "12"
    return [
      builder.input(
        HolidayField.year, in: name, label: "哪一年",
        value: value(HolidayField.year, else: String(year)),
        inputMode: "numeric", unit: "年"),
      text,
      builder.input(
        HolidayField.basis, in: name, label: "通知的文号",
        value: value(HolidayField.basis), help: "如 国办发明电〔2025〕7号"),
      builder.input(
        HolidayField.reason, in: name, label: "更正原因",
        value: value(HolidayField.reason), help: "只有更正录入过的年份才要填"),
    ]
  }
}

import Casework
import Testing

@Suite("Announcements of holidays")
struct HolidayNoticeTests {
  /// As the lines of one read, with what stands around them.
  private static let text = """
    现将2026年元旦、春节等放假调休日期的具体安排通知如下。
    一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
    二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
    三、清明节：4月4日（周六）至6日（周一）放假，共3天。
    四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
    五、端午节：6月19日（周五）至21日（周日）放假，共3天。
    六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
    七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
    节假日期间，请妥善安排好值班工作。
    """

  private func problems(_ text: String, year: Int = 2026) -> [String] {
    HolidayNotice(text, year: year).problems.map {
      ($0.line.map { "\($0) " } ?? "") + $0.words
    }
  }

  /// The text with one of its lines in other words.
  private func changed(_ line: Int, to words: String) -> String {
    var lines = Self.text.split(separator: "\n").map(String.init)
    lines[line - 1] = words
    return lines.joined(separator: "\n")
  }

  @Test("What is published reads as what this program knows of the year")
  func official() throws {
    let known = try #require(
      HolidayArrangement.official.first { $0.year == 2026 })
    #expect(HolidayNotice(Self.text, year: 2026).arrangement == known)
  }

  @Test("Line breaks, full width, brackets and weekdays may be missing")
  func spelled() throws {
    let known = HolidayNotice(Self.text, year: 2026).arrangement
    let flat = Self.text.split(separator: "\n").joined()
    #expect(HolidayNotice(flat, year: 2026).arrangement == known)
    let wide = changed(4, to: "３. 清明节： ４月４日至６日放假")
    #expect(HolidayNotice(wide, year: 2026).arrangement == known)
    let short = changed(
      2, to: "1、元旦:1月1日(星期四)至3日(星期六)放假,共3天;1月4日(星期天)上班")
    #expect(HolidayNotice(short, year: 2026).arrangement == known)
  }

  @Test("Two in one line, a single day, the turn of the year, a local holiday")
  func other() throws {
    let text = """
      元旦：2022年12月31日至2023年1月2日放假调休，共3天。
      春节：1月21日至27日放假调休，共7天。1月28日、29日上班。
      清明节：4月5日放假，共1天。
      劳动节：4月29日至5月3日放假调休，共5天。4月23日、5月6日上班。
      端午节：6月22日至24日放假调休，共3天。6月25日上班。
      中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日、10月8日上班。
      """
    let read = try #require(HolidayNotice(text, year: 2023).arrangement)
    #expect(
      read == HolidayArrangement.official.first { $0.year == 2023 })
    // Local ones may fall on days that are off anyway.
    let local = HolidayNotice(
      text + "\n古尔邦节：6月28日放假，共1天。\n壮族三月三：4月5日放假", year: 2023)
    let holidays = try #require(local.arrangement?.holidays)
    #expect(holidays.contains { $0.name == "古尔邦节" })
    #expect(holidays.contains { $0.name == "壮族三月三" })
  }

  @Test(
    "What stands around the lines, and how they are numbered, is no matter",
    arguments: [
      "：", "::", "一、：", "各省、自治区、直辖市人民政府：",
      "根据决定，自2025年1月1日起，全体公民放假的假日增加2天，安排如下：",
      "鼓励各单位安排职工在除夕（2月9日）休息。", "国务院办公厅", "2025年11月4日",
    ])
  func around(line: String) {
    let known = HolidayNotice(Self.text, year: 2026).arrangement
    let notice = HolidayNotice(line + "\n" + Self.text, year: 2026)
    #expect(notice.problems == [])
    #expect(notice.arrangement == known)
  }

  @Test(
    "Spelled otherwise it reads the same",
    arguments: [
      "（三）清明节：4月4日至6日放假，共3天。", "•清明节：4月4日到6日放假",
      "2026年清明节：4 月 4 日—4月 6日 放假", "清明节：4月4日（周六）-6日（星期一）放假3天",
      "清明节:\u{200B}4月4日～6日放假",
    ])
  func otherwise(line: String) {
    #expect(
      HolidayNotice(changed(4, to: line), year: 2026).arrangement
        == HolidayNotice(Self.text, year: 2026).arrangement)
  }

  @Test("A day worked that is named twice is one day")
  func twice() throws {
    let text = changed(
      3, to: "春节：2月15日至23日放假。2月14日、2月28日上班。2月14日（周六）上班。")
    #expect(
      HolidayNotice(text, year: 2026).arrangement
        == HolidayNotice(Self.text, year: 2026).arrangement)
  }

  @Test(
    "What does not fit is named with its line",
    arguments: [
      (
        2, "一、元旦：1月1日（周五）至3日（周日）放假，共3天。",
        [
          "2 元旦：2026年1月1日是星期四，不是星期五，请核对年份和日期",
          "2 元旦：2026年1月3日是星期六，不是星期日，请核对年份和日期",
        ]
      ),
      (
        4, "清明节：4月4日至6日放假，共5天。",
        ["4 清明节：写的是共5天，2026年4月4日至2026年4月6日却是3天，请核对"]
      ),
      (4, "清明节：4月31日放假。", ["4 清明节：“4月31日”不是日期", "4 清明节：没有读到哪天放假"]),
      (4, "清明节：4月4日、6日放假。", ["4 清明节：放假的日期请写成“4月4日至6日”的样子"]),
      (4, "清明节：4月4日放假。4月6日放假。", ["4 清明节：放假写了两次，请分成两行"]),
      (4, "清明节：4月4日放假5天。", ["4 清明节：写的是共5天，2026年4月4日至2026年4月4日却是1天，请核对"]),
      (4, "4月4日至6日清明节放假", ["4 没有读懂。请写成“春节：2月6日至12日放假，共7天。2月14日上班。”的样子"]),
      (
        2, "元旦：1月1日至3日放假。12月27日上班。",
        ["2 元旦：2026年12月27日离放假的日子太远，请核对月份和年份"]
      ),
      (4, "清明节：4月6日至4日放假。", ["4 清明节：放假的日期不对，请核对"]),
      (
        4, "清明节：2027年4月4日至2027年4月6日放假，共3天。",
        [
          "4 清明节：2027年4月4日不在2026年，请核对年份",
          "4 清明节：2027年4月6日不在2026年，请核对年份",
        ]
      ),
      (
        4, "清明节：4月4日至6日放假。4月8日上班。",
        ["4 清明节：2026年4月8日是星期三，不是周末，请核对年份和日期"]
      ),
    ])
  func refused(line: Int, words: String, expected: [String]) {
    let told = problems(changed(line, to: words))
    #expect(told.filter { $0.hasPrefix("\(line) ") } == expected)
  }

  @Test("What is missing, overlaps or is meant otherwise is named")
  func whole() {
    #expect(
      problems(changed(4, to: ""))
        == ["没有读到清明节，请把通知里每个节日的一行都贴进来"])
    #expect(
      problems(changed(4, to: "4月4日至6日放假")).first
        == "4 没有读懂。请写成“春节：2月6日至12日放假，共7天。2月14日上班。”的样子")
    #expect(
      problems(changed(4, to: "清明节：4月30日至5月1日放假"))
        == ["清明节和劳动节的日期重叠，请核对"])
    #expect(
      problems(changed(4, to: "清明节：4月4日至6日放假。5月2日上班。"))
        == ["2026年5月2日又放假又上班，请核对"])
    #expect(problems("").count == HolidayArrangement.yearly.count)
    #expect(HolidayNotice("", year: 2026).arrangement == nil)
  }
}

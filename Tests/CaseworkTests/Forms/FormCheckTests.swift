import Casework
import Testing

@Suite("Checking the answers to a form")
struct FormCheckTests {
  let form = SampleForm.form

  @Test("refuses what the form does not ask")
  func unknownField() {
    #expect(SampleForm.words("colour", typed: ["colour": "红"]) == "表中没有这一项")
    #expect(
      SampleForm.words("rooms.note", typed: ["rooms.note": "x"])
        == "表中没有这一项")
  }

  @Test(
    "refuses an answer of the wrong kind in words for the person who typed it",
    arguments: [
      ("food", "好", "请选“正常”或“有问题”"),
      ("alarm", "yes", "请选“是”或“否”"),
      ("unmeasured", "一二三四五六七八九十多", "最多10字，现在有11字"),
      ("rooms", "三", "请填整数，如 3"),
      ("rooms", "21", "应在0至20之间"),
      ("temperature", "18.55", "请填数字，最多一位小数，如 18.5"),
      ("temperature", "冷", "请填数字，最多一位小数，如 18.5"),
      ("temperature", "46", "应在-30至45℃之间"),
      ("temperature", "-9223372036854775808", "请填数字，最多一位小数，如 18.5"),
      ("holder", "邻居", "“邻居”不在选项中"),
      ("needs", "手术;按摩", "“按摩”不在选项中"),
      ("since", "2026-02-29", "请填日期，如 2026-03-01"),
      ("living", "正常", "只能填“一切正常”"),
    ])
  func wrongKind(field: String, typed: String, words: String) {
    #expect(SampleForm.words(field, typed: [field: typed]) == words)
  }

  @Test("refuses a problem described under a check that says normal")
  func contradiction() {
    #expect(
      SampleForm.words("food", typed: ["food": "正常", "food.note": "缺粮"])
        == "写了问题，却选了“正常”；请改选“有问题”，或删去文字")
    #expect(
      SampleForm.words("food", typed: ["food.note": "缺粮"])
        == "写了问题，请选“有问题”")
  }

  @Test("refuses a blank where an answer is required, in its season alone")
  func required() {
    let words = "必填；不能填的，写明“没有测温的原因”"
    #expect(
      SampleForm.words("temperature", typed: [:], seasons: ["freeze"])
        == words)
    #expect(
      SampleForm.words(
        "temperature", typed: ["temperature": "  "], seasons: ["heating"])
        == words)
    #expect(
      SampleForm.words("temperature", typed: [:], seasons: ["flood"]) == nil)
    #expect(
      SampleForm.words(
        "temperature", typed: ["unmeasured": "温度计坏了"],
        seasons: ["heating"]) == nil)
  }

  @Test("requires the answers of a section whose condition holds")
  func condition() {
    #expect(form.conditions == [SampleForm.alone])
    #expect(
      SampleForm.words("alarm", typed: [:], satisfied: [SampleForm.alone])
        == "必填")
    #expect(SampleForm.words("alarm", typed: [:]) == nil)
  }

  @Test("reports every field and keeps everything as it was typed")
  func keepsTyped() {
    let typed = [
      "rooms": " 多 ", "food": "有问题", "food.note": "米不够", "since": "昨天",
    ]
    let error = #expect(throws: FormErrors.self) {
      try form.check(typed, satisfied: [SampleForm.alone])
    }
    #expect(error?.entries.map(\.field) == ["alarm", "rooms", "since"])
    #expect(error?.typed == typed)
  }

  @Test("takes each kind of answer, in the order of the form")
  func taken() throws {
    let answers = try form.check([
      "since": "２０２６-03-01", "needs": "辅具;手术", "holder": "代管",
      "rooms": "３", "alarm": "否", "temperature": "１６．５℃",
      "unmeasured": " 无 ", "power": "正常", "food": "有问题",
      "food.note": "米不够",
    ])
    #expect(
      answers
        == FormAnswers(
          form: "sample/visit", version: 3,
          answers: [
            .init(field: "food", value: .problem("米不够")),
            .init(field: "power", value: .normal),
            .init(field: "temperature", value: .decimal(165)),
            .init(field: "unmeasured", value: .text("无")),
            .init(field: "alarm", value: .yesNo(false)),
            .init(field: "rooms", value: .integer(3)),
            .init(field: "holder", value: .choice("代管")),
            .init(field: "needs", value: .choices(["手术", "辅具"])),
            .init(
              field: "since",
              value: .date(try #require(Day("2026-03-01")))),
          ]))
  }

  @Test("asks what the problem is, beside the words")
  func problemWithoutWords() {
    for note in [nil, "", "  "] {
      var typed = ["food": "有问题"]
      typed["food.note"] = note
      #expect(
        SampleForm.words("food.note", typed: typed) == "请写明是什么问题")
    }
  }

  @Test("takes 一切正常 for the checks of a section that are not answered")
  func allNormal() throws {
    let answers = try form.check([
      "living": "一切正常", "power": "有问题", "power.note": "电线老化",
    ])
    #expect(answers["food"] == .normal)
    #expect(answers["power"] == .problem("电线老化"))
  }

  @Test("finds the problems: checks, and numbers below their limit")
  func findings() throws {
    let answers = try form.check([
      "food": "有问题", "food.note": "米不够", "power": "正常",
      "temperature": "16.5", "rooms": "0",
    ])
    let findings = form.findings(answers)
    #expect(findings.map(\.field.id) == ["food", "temperature", "rooms"])
    #expect(findings.map(\.words) == ["米不够", "16.5℃，低于18℃", "0，低于1"])
    let fine = try form.check(["temperature": "18", "rooms": "1"])
    #expect(form.findings(fine).isEmpty)
  }
}

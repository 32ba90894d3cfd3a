import Casework
import Operations
import Testing

@Suite("The pages of activities")
struct ActivityPageTests {
  private static func fields(
    _ form: PageRead, _ more: [(String, String)] = []
  ) -> [(String, String)] {
    [
      ("id", form.hidden("id") ?? ""), ("area", form.hidden("area") ?? ""),
      ("matter", form.hidden("matter") ?? ""), ("kind", "助残志愿服务"),
      ("first", "2026-06-18"), ("title", "上门理发"),
      ("holder", "青年志愿队"), ("holder-kind", "志愿者"),
      ("helpers", "4"), ("hours", "2.5"), ("others", "6"),
    ] + more
  }

  @Test("another village neither sees nor corrects what was put on record")
  func forbidden() async throws {
    try await TestWorld.work { village, world in
      let form = try await village.get("/new-activity")
      let saved = try await village.post(
        "/activities", Self.fields(form, [("numbers", "P1")]))
      let path = try #require(saved.location?.split(separator: "?").first)
      let other = try await village.signedIn(as: TestWorld.stranger)
      #expect(try await other.get(String(path)).status == 404)
      #expect(try await other.get("\(path)/correction").status == 404)
      #expect(
        try await other.post("\(path)/correction", [("x", "x")]).status
          == 404)
      #expect(
        try await other.get("/new-activity?area=341202001201").status == 404)
      #expect(
        try await other.get("/activities?area=341202001201").status == 404)
      #expect(try await !other.get("/activities").html.contains("上门理发"))
    }
  }

  @Test("from the form to the list; what was typed is kept beside errors")
  func record() async throws {
    try await TestWorld.work { village, world in
      let list = try await village.get("/activities")
      #expect(list.words.contains("2026年还没有登记活动"))
      let form = try await village.get("/new-activity?area=341202001201")
      #expect(form.words.contains("从双河村的2人里勾选"))
      let wrong = try await village.post(
        "/activities", Self.fields(form, [("numbers", "P3")]))
      #expect(wrong.status == 422)
      #expect(wrong.html.contains("value=\"上门理发\""))
      #expect(wrong.words.contains("没有找到 P3"))
      #expect(!wrong.html.contains("赵大山"))
      let person = try #require(
        form.html.firstMatch(
          of: /name="persons" value="([^"]+)"/)?.output.1)
      let fields = Self.fields(form, [("persons", String(person))])
      let saved = try await village.post("/activities", fields)
      #expect(saved.status == 303)
      // Sent twice it is one.
      #expect(try await village.post("/activities", fields).status == 303)
      let page = try await village.following(saved)
      #expect(page.words.contains("已保存。"))
      #expect(page.words.contains("4人，每人2.5小时，合计10小时"))
      #expect(page.words.contains("名册上参加的 1人"))
      let after = try await village.get("/activities")
      #expect(after.words.contains("活动 1 次 帮扶 10 小时 名册上参加的 1 人"))
      let sheet = try await village.get(
        "/activity-sheets/341202001201/csv")
      #expect(sheet.html.contains("上门理发,双河村,2026-06-18"))
      #expect(!sheet.html.contains("李秀英"))
      let path = try #require(saved.location?.split(separator: "?").first)
      let correction = try await village.get("\(path)/correction")
      #expect(correction.html.contains("value=\"\(person)\" checked"))
      let refused = try await village.post(
        "\(path)/correction",
        Self.fields(correction) + [
          ("seen", correction.hidden("seen") ?? "")
        ])
      #expect(refused.status == 422)
      #expect(refused.words.contains("请写明为什么更正"))
      let corrected = try await village.post(
        "\(path)/correction",
        Self.fields(correction) + [
          ("seen", correction.hidden("seen") ?? ""), ("reason", "没有来"),
          ("numbers", "P2"),
        ])
      #expect(corrected.status == 303)
      let last = try await village.following(corrected)
      #expect(last.words.contains("更正前") && last.words.contains("没有来"))
      #expect(try await world.differences().isEmpty)
    }
  }

  @Test("a matter's page leads to the form with the matter filled in")
  func matter() async throws {
    try await TestWorld.work { village, world in
      let id = "0190a6f0-0000-7000-8000-00000000000a"
      _ = try await world.office.perform(
        OpenMatter(
          MatterEntry(
            id: id, household: TestWorld.household,
            values: ["domain": "fuyang-2022/safety", "what": "屋顶漏雨"])),
        as: .system("test"))
      let page = try await village.get("/matters/\(id)")
      #expect(page.words.contains("还没有登记社会力量来帮忙解决"))
      let form = try await village.get("/new-activity?matter=\(id)")
      #expect(form.hidden("matter") == id)
      #expect(form.words.contains("屋顶漏雨"))
      let saved = try await village.post("/activities", Self.fields(form))
      #expect(saved.status == 303)
      let after = try await village.get("/matters/\(id)")
      #expect(after.words.contains("共1次，帮扶10小时"))
      #expect(after.words.contains("上门理发"))
      let other = try await village.signedIn(as: TestWorld.stranger)
      #expect(
        try await other.get("/new-activity?matter=\(id)").status == 404)
    }
  }

  @Test("who helps is offered by the form")
  func helpers() async throws {
    try await TestWorld.work { village, world in
      let page = try await village.get("/helpers")
      let wrong = try await village.post(
        "/helpers", [("id", page.hidden("id") ?? ""), ("name", "老兵理发店")])
      #expect(wrong.status == 422)
      #expect(wrong.html.contains("value=\"老兵理发店\""))
      let saved = try await village.post(
        "/helpers",
        [
          ("id", page.hidden("id") ?? ""), ("name", "老兵理发店"),
          ("kind", "企事业单位"), ("offer", "上门理发"),
        ])
      #expect(saved.status == 303)
      #expect(
        try await village.get("/new-activity").words
          .contains("老兵理发店（企事业单位）"))
      #expect(
        try await village.post(
          "/helpers/1/end", [("last", "2026-06-20")]
        ).status == 303)
    }
  }
}

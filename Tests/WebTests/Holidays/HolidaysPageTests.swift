import Foundation
import Testing

@Suite("The page of holidays")
struct HolidaysPageTests {
  private static let text = """
    一、元旦：1月1日（周五）至3日（周日）放假，共3天。
    二、春节：2月5日至11日放假调休，共7天。2月14日（周日）上班。
    三、清明节：4月3日至5日放假，共3天。
    四、劳动节：5月1日至5日放假调休，共5天。5月8日（周六）上班。
    五、端午节：6月9日放假，共1天。
    六、中秋节：9月15日放假，共1天。
    七、国庆节：10月1日至7日放假调休，共7天。10月9日（周六）上班。
    """

  @Test("townships and villages find no page of it")
  func forbidden() async throws {
    try await CareWorld.work { township, world in
      let village = try await township.signedIn(as: TestWorld.villageWorker)
      for browser in [township, village] {
        #expect(try await browser.get("/office/holidays").status == 404)
        #expect(
          try await browser.post("/office/holidays", [("x", "x")]).status
            == 404)
      }
    }
  }

  @Test("what was typed stays; what is saved stands first, with its source")
  func record() async throws {
    try await CareWorld.work { township, world in
      let civil = try await township.signedIn(as: "civil")
      #expect(
        try await civil.get("/office").html.contains("/office/holidays"))
      let page = try await civil.get("/office/holidays")
      #expect(page.words.contains("2月15日至2月23日放假，共9天"))
      #expect(page.words.contains("系统自带"))
      #expect(!page.words.contains("还没有录入"))
      let id = page.hidden("id") ?? ""
      let wrong = try await civil.post(
        "/office/holidays",
        [
          ("id", id), ("year", "2027"), ("basis", "<b>"),
          ("text", Self.text + "\n5月31日放假<i>"),
        ])
      #expect(wrong.status == 422)
      #expect(wrong.words.contains("第8行，没有读懂"))
      #expect(wrong.html.contains("共7天。2月14日（周日）上班。"))
      #expect(wrong.html.contains("5月31日放假&lt;i&gt;"))
      #expect(wrong.hidden("id") == id)
      let saved = try await civil.post(
        "/office/holidays",
        [
          ("id", id), ("year", "2027"), ("basis", "国办发明电〔2026〕7号"),
          ("text", Self.text),
        ])
      #expect(saved.status == 303)
      let after = try await civil.get("/office/holidays?saved=1")
      #expect(after.words.contains("2027年"))
      #expect(after.words.contains("本级录入"))
      #expect(after.words.contains("国办发明电〔2026〕7号"))
      #expect(after.words.contains("2月5日至2月11日放假，共7天；2月14日上班"))
    }
  }
}

import Casework
import Operations
import Testing
import Web

@Suite("Reporting, referring and warning on pages")
struct RemedyPageTests {
  private static let unknown = "0190a6f0-0000-7000-8000-000000000000"

  /// The path of a matter opened by hand.
  private static func open(_ browser: Browser) async throws -> String {
    let form = try await browser.get("/households/H1/matters/new")
    let opened = try await browser.post(
      "/households/H1/matters",
      [
        ("id", form.hidden("id") ?? ""), ("domain", "fuyang-2022/safety"),
        ("what", "屋顶漏雨"), ("urgency", ""), ("person", ""), ("wish", ""),
      ])
    let location = try #require(opened.location)
    return String(location.prefix { $0 != "?" })
  }

  /// The id of the form that is posted to a path.
  private static func id(_ page: PageRead, _ action: String) -> String {
    let parts = page.html.split(separator: "action=\"\(action)\"")
    guard parts.count > 1,
      let found = parts[1].firstMatch(of: /name="id" value="([0-9a-f-]{36})"/)
    else { return "" }
    return String(found.output.1)
  }

  @Test("what is not there, or not his, is unknown")
  func forbidden() async throws {
    try await TestWorld.work { browser, _ in
      for path in [
        "/matters/\(Self.unknown)/remedies", "/referrals/\(Self.unknown)",
        "/warnings/\(Self.unknown)", "/supervision",
        "/households/\(TestWorld.strange)/warnings/new",
      ] {
        #expect(try await browser.get(path).status == 404, "\(path)")
      }
      let matter = try await Self.open(browser)
      for (path, step) in [
        ("/matters/\(Self.unknown)/reports", ""),
        (matter + "/rectification", "提出整改"), (matter + "/rectification", "x"),
        ("/referrals/\(Self.unknown)/steps", "受理"),
        ("/warnings/\(Self.unknown)/steps", "未纳入"),
      ] {
        let sent = try await browser.post(path, [("step", step)])
        #expect(sent.status == 404, "\(path)")
      }
    }
  }

  @Test("a report is refused beside its field, and sent once")
  func report() async throws {
    try await TestWorld.work { browser, _ in
      let matter = try await Self.open(browser)
      let page = try await browser.get(matter)
      let action = matter + "/reports"
      let id = Self.id(page, action)
      #expect(page.words.contains("24小时") || page.words.contains("个工作日"))
      let refused = try await browser.post(
        action, [("id", id), ("words", "随时会塌")])
      #expect(refused.status == 422)
      #expect(refused.html.contains("id=\"report-office-error\""))
      #expect(refused.html.contains("随时会塌</textarea>"))
      #expect(Self.id(refused, action) == id)
      let value = try #require(
        page.html.firstMatch(
          of: /name="office"[^>]*value="([0-9]{9} 属地)"/)
      ).output.1
      for _ in 0..<2 {
        let sent = try await browser.post(
          action,
          [("id", id), ("words", "随时会塌"), ("office", String(value))])
        #expect(sent.status == 303)
        #expect(sent.location == matter + "#reports")
      }
      let again = try await browser.get(matter)
      #expect(again.words.contains("随时会塌"))
      #expect(again.words.contains("待确认"))
      #expect(try await browser.get(matter + "/remedies").status == 200)
      // It can be printed now, and what there is nothing of cannot.
      #expect(again.html.contains("href=\"\(matter)/papers/report\""))
      let paper = try await browser.get(matter + "/papers/report")
      #expect(paper.words.contains("残疾人家庭问题上报单"))
      #expect(paper.words.contains("随时会塌"))
      for other in ["rectification", "none"] {
        #expect(
          try await browser.get(matter + "/papers/\(other)").status == 404)
      }
    }
  }

  @Test("a referral shows on the matter; its link leads there")
  func referral() async throws {
    try await TestWorld.work { browser, _ in
      let matter = try await Self.open(browser)
      let action = matter + "/referrals"
      let page = try await browser.get(matter)
      let refused = try await browser.post(
        action, [("id", Self.id(page, action)), ("words", "修房")])
      #expect(refused.status == 422)
      #expect(refused.html.contains("id=\"referral-kind-error\""))
      #expect(refused.html.contains("修房</textarea>"))
      let id = Self.id(page, action)
      let sent = try await browser.post(
        action,
        [
          ("id", id), ("kind", "fuyang-2022/housing"), ("body", ""),
          ("words", "修房"), ("day", "2026-07-20"),
        ])
      #expect(sent.status == 303)
      let after = try await browser.get(matter)
      #expect(after.words.contains("危房改造"))
      #expect(after.words.contains("待受理"))
      let link = try await browser.get("/referrals/\(id)")
      #expect(link.location == matter + "/remedies#referrals")
    }
  }

  @Test("a warning by hand is told and shown on the household's page")
  func warning() async throws {
    try await TestWorld.work { browser, _ in
      let path = "/households/H1/warnings"
      let form = try await browser.get(path + "/new")
      #expect(form.status == 200)
      let refused = try await browser.post(
        path, [("id", form.hidden("id") ?? ""), ("words", "住院花了四万")])
      #expect(refused.status == 422)
      #expect(refused.html.contains("id=\"warning-sign-error\""))
      #expect(refused.html.contains("住院花了四万</textarea>"))
      let sent = try await browser.post(
        path,
        [
          ("id", form.hidden("id") ?? ""), ("words", "住院花了四万"),
          ("sign", "fuyang-2022/spending"),
        ])
      #expect(sent.status == 303)
      let page = try await browser.following(sent)
      #expect(page.words.contains("大额医疗支出"))
      #expect(page.words.contains("待核实"))
      let household = try await browser.get("/households/H1")
      #expect(household.words.contains("大额医疗支出"))
      let list = try await browser.get("/warnings")
      #expect(list.words.contains("大额医疗支出"))
    }
  }
}

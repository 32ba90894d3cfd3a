import Casework
import Operations
import Testing
import Web

@Suite("Matters on pages")
struct MatterPageTests {
  private static let item = "fuyang-2022/visit.safety"

  /// A visit with a hazard found, as typed into the form.
  private static func typed(_ form: PageRead) -> VisitTyped {
    var typed = VisitTyped(form)
    typed.set("answers.fuyang-2022/visit.needs", "")
    typed.set("answers.fuyang-2022/visit.safety", "有问题")
    typed.set("answers.fuyang-2022/visit.safety.note", "电线裸露")
    typed.set("matters.\(item).choice", "")
    typed.set("matters.\(item).urgency", "突发")
    typed.set("matters.\(item).person", TestWorld.person)
    return typed
  }

  /// The path of the one matter on the list.
  private static func path(_ browser: Browser) async throws -> String {
    let list = try await browser.get("/matters")
    let found = list.html.firstMatch(of: /href="(\/matters\/[0-9a-f-]{36})"/)
    return try String(#require(found).output.1)
  }

  @Test("another village's household is unknown here too")
  func forbidden() async throws {
    try await TestWorld.work { browser, _ in
      for path in [
        "/households/\(TestWorld.strange)/matters/new",
        "/matters/0190a6f0-0000-7000-8000-000000000000",
        "/matters?area=341202001202", "/matters?area=x", "/matters?list=x",
      ] {
        #expect(try await browser.get(path).status == 404, "\(path)")
      }
      let post = try await browser.post(
        "/households/\(TestWorld.strange)/matters",
        [("domain", "fuyang-2022/safety"), ("what", "漏雨")])
      #expect(post.status == 404)
    }
  }

  @Test("what is wrong comes back beside its field, all kept")
  func refused() async throws {
    try await TestWorld.work { browser, _ in
      let form = try await browser.get("/households/H1/matters/new")
      let page = try await browser.post(
        "/households/H1/matters",
        [
          ("id", form.hidden("id") ?? ""), ("domain", ""),
          ("what", "井盖坏了"), ("urgency", "紧迫"), ("person", ""),
          ("wish", ""),
        ])
      #expect(page.status == 422)
      #expect(page.html.contains("id=\"domain-error\""))
      #expect(page.html.contains("井盖坏了</textarea>"))
      #expect(page.hidden("id") == form.hidden("id"))
      let visit = try await browser.get("/households/H1/visits/new")
      var typed = Self.typed(visit)
      typed.set("day", "2026-06-31")
      let again = try await browser.post("/households/H1/visits", typed.fields)
      #expect(again.status == 422)
      #expect(again.html.contains("value=\"突发\" selected"))
    }
  }

  @Test("a problem in the form of a visit is a matter, told at once")
  func found() async throws {
    try await TestWorld.work { browser, _ in
      let form = try await browser.get("/households/H1/visits/new")
      #expect(form.html.contains("name=\"matters.\(Self.item).urgency\""))
      let saved = try await browser.post(
        "/households/H1/visits", Self.typed(form).fields)
      let household = try await browser.following(saved)
      #expect(household.words.contains("这次访视登记了 1 件事项"))
      #expect(household.words.contains("安全隐患"))
      #expect(household.words.contains("电线裸露"))
      #expect(!household.words.contains("安全隐患：电线裸露"))
      let page = try await browser.get(try await Self.path(browser))
      #expect(page.status == 200)
      #expect(page.words.contains("突发"))
      #expect(page.words.contains("24小时内拿出方案"))
      #expect(page.words.contains("平台默认（A-18）"))
      #expect(page.words.contains("定方案"))
      // The next visit is offered the matter that is open.
      let next = try await browser.get("/households/H1/visits/new")
      #expect(next.words.contains("已有事项：安全隐患：电线裸露"))
      #expect(try await browser.get("/today").words.contains("退出"))
    }
  }

  @Test("a step is recorded once, and refused in words where it cannot be")
  func step() async throws {
    try await TestWorld.work { browser, _ in
      let form = try await browser.get("/households/H1/matters/new")
      let opened = try await browser.post(
        "/households/H1/matters",
        [
          ("id", form.hidden("id") ?? ""), ("domain", "fuyang-2022/care"),
          ("what", "无人照料"), ("urgency", ""), ("person", ""), ("wish", ""),
        ])
      #expect(opened.status == 303)
      let page = try await browser.following(opened)
      #expect(page.words.contains("已记录：登记"))
      let path = try await Self.path(browser)
      let told = [
        ("id", page.hidden("id") ?? ""), ("kind", "告知家庭"), ("seen", "1"),
        ("whom", "户主，当面"), ("words", "同意"), ("day", "2026-06-20"),
        ("rating", "5"),
      ]
      for _ in 0..<2 {
        let sent = try await browser.post(path + "/steps", told)
        #expect(sent.status == 303)
        #expect(sent.location == path + "?done=2")
      }
      let fresh = try await browser.get(path).hidden("id") ?? ""
      let wrong = try await browser.post(
        path + "/steps", [("id", fresh), ("kind", "解决"), ("words", "好了")])
      #expect(wrong.status == 409)
      #expect(wrong.words.contains("先“定方案”"))
      let missing = try await browser.post(
        path + "/steps",
        [
          ("id", fresh), ("kind", "告知家庭"), ("whom", ""), ("words", "说过了"),
          ("day", ""),
        ])
      #expect(missing.status == 422)
      #expect(missing.html.contains("说过了</textarea>"))
    }
  }
}

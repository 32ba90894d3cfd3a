import Hummingbird
import Operations
import Testing
import Web

@Suite("Correcting a visit")
struct CorrectVisitPageTests {
  @Test("a stranger's correction page is not found")
  func rowScope() async throws {
    try await TestWorld.browse { browser, _ in
      let worker = try await browser.signedIn(as: TestWorld.villageWorker)
      let path = try await record(worker)
      let stranger = try await browser.signedIn(as: TestWorld.stranger)
      #expect(try await stranger.get(path).status == 404)
      #expect(try await stranger.post(path, [("why", "x")]).status == 404)
    }
  }

  @Test("a correction without a reason comes back")
  func withoutReason() async throws {
    try await TestWorld.work { browser, _ in
      let path = try await record(browser)
      let form = try await browser.get(path)
      let page = try await browser.post(path, VisitTyped(form).fields)
      #expect(page.status == 422)
      #expect(page.html.contains("href=\"#why\""))
    }
  }

  @Test("the form begins with what is on record, the old entry stays visible")
  func corrected() async throws {
    try await TestWorld.work { browser, _ in
      let path = try await record(browser)
      let form = try await browser.get(path)
      #expect(form.status == 200)
      #expect(form.html.contains("value=\"季度访视\""))
      #expect(form.html.contains("value=\"09:30\""))
      var typed = VisitTyped(form)
      typed.set("time", "10:15")
      typed.set("why", "时间记错了")
      let saved = try await browser.post(path, typed.fields)
      #expect(saved.status == 303)
      let page = try await browser.following(saved)
      #expect(page.words.contains("6月19日 10:15"))
      #expect(page.words.contains("更正前： 6月19日 09:30"))
      #expect(page.words.contains("更正原因：时间记错了"))
      #expect(page.words.contains("访视 1 次"))
    }
  }

  @Test("what somebody else has corrected meanwhile is not overwritten")
  func overtaken() async throws {
    try await TestWorld.work { browser, _ in
      let path = try await record(browser)
      var mine = VisitTyped(try await browser.get(path))
      var other = VisitTyped(try await browser.get(path))
      other.set("why", "先改")
      other.set("time", "08:00")
      #expect(try await browser.post(path, other.fields).status == 303)
      mine.set("why", "后改")
      mine.set("remark", "我写的备注")
      let page = try await browser.post(path, mine.fields)
      #expect(page.status == 409)
      #expect(page.words.contains(Refusal.changedMeanwhile.words))
      #expect(page.html.contains("我写的备注"))
    }
  }

  /// Records a visit; its correction page.
  private func record(_ browser: Browser) async throws -> String {
    let form = try await browser.get("/households/H1/visits/new")
    _ = try await browser.post(
      "/households/H1/visits", VisitTyped(form).fields)
    let page = try await browser.get("/households/H1")
    let link = page.html.firstMatch(of: /href="([^"]+\/correction)"/)
    return String(try #require(link).output.1)
  }
}

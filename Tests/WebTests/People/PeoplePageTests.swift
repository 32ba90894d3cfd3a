import Hummingbird
import Operations
import Testing
import Web

@Suite("名册 and its lists")
struct PeoplePageTests {
  @Test("Another village's people are not found, and its lists are unknown")
  func forbidden() async throws {
    try await TestWorld.work { browser, _ in
      let found = try await browser.post("/households", [("term", "赵大山")])
      #expect(found.status == 200)
      #expect(found.words.contains("没有找到"))
      #expect(!found.html.contains("/households/H2"))
      for path in [
        "/households?area=341202001202", "/lists?area=341202001202",
        "/lists/suspected?area=341202001202", "/lists/none",
      ] {
        let page = try await browser.get(path)
        #expect(page.status == 404, "\(path)")
        #expect(!page.html.contains("赵大山"), "\(path)")
      }
      let export = try await browser.post("/lists/suspected/export", [])
      #expect(export.status == 404)
    }
  }

  @Test("What cannot be looked for comes back as it was typed")
  func refused() async throws {
    try await TestWorld.work { browser, _ in
      let page = try await browser.post("/households", [("term", "x")])
      #expect(page.status == 422)
      #expect(page.html.contains("value=\"x\""))
      #expect(page.html.contains("aria-describedby=\"term-help term-error\""))
      #expect(page.words.contains("拼音至少填两个字母"))
    }
  }

  @Test("The list of a village and what is found lead to households")
  func found() async throws {
    try await TestWorld.work { browser, _ in
      let list = try await browser.get("/households")
      #expect(list.words.contains("1 户"))
      #expect(list.html.contains("href=\"/households/H1\""))
      #expect(list.html.contains("aria-current=\"page\">名册"))
      for typed in ["秀英", "lixiuying", "lxy", "P2", "H1"] {
        let page = try await browser.post("/households", [("term", typed)])
        #expect(page.words.contains("找到 1 户"), "\(typed)")
        #expect(page.html.contains("value=\"\(typed)\""), "\(typed)")
      }
    }
  }

  @Test("Lists open, and say where they come from")
  func lists() async throws {
    try await TestWorld.work { browser, _ in
      let index = try await browser.get("/lists")
      #expect(index.words.contains("疑似残疾，未办证"))
      let link = try #require(
        index.html.firstMatch(of: /href="(\/lists\/fuyang[^"]*)"/))
      let list = try await browser.get(String(link.output.1))
      #expect(list.status == 200)
      #expect(list.html.contains("basis"))
      #expect(!list.words.contains("导出 CSV"))
    }
  }

  @Test("A number is asked for with a reason, and shown on the answer alone")
  func numbers() async throws {
    try await TestWorld.work { browser, _ in
      let strange = try await browser.get(
        "/households/H2/persons/P3/numbers")
      #expect(strange.status == 404)
      let path = "/households/H1/persons/P1/numbers"
      #expect(try await browser.get(path).status == 200)
      let blank = try await browser.post(
        path, [("number", "phone"), ("reason", "")])
      #expect(blank.status == 422)
      #expect(blank.html.contains("value=\"phone\" checked"))
      let shown = try await browser.post(
        path, [("number", "phone"), ("why", "核对证件信息")])
      #expect(shown.status == 200)
      #expect(shown.words.contains("没有登记联系电话"))
      #expect(shown.headers[.cacheControl] == "no-store")
      let call = try await browser.post("/households/H1/calls", [])
      #expect(call.status == 200)
      #expect(
        try await browser.post("/households/H2/calls", []).status == 404)
    }
  }

  @Test("What was saved is said once")
  func savedOnce() async throws {
    try await TestWorld.work { browser, _ in
      let form = try await browser.get("/households/H1/visits/new")
      let saved = try await browser.post(
        "/households/H1/visits", VisitTyped(form).fields)
      #expect(saved.location == "/households/H1")
      let page = try await browser.following(saved)
      #expect(page.words.contains("已保存"))
      let cleared = page.headers[.setCookie] ?? ""
      #expect(cleared.contains("fangshi-saved=;"))
      #expect(cleared.contains("Max-Age=0"))
      let again = try await browser.get("/households/H1")
      #expect(!again.words.contains("已保存"))
    }
  }
}

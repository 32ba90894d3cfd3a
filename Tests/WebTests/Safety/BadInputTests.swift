import Hummingbird
import Testing
import Web

@Suite("Input that no page of ours sends")
struct BadInputTests {
  @Test(
    "a post from elsewhere changes nothing",
    arguments: [nil, "null", "http://evil.test", "http://localhost.evil.test"])
  func crossOrigin(origin: String?) async throws {
    try await TestWorld.work { browser, _ in
      let form = try await browser.get("/households/H1/visits/new")
      let page = try await browser.post(
        "/households/H1/visits", VisitTyped(form).fields, origin: origin)
      #expect(page.status == 403)
      #expect(page.words.contains("不是从本系统的页面发出的"))
      #expect(
        try await browser.get("/households/H1").words.contains("还没有访视记录"))
    }
  }

  @Test("a browser that says cross-site is believed over its Origin")
  func fetchMetadata() async throws {
    try await TestWorld.work { browser, _ in
      let page = try await browser.send(
        "/session/end", .post,
        [
          .contentType: "application/x-www-form-urlencoded",
          .origin: "http://localhost", .fetchSite: "cross-site",
        ], "")
      #expect(page.status == 403)
    }
  }

  @Test("a form longer than any of ours is refused in words")
  func tooLong() async throws {
    try await TestWorld.work { browser, _ in
      let page = try await browser.post(
        "/households/H1/visits",
        body: "remark=" + String(repeating: "a", count: 300_000))
      #expect(page.status == 413)
      #expect(page.words.contains("超过 256 KB"))
    }
  }

  @Test("another kind of content is refused in words")
  func notAForm() async throws {
    try await TestWorld.work { browser, _ in
      let page = try await browser.post(
        "/households/H1/visits", body: "{}", type: "application/json")
      #expect(page.status == 415)
      #expect(page.words.contains("不是本系统的表单"))
    }
  }

  @Test(
    "a malformed form comes back as a form, with what could be read of it",
    arguments: [
      "", "&&&", "=", "%", "id=%zz&remark=%E4%BD", "day&day=&day=2026-13-01",
      "id=1&id=2&workers=&persons[]=%00", "answers.=1&answers..=2&answers=3",
      "mode=%FF%FE&result=%C0%80", "time=99:99&day=2026-02-30",
    ])
  func malformed(body: String) async throws {
    try await TestWorld.work { browser, _ in
      let page = try await browser.post("/households/H1/visits", body: body)
      #expect(page.status == 422, "\(page.words)")
      #expect(page.words.contains("保存访视"))
    }
  }

  @Test("what was typed stands in the page as text, never as markup")
  func markup() async throws {
    try await TestWorld.work { browser, _ in
      let form = try await browser.get("/households/H1/visits/new")
      var typed = VisitTyped(form)
      typed.set("day", "\"><script>alert(1)</script>")
      typed.set("remark", "</textarea><img src=x>")
      let page = try await browser.post("/households/H1/visits", typed.fields)
      #expect(page.status == 422)
      #expect(!page.html.contains("<script>alert"))
      #expect(!page.html.contains("<img src=x"))
      #expect(page.html.contains("&lt;/textarea&gt;&lt;img src=x&gt;"))
    }
  }
}

extension HTTPFields.Element.Name {
  fileprivate static var fetchSite: HTTPFields.Element.Name {
    HTTPFields.Element.Name("Sec-Fetch-Site") ?? .origin
  }
}

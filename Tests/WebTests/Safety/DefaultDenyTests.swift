import Hummingbird
import Operations
import Testing
import Web

@Suite("Who may reach what without signing in")
struct DefaultDenyTests {
  @Test("everything outside the list of open endpoints asks to sign in")
  func denied() async throws {
    try await TestWorld.browse { browser, _ in
      for endpoint in Endpoint.allCases
      where !Endpoint.open.contains(endpoint) {
        let page = try await visit(endpoint, by: browser)
        #expect(page.status == 401, "\(endpoint)")
        #expect(page.words.contains("登录"), "\(endpoint)")
        #expect(!page.html.contains("李秀英"), "\(endpoint)")
      }
    }
  }

  @Test("everything in the list answers without a session")
  func open() async throws {
    try await TestWorld.browse { browser, _ in
      let form = try await browser.get("/session")
      #expect(form.status == 200)
      #expect(try await browser.get("/health").status == 200)
      let sheet = form.html.firstMatch(of: /href="(\/static\/[^"]+\.css)"/)
      let path = try #require(sheet).output.1
      #expect(try await browser.get(String(path)).status == 200)
      let wrong = try await browser.signIn("nobody", "wrong-password")
      #expect(wrong.status == 401)
      #expect(wrong.words.contains(Refusal.wrongPassword.words))
      #expect(
        Endpoint.open == [.signInForm, .signIn, .asset, .health],
        "a new open endpoint needs a line in this test")
    }
  }

  @Test("a made-up session is no session")
  func forged() async throws {
    try await TestWorld.browse { browser, _ in
      for token in ["", "x", String(repeating: "a", count: 64)] {
        var forger = browser
        forger.cookie = "fangshi=\(token)"
        let page = try await forger.get("/today")
        #expect(page.status == 401)
      }
    }
  }

  @Test("an unknown path and a wrong method show nothing")
  func unknown() async throws {
    try await TestWorld.browse { browser, _ in
      for path in ["/nowhere", "/households", "/static/none.css"] {
        let page = try await browser.get(path)
        #expect([401, 404].contains(page.status), "\(path)")
      }
      let wrong = try await browser.post("/today", [])
      #expect([401, 404].contains(wrong.status))
    }
  }

  private func visit(
    _ endpoint: Endpoint, by browser: Browser
  ) async throws -> PageRead {
    let path = endpoint.route.path(TestWorld.household, "V-1")
    return endpoint.method == .get
      ? try await browser.get(path)
      : try await browser.post(path, [("remark", "x")])
  }
}

import Hummingbird
import Testing

@Suite("Headers of every answer")
struct HeaderTests {
  @Test("pages, errors, refusals and files all carry them")
  func everywhere() async throws {
    try await TestWorld.browse { browser, _ in
      let worker = try await browser.signedIn(as: TestWorld.villageWorker)
      let long = String(repeating: "a", count: 300_000)
      for page in [
        try await browser.get("/session"), try await browser.get("/today"),
        try await browser.get("/nowhere"), try await browser.get("/health"),
        try await browser.get("/static/none.css"),
        try await browser.post("/session", [], origin: "http://evil.test"),
        try await browser.post("/session", body: long),
        try await worker.get("/today"), try await worker.get("/"),
        try await worker.get("/households/none"),
      ] {
        expectHeaders(page)
      }
    }
  }

  @Test("pages are kept by nobody, files for a year")
  func caching() async throws {
    try await TestWorld.browse { browser, _ in
      let page = try await browser.get("/session")
      #expect(page.headers[.cacheControl] == "no-store")
      let link = page.html.firstMatch(of: /href="(\/static\/[^"]+\.css)"/)
      let file = try await browser.get(String(try #require(link).output.1))
      #expect(
        file.headers[.cacheControl] == "public, max-age=31536000, immutable")
      #expect(file.headers[.contentType] == "text/css; charset=utf-8")
    }
  }

  @Test("behind TLS the cookie is bound to it, and browsers are told so")
  func secure() async throws {
    try await TestWorld.browse(isSecure: true) { browser, _ in
      let page = try await browser.signIn(
        TestWorld.villageWorker, TestWorld.password)
      let cookie = try #require(page.headers[.setCookie])
      #expect(cookie.hasPrefix("__Host-fangshi="))
      for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        #expect(cookie.contains(part))
      }
      #expect(
        page.headers[.strictTransportSecurity]?.contains("max-age") == true)
    }
  }

  private func expectHeaders(_ page: PageRead) {
    let policy = page.headers[.contentSecurityPolicy] ?? ""
    for part in [
      "default-src 'none'", "style-src 'self'", "script-src 'self'",
      "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ] {
      #expect(policy.contains(part), "\(page.status)")
    }
    #expect(!policy.contains("unsafe"))
    #expect(page.headers[.xContentTypeOptions] == "nosniff")
    for name in ["Referrer-Policy", "Permissions-Policy"] {
      let value = HTTPFields.Element.Name(name).flatMap { page.headers[$0] }
      #expect(value != nil, "\(page.status) \(name)")
    }
    #expect(page.headers[.strictTransportSecurity] == nil)
  }
}

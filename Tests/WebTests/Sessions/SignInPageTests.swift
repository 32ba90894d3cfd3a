import Hummingbird
import Operations
import Testing
import Web

@Suite("Signing in and out")
struct SignInPageTests {
  @Test("a wrong password and an unknown account get the same words")
  func wrong() async throws {
    try await TestWorld.browse { browser, _ in
      for login in [TestWorld.villageWorker, "nobody"] {
        let page = try await browser.signIn(login, "not-the-password")
        #expect(page.status == 401)
        #expect(page.cookie == nil)
        #expect(page.words.contains(Refusal.wrongPassword.words))
        #expect(page.html.contains("value=\"\(login)\""))
        #expect(!page.html.contains("not-the-password"))
      }
    }
  }

  @Test("one goes where one wanted to go, and only ever within the site")
  func destination() async throws {
    try await TestWorld.browse { browser, _ in
      let asked = try await browser.get("/households/H1")
      #expect(asked.hidden("to") == "/households/H1")
      for (wanted, got) in [
        ("/households/H1", "/households/H1"), ("", "/today"),
        ("//evil.test/x", "/today"), ("https://evil.test", "/today"),
        ("/session/end", "/today"), ("\\\\evil", "/today"),
      ] {
        let page = try await browser.post(
          "/session",
          [
            ("login", TestWorld.villageWorker),
            ("password", TestWorld.password), ("to", wanted),
          ])
        #expect(page.status == 303)
        #expect(page.location == got)
      }
    }
  }

  @Test("signing out ends the session at the server too")
  func signOut() async throws {
    try await TestWorld.work { browser, _ in
      #expect(try await browser.get("/today").status == 200)
      let page = try await browser.post("/session/end", [])
      #expect(page.status == 303)
      #expect(page.location == "/session")
      #expect(try await browser.get("/today").status == 401)
    }
  }

  @Test("a session that ended while a form was filled in loses nothing")
  func expired() async throws {
    try await TestWorld.work { browser, _ in
      var typed = VisitTyped(
        try await browser.get("/households/H1/visits/new"))
      typed.set("remark", "第一行\n“第二行” <3")
      _ = try await browser.post("/session/end", [])
      let asked = try await browser.post(
        "/households/H1/visits", typed.fields)
      #expect(asked.status == 401)
      #expect(asked.words.contains("您填的内容还在"))
      #expect(asked.html.contains("“第二行” &lt;3"))
      let back = try await browser.post(
        "/session",
        [
          ("login", TestWorld.villageWorker),
          ("password", TestWorld.password), ("to", "/households/H1/visits"),
        ] + typed.fields.map { ("kept." + $0.0, $0.1) })
      #expect(back.status == 200)
      #expect(back.hidden("id") == typed.fields[0].1)
      #expect(back.html.contains("第一行\n“第二行” &lt;3</textarea>"))
      var worker = browser
      worker.cookie = back.cookie
      let saved = try await worker.post(
        "/households/H1/visits", typed.fields)
      #expect(saved.status == 303)
    }
  }

  @Test("other long forms come back to be sent once more, short ones do not")
  func expiredOther() async throws {
    try await TestWorld.work { browser, _ in
      let form = try await browser.get("/households/H1/matters/new")
      let typed = [
        ("id", form.hidden("id") ?? ""), ("domain", "fuyang-2022/care"),
        ("what", "无人照料 <夜里>"), ("urgency", ""), ("person", ""),
        ("wish", ""),
      ]
      let path = "/households/H1/matters"
      _ = try await browser.post("/session/end", [])
      let asked = try await browser.post(path, typed)
      #expect(asked.status == 401)
      #expect(asked.html.contains("无人照料 &lt;夜里&gt;"))
      let back = try await browser.post(
        "/session",
        [
          ("login", TestWorld.villageWorker),
          ("password", TestWorld.password), ("to", path),
        ] + typed.map { ("kept." + $0.0, $0.1) })
      #expect(back.status == 200)
      #expect(back.words.contains("还没有保存"))
      #expect(back.hidden("what") == "无人照料 &lt;夜里&gt;")
      #expect(back.html.contains("action=\"\(path)\""))
      var worker = browser
      worker.cookie = back.cookie
      #expect(try await worker.post(path, typed).status == 303)
      // What is typed for one's password is never handed back.
      _ = try await worker.post("/session/end", [])
      let password = try await browser.post(
        "/me/password", [("old", "x"), ("new", "geheim-123456")])
      #expect(!password.html.contains("geheim-123456"))
    }
  }

  @Test("somebody else who signs in then does not see the household")
  func otherAccount() async throws {
    try await TestWorld.browse { browser, _ in
      let page = try await browser.post(
        "/session",
        [
          ("login", TestWorld.stranger), ("password", TestWorld.password),
          ("to", "/households/H1/visits"), ("kept.remark", "x"),
        ])
      #expect(page.status == 303)
      #expect(page.location == "/today")
    }
  }
}

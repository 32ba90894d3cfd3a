import Casework
import Hummingbird
import HummingbirdTesting
import Operations
import Testing
import Web

@Suite("Pages about accounts", .serialized)
struct AccountPagesTests {
  private static let password = "quiet-river-2026"

  /// An administrator's browser, with the secret of his codes; he has given
  /// the password only.
  private static func administrator(
    _ browser: Browser, _ world: TestWorld
  ) async throws -> (Browser, CodeSecret) {
    let system = Actor.system("test")
    let area = try #require(AreaCode("341202"))
    try await world.office.perform(
      AddAccount(
        login: "admin", password: password, workerNumber: "",
        role: .administrator, area: area), as: system)
    let secret = CodeSecret.make()
    try await world.office.perform(
      SetSecondFactor(login: "admin", secret: secret), as: system)
    var admin = browser
    let page = try await browser.signIn("admin", password)
    #expect(page.words.contains("输入动态口令"))
    admin.cookie = page.cookie
    return (admin, secret)
  }

  @Test("after the password an administrator gets to nothing but the code")
  func code() async throws {
    try await TestWorld.browse { browser, world in
      let (admin, secret) = try await Self.administrator(browser, world)
      for path in ["/", "/accounts", "/me", "/nowhere"] {
        let page = try await admin.get(path)
        #expect(page.status == 303)
        #expect(page.location == "/session/code")
      }
      let wrong = try await admin.post("/session/code", [("code", "000000")])
      #expect(wrong.status == 422)
      #expect(wrong.words.contains("动态口令不对"))
      let right = try await admin.post(
        "/session/code",
        [("code", secret.code(at: world.office.clock.instant))])
      #expect(right.status == 303)
      #expect(right.location == "/office")
      #expect(try await admin.get("/accounts").status == 200)
    }
  }

  @Test("an account is made, its password shown once and changed first")
  func made() async throws {
    try await TestWorld.browse { browser, world in
      let (admin, secret) = try await Self.administrator(browser, world)
      _ = try await admin.post(
        "/session/code",
        [("code", secret.code(at: world.office.clock.instant))])
      let refused = try await admin.post(
        "/accounts",
        [
          ("role", "村专委"), ("area", "341202001202"), ("worker", "V1"),
          ("login", "wang.fang"),
        ])
      #expect(refused.status == 422)
      #expect(refused.words.contains("村专委（双河村）"))
      #expect(refused.html.contains("value=\"wang.fang\""))
      let made = try await admin.post(
        "/accounts",
        [
          ("role", "村专委"), ("area", "341202001201"), ("worker", "V1"),
          ("login", "wang.fang"),
        ])
      #expect(made.status == 200)
      let found = made.html.firstMatch(of: /lang="en">([^<]+)</)
      let password = String(try #require(found).output.1)
      let list = try await admin.get("/accounts?q=wang")
      #expect(list.words.contains("wang.fang"))
      #expect(list.words.contains("待改初始密码"))
      #expect(!list.html.contains(password))

      var worker = browser
      worker.cookie = try await browser.signIn("wang.fang", password).cookie
      #expect(try await worker.get("/today").location == "/me/password")
      let form = try await worker.get("/me/password")
      #expect(form.words.contains("设置自己的密码"))
      #expect(!form.html.contains("name=\"present\""))
      let unlike = try await worker.post(
        "/me/password", [("new", "a good long one"), ("again", "another")])
      #expect(unlike.words.contains("两次输入的新密码不一样"))
      let changed = try await worker.post(
        "/me/password",
        [("new", "a good long one"), ("again", "a good long one")])
      #expect(changed.status == 303)
      #expect(try await worker.get("/today").status == 200)
    }
  }

  @Test("one sees where one is signed in and ends it")
  func sessions() async throws {
    try await TestWorld.work { worker, world in
      let other = try await Browser(client: worker.client).send(
        "/session", .post,
        [
          .contentType: "application/x-www-form-urlencoded",
          .origin: "http://localhost",
          .userAgent: "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8",
        ], "login=village&password=\(TestWorld.password)")
      let page = try await worker.get("/me")
      #expect(page.words.contains("安卓手机 · 微信"))
      #expect(page.words.contains("正在使用"))
      let found = page.html.firstMatch(
        of: /action="(\/me\/sessions\/\w+\/end)"/)
      let path = String(try #require(found).output.1)
      let ended = try await worker.post(path, [])
      #expect(ended.status == 303)
      var phone = worker
      phone.cookie = other.cookie
      #expect(try await phone.get("/today").status == 401)
      #expect(try await worker.get("/today").status == 200)
    }
  }

  @Test("a form kept over the end of a session survives the code too")
  func keptOverCode() async throws {
    try await TestWorld.browse { browser, world in
      let secret = CodeSecret.make()
      try await world.office.perform(
        SetSecondFactor(login: TestWorld.villageWorker, secret: secret),
        as: .system("test"))
      let asked = try await browser.post(
        "/session",
        [
          ("login", TestWorld.villageWorker),
          ("password", TestWorld.password), ("to", "/households/H1/visits"),
          ("kept.remark", "写了很久的备注"),
        ])
      #expect(asked.status == 200)
      #expect(asked.hidden("kept.remark") == "写了很久的备注")
      #expect(!asked.words.contains("李秀英"))
      var worker = browser
      worker.cookie = asked.cookie
      let back = try await worker.post(
        "/session/code",
        [
          ("code", secret.code(at: world.office.clock.instant)),
          ("to", "/households/H1/visits"), ("kept.remark", "写了很久的备注"),
        ])
      #expect(back.status == 200)
      #expect(back.html.contains("写了很久的备注</textarea>"))
    }
  }

  @Test("the log shows in words what was done, and pages by key")
  func audit() async throws {
    try await TestWorld.browse { browser, world in
      let area = try #require(AreaCode("341202"))
      try await world.office.perform(
        AddAccount(
          login: "auditor", password: Self.password, workerNumber: "",
          role: .auditor, area: area), as: .system("test"))
      let worker = try await browser.signedIn(as: TestWorld.villageWorker)
      for _ in 1...60 { _ = try await worker.get("/households/H1") }
      var auditor = browser
      auditor.cookie = try await browser.signIn("auditor", Self.password)
        .cookie
      let page = try await auditor.get("/audit?kind=%E6%9F%A5%E7%9C%8B")
      #expect(page.status == 200)
      #expect(page.words.contains("查看家庭"))
      #expect(page.words.contains("village 王芳"))
      #expect(!page.html.contains("李秀英"))
      #expect(page.html.matches(of: /<tr><td/).count == 50)
      let found = page.html.firstMatch(of: /href="(\/audit\?[^"]+)"/)
      let path = String(try #require(found).output.1)
        .replacing("&amp;", with: "&")
      let next = try await auditor.get(path)
      #expect(next.html.matches(of: /<tr><td/).count == 10)
      let bad = try await auditor.get("/audit?from=yesterday")
      #expect(bad.status == 422)
      #expect(bad.words.contains("请填日期"))
      #expect(bad.html.contains("value=\"yesterday\""))
      #expect(try await worker.get("/audit?from=yesterday").status == 404)
    }
  }

  @Test("an error page keeps name and way out of whoever has signed in")
  func errorPage() async throws {
    try await TestWorld.work { worker, _ in
      for page in [
        try await worker.get("/households/none"),
        try await worker.get("/nowhere"),
        try await worker.post("/me/password", [], origin: nil),
      ] {
        #expect(page.status >= 400)
        #expect(page.words.contains("村专委 王芳"))
        #expect(page.html.contains("action=\"/session/end\""))
      }
    }
  }
}

import Casework
import Hummingbird
import Operations
import Testing
import Web

@Suite("Pages for changes of facts")
struct ChangePageTests {
  private static let form = "/households/H1/changes/circumstance"

  @Test("another village's household cannot be changed, nor an unknown kind")
  func forbidden() async throws {
    try await TestWorld.work { browser, _ in
      for path in [
        "/households/H2/changes/circumstance",
        "/households/H1/changes/nothing", "/households/H1/changes/death",
        "/households/H1/members/341202-3/changes/death",
        "/households/H1/members/x/changes/death", "/area/changes/suspension",
        "/changes/0190a6f0-0000-7000-8000-000000000000", "/visits/round",
      ] {
        let page = try await browser.get(path)
        #expect(page.status == 404, "\(path)")
        if path.hasPrefix("/changes") { continue }
        let sent = try await browser.post(path, [("v.day", "2026-01-01")])
        #expect(sent.status == 404, "\(path)")
      }
    }
  }

  @Test("what cannot be taken comes back beside its field, all kept")
  func refused() async throws {
    try await TestWorld.work { browser, _ in
      let form = try await browser.get(Self.form)
      #expect(form.status == 200)
      let page = try await browser.post(
        Self.form, fields(form, [("v.note", "摔伤<住院>"), ("v.from", "明天")]))
      #expect(page.status == 422)
      #expect(page.html.contains("href=\"#field-kind\""))
      #expect(page.words.contains("类型：请选类型"))
      #expect(page.html.contains("摔伤&lt;住院&gt;</textarea>"))
      #expect(page.hidden("id") == form.hidden("id"))
    }
  }

  @Test("a village's change waits, a township approves it, the village sees it")
  func approved() async throws {
    try await TestWorld.browse { browser, world in
      try await world.addTownship()
      let village = try await browser.signedIn(as: TestWorld.villageWorker)
      let form = try await village.get(Self.form)
      let sent = fields(
        form, [("v.kind", "重大疾病"), ("v.from", "2026-06-01")])
      let done = try await village.post(Self.form, sent)
      #expect(done.status == 303)
      let again = try await village.post(Self.form, sent)
      #expect(again.location == done.location)
      let home = try await village.get(try #require(done.location))
      #expect(home.words.contains("已提交：登记特殊情况"))
      #expect(home.words.contains("待审"))
      #expect(!home.words.contains("重大疾病（6月1日起）"))

      let township = try await browser.signedIn(as: TestWorld.township)
      #expect(
        try await township.get("/today").words.contains("有 1 件资料变更等您审核"))
      let list = try await township.get("/changes")
      let link = list.html.firstMatch(of: /href="(\/changes\/[0-9a-f-]+)"/)
      let path = String(try #require(link).output.1)
      let page = try await township.get(path)
      #expect(page.words.contains("重大疾病"))
      let empty = try await township.post(
        "\(path)/decision", [("verdict", "return"), ("reason", "")])
      #expect(empty.status == 422)
      #expect(empty.words.contains("请写明为什么退回"))
      let passed = try await township.post(
        "\(path)/decision",
        [("verdict", "approve"), ("base", page.hidden("base") ?? "")])
      #expect(passed.status == 303)
      let twice = try await township.post(
        "\(path)/decision", [("verdict", "return"), ("reason", "x")])
      #expect(twice.status == 409)
      let after = try await village.get("/households/H1")
      #expect(after.words.contains("已通过"))
      #expect(after.words.contains("重大疾病 6月1日起"))
    }
  }

  @Test("a form overtaken by somebody else shows both and keeps what was typed")
  func overtaken() async throws {
    try await TestWorld.browse { browser, world in
      try await world.addTownship()
      let township = try await browser.signedIn(as: TestWorld.township)
      let path = "/households/H1/changes/household"
      let mine = try await township.get(path)
      let other = try await township.get(path)
      #expect(
        try await township.post(
          path, fields(other, [("v.head", "李秀英"), ("v.address", "九号")])
        ).status == 303)
      let typed = [("v.head", "李秀英"), ("v.address", "八号")]
      let page = try await township.post(path, fields(mine, typed))
      #expect(page.status == 409)
      #expect(page.html.contains("value=\"八号\""))
      #expect(page.words.contains("现在登记的：九号"))
      let saved = try await township.post(path, fields(page, typed))
      #expect(saved.status == 303)
    }
  }

  @Test("a form sent after the session ended comes back after signing in")
  func interrupted() async throws {
    try await TestWorld.browse { browser, _ in
      let page = try await browser.post(
        Self.form, [("id", ""), ("v.note", "停电前写的")])
      #expect(page.status == 401)
      #expect(page.html.contains("停电前写的"))
      let back = try await browser.post(
        "/session",
        [
          ("login", TestWorld.villageWorker),
          ("password", TestWorld.password), ("to", Self.form),
          ("kept.v.note", "停电前写的"),
        ])
      #expect(back.status == 200)
      #expect(back.html.contains("停电前写的</textarea>"))
    }
  }

  private func fields(
    _ form: PageRead, _ typed: [(String, String)]
  ) -> [(String, String)] {
    [
      ("id", form.hidden("id") ?? ""), ("base", form.hidden("base") ?? ""),
    ] + typed
  }
}

extension TestWorld {
  static let township = "township"

  func addTownship() async throws {
    try await office.perform(
      AddAccount(
        login: Self.township, password: Self.password, workerNumber: "T1",
        role: .township, area: try #require(AreaCode("341202001"))),
      as: .system("test"))
  }
}

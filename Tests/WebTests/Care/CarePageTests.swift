import Foundation
import Testing

@Suite("The pages of entrusted care")
struct CarePageTests {
  /// Of the household and person of a page of care.
  private static func forms(_ page: PageRead) -> [String] {
    page.html.matches(of: /href="([^"]*\/care\/[a-z-]+)"/).map {
      String($0.output.1)
    }
  }

  @Test("a stranger and a village worker of another village find nothing")
  func forbidden() async throws {
    try await CareWorld.work { township, world in
      let home = try await township.get("/households/H9")
      let path = try #require(Self.forms(home).first)
      let page = path.split(separator: "/").dropLast().joined(separator: "/")
      let other = try await township.signedIn(as: TestWorld.stranger)
      for path in ["/\(page)", path] {
        #expect(try await other.get(path).status == 404)
      }
      #expect(try await other.post(path, [("x", "x")]).status == 404)
    }
  }

  @Test("an agreement from the household's page to the public sheet")
  func agreement() async throws {
    try await CareWorld.work { browser, world in
      let home = try await browser.get("/households/H9")
      #expect(home.words.contains("没有有效协议"))
      let path = try #require(
        Self.forms(home).first { $0.hasSuffix("/agreement") })
      let form = try await browser.get(path)
      let id = try #require(form.hidden("id"))
      let base = try #require(form.hidden("base"))
      let wrong = try await browser.post(
        path,
        [
          ("id", id), ("base", base), ("v.carer", "王强"),
          ("v.duties", "送饭"),
        ])
      #expect(wrong.status == 422)
      // What was typed is kept.
      #expect(wrong.html.contains("value=\"王强\""))
      #expect(wrong.html.contains("送饭"))
      let fields = [
        ("id", id), ("base", base), ("v.carer", "王强"),
        ("v.relation", "邻居"), ("v.place", "双河村"),
        ("v.from", "2026-01-01"), ("v.to", "2026-12-31"),
        ("v.duties", "送饭、洗衣"), ("v.payment", "300"),
        ("v.signed", "2026-01-01"),
      ]
      let saved = try await browser.post(path, fields)
      #expect(saved.status == 303)
      // Sent twice it is one.
      #expect(try await browser.post(path, fields).status == 303)
      let care = try await browser.following(saved)
      #expect(care.words.contains("已保存。"))
      #expect(care.words.contains("王强（邻居）"))
      let agreement = try #require(
        care.html.firstMatch(of: /href="(\/agreements\/[^"]+)"/)?.output.1)
      #expect(try await browser.get("\(agreement)/sheet").status == 404)
      let pledge = path.replacing("/agreement", with: "/pledge")
      let pledgeForm = try await browser.get(pledge)
      let done = try await browser.post(
        pledge,
        [
          ("id", pledgeForm.hidden("id") ?? ""),
          ("base", pledgeForm.hidden("base") ?? ""),
          (
            "v.agreement",
            agreement.split(separator: "/").last.map(String.init) ?? ""
          ),
          ("v.day", "2026-01-02"),
        ])
      #expect(done.status == 303)
      let sheet = try await browser.get("\(agreement)/sheet")
      #expect(sheet.status == 200)
      #expect(sheet.words.contains("王强") && sheet.words.contains("双河村"))
      // Duties in words of one's own may tell of an illness.
      for secret in CareWorld.secrets + ["送饭"] {
        #expect(!sheet.html.contains(secret), "\(secret)")
      }
      let list = try await browser.get("/care")
      #expect(list.words.contains("应签协议1人，有效1人，覆盖率100.0%"))
    }
  }

  @Test("a county registers an institution; a township only chooses it")
  func institutions() async throws {
    try await CareWorld.work { township, world in
      #expect(try await township.get("/office/institutions").status == 404)
      let civil = try await township.signedIn(as: "civil")
      let page = try await civil.get("/office/institutions")
      let id = page.hidden("id") ?? ""
      let wrong = try await civil.post(
        "/office/institutions", [("id", id), ("name", "中心敬老院")])
      #expect(wrong.status == 422)
      #expect(wrong.html.contains("value=\"中心敬老院\""))
      #expect(wrong.words.contains("没有的不能登记"))
      let fields = [
        ("id", id), ("name", "中心敬老院"), ("kind", "供养服务机构"),
        ("licence", "民15号"), ("from", "2020-01-01"),
      ]
      for _ in 0..<2 {
        #expect(
          try await civil.post("/office/institutions", fields).status == 303)
      }
      let after = try await civil.get("/office/institutions?saved=1")
      #expect(after.words.split(separator: "中心敬老院").count > 1)
      let home = try await township.get("/households/H9")
      let path = try #require(Self.forms(home).first)
      let care = path.split(separator: "/").dropLast().joined(separator: "/")
      let form = try await township.get("/\(care)/placement")
      #expect(form.words.contains("中心敬老院（供养服务机构）"))
      #expect(
        try await civil.post(
          "/office/institutions/1/end", [("last", "2026-06-19")]
        ).status == 303)
      #expect(
        try await civil.get("/office/institutions").words.contains("已结束"))
    }
  }

  @Test("a county calls a season: the form of a visit asks for it")
  func seasons() async throws {
    try await CareWorld.work { township, world in
      #expect(try await township.get("/office/seasons").status == 404)
      let civil = try await township.signedIn(as: "civil")
      let page = try await civil.get("/office/seasons")
      #expect(page.words.contains("供暖期 10月15日至4月15日"))
      let path = "/households/H9/visits/new"
      #expect(try await !township.get(path).words.contains("室内温度"))
      let called = try await civil.post(
        "/office/seasons",
        [
          ("id", page.hidden("id") ?? ""), ("season", "freeze"),
          ("reason", "寒潮橙色预警"), ("from", "2026-06-19"),
          ("last", "2026-06-25"),
        ])
      #expect(called.status == 303)
      let form = try await township.get(path)
      #expect(form.words.contains("室内温度（必填）"))
      #expect(form.words.contains("取暖安全（必填）"))
      let ended = try await civil.post(
        "/office/seasons/1/end", [("last", "2026-06-19")])
      #expect(ended.status == 303)
      #expect(try await !township.get(path).words.contains("室内温度"))
    }
  }
}

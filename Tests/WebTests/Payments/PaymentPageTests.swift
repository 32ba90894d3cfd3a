import Casework
import Operations
import Testing

@Suite("The pages of support money")
struct PaymentPageTests {
  private static let standard = [
    ("from", "2026-01-01"), ("scattered", "820.5"), ("institution", "900"),
    ("self-caring", "100"), ("half", "300"), ("full", "600"),
    ("basis", "阜民〔2025〕1号"),
  ]

  /// Signed in as the county's civil affairs, with a standard set.
  private static func civil(_ township: Browser) async throws -> Browser {
    let civil = try await township.signedIn(as: "civil")
    let page = try await civil.get("/payments/standards")
    let saved = try await civil.post(
      "/payments/standards", [("id", page.hidden("id") ?? "")] + standard)
    #expect(saved.status == 303)
    return civil
  }

  private static func person(_ list: PageRead) throws -> String {
    String(
      try #require(
        list.html.firstMatch(of: /name="person" value="([^"]+)"/)?
          .output.1))
  }

  @Test("villages and strangers find no page of it")
  func forbidden() async throws {
    try await CareWorld.work { township, world in
      _ = try await Self.civil(township)
      let list = try await township.get("/payments")
      let person = try Self.person(list)
      let paths = [
        "/payments", "/payments/standards",
        "/households/H9/members/\(person)/payments",
      ]
      for login in [TestWorld.villageWorker, TestWorld.stranger] {
        let other = try await township.signedIn(as: login)
        for path in paths {
          #expect(try await other.get(path).status == 404)
          #expect(try await other.post(path, [("x", "x")]).status == 404)
        }
      }
      let home = try await township.signedIn(as: TestWorld.villageWorker)
        .get("/households/H9")
      #expect(!home.html.contains("/payments"))
      // A township does not set what is due.
      #expect(
        try await township.post("/payments/standards", [("x", "x")]).status
          == 404)
    }
  }

  @Test("a standard refused keeps what was typed")
  func standards() async throws {
    try await CareWorld.work { township, world in
      let before = try await township.get("/payments")
      #expect(before.words.contains("还没有录入2026年6月的供养标准"))
      let civil = try await township.signedIn(as: "civil")
      let wrong = try await civil.post(
        "/payments/standards", [("half", "三百"), ("basis", "阜民一号")])
      #expect(wrong.status == 422)
      let page = try await civil.get("/payments/standards")
      let typed = try await civil.post(
        "/payments/standards",
        [("id", page.hidden("id") ?? ""), ("half", "三百")])
      #expect(typed.html.contains("value=\"三百\""))
      #expect(typed.words.contains("请填每月金额"))
      _ = try await Self.civil(township)
      let after = try await township.get("/payments/standards")
      #expect(after.words.contains("820.50元"))
      #expect(after.words.contains("每月10日前发放（平台默认）"))
      #expect(!after.html.contains("name=\"half\""))
    }
  }

  @Test("many on one screen: amounts are filled in, those paid are ticked")
  func record() async throws {
    try await CareWorld.work { township, world in
      _ = try await Self.civil(township)
      let list = try await township.get("/payments")
      #expect(list.words.contains("未发"))
      #expect(list.words.contains("没有自理评估"))
      let person = try Self.person(list)
      #expect(list.html.contains("name=\"basic-\(person)\""))
      #expect(list.html.contains("value=\"820.50\""))
      #expect(
        try await township.get("/payments?tick=all").html
          .contains("value=\"\(person)\" checked"))
      let common = [
        ("id", list.hidden("id") ?? ""), ("month", "2026-06"),
        ("seen-\(person)", "0"),
      ]
      let wrong = try await township.post(
        "/payments",
        common + [
          ("person", person), ("day", "2026-06-21"),
          ("basic-\(person)", "820.555"),
        ])
      #expect(wrong.status == 422)
      #expect(wrong.html.contains("value=\"820.555\""))
      #expect(wrong.html.contains("value=\"\(person)\" checked"))
      #expect(wrong.words.contains("日期在今天之后"))
      let fields =
        common + [
          ("person", person), ("day", "2026-06-12"),
          ("basic-\(person)", "820.50"), ("care-\(person)", "0.00"),
        ]
      let saved = try await township.post("/payments", fields)
      #expect(saved.status == 303)
      // Sent twice it is one.
      #expect(try await township.post("/payments", fields).status == 303)
      let after = try await township.following(saved)
      #expect(after.words.contains("已登记1人的发放。"))
      #expect(after.words.contains("晚发"))
      #expect(after.words.contains("实发 820.50 元 差额 0.00 元"))
    }
  }

  @Test("one person's payments, from the household's page to a correction")
  func person() async throws {
    try await CareWorld.work { township, world in
      let civil = try await Self.civil(township)
      let home = try await township.get("/households/H9")
      let path = String(
        try #require(
          home.html.firstMatch(of: /href="([^"]+\/payments)"/)?.output.1))
      let page = try await township.get(path)
      #expect(page.words.contains("2026年6月"))
      let fields = [
        ("id", page.hidden("id") ?? ""),
        ("month", page.hidden("month") ?? ""), ("seen", "0"),
      ]
      let wrong = try await township.post(
        path, fields + [("day", "2026-06-08"), ("basic", "八百")])
      #expect(wrong.status == 422)
      #expect(wrong.html.contains("value=\"八百\""))
      #expect(wrong.html.contains("add-2026-06-basic-error"))
      let saved = try await township.post(
        path, fields + [("day", "2026-06-08"), ("basic", "800")])
      #expect(saved.status == 303)
      let short = try await civil.get(path)
      #expect(short.words.contains("少发") && short.words.contains("少20.50元"))
      let correction = [
        ("seen", "1"), ("basic", "820.50"), ("care", "0"),
        ("day", "2026-06-08"),
      ]
      let refused = try await civil.post(
        "\(path)/2026-06-1", correction)
      #expect(refused.status == 422)
      #expect(refused.words.contains("请写明为什么更正"))
      #expect(
        try await civil.post(
          "\(path)/2026-06-1", correction + [("reason", "少录了")]
        ).status == 303)
      let after = try await township.get(path)
      #expect(after.words.contains("更正前：6月8日发800.00元"))
      #expect(
        try await township.post("\(path)/2026-06-9", correction).status
          == 404)
      #expect(
        try await township.post("\(path)/x", correction).status == 404)
      #expect(try await world.differences().isEmpty)
    }
  }
}

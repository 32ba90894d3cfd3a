import Operations
import Testing

@Suite("Workers in the browser")
struct StaffPageTests {
  private func addLink(
    _ browser: Browser, _ object: String
  ) async throws -> PageRead {
    try await browser.post(
      "/office/staff/T1/links",
      [
        ("kind", "探访责任"), ("object", object), ("from", "2026-01-01"),
        ("last", ""),
      ])
  }

  @Test("A refused link keeps what was typed, with the error beside it")
  func refused() async throws {
    try await TestWorld.administer { browser, _ in
      let page = try await addLink(browser, "P99<9")
      #expect(page.status == 422)
      #expect(page.html.contains("value=\"P99&lt;9\""))
      #expect(page.html.contains("href=\"#link-object\""))
      #expect(page.html.contains("id=\"link-object-error\""))
      let date = try await browser.post(
        "/office/staff/T1/links",
        [("kind", "探访责任"), ("object", "P1"), ("from", "明天")])
      #expect(date.status == 422)
      #expect(date.words.contains("日期写成"))
    }
  }

  @Test("A link is given, and handed over with everything else")
  func handOver() async throws {
    try await TestWorld.administer { browser, world in
      let added = try await addLink(browser, "P1")
      #expect(added.location == "/office/staff/T1?saved=link")
      #expect(
        try await browser.get("/office/staff/T1").words.contains("李秀英"))

      let choose = try await browser.get("/office/staff/T1/hand-over")
      #expect(choose.status == 200)
      #expect(choose.words.contains("最后一天"))
      let shown = try await browser.get(
        "/office/staff/T1/hand-over?last=2026-06-30")
      #expect(shown.words.contains("探访责任 · 李秀英"))
      #expect(shown.words.contains("2026年7月1日起由接任者负责"))
      let digest = try #require(shown.hidden("digest"))

      // Her village is not his.
      let fields = [("last", "2026-06-30"), ("digest", digest)]
      let refused = try await browser.post(
        "/office/staff/T1/hand-over", fields + [("all", "V2")])
      #expect(refused.status == 422)
      #expect(refused.words.contains("岗位辖区不包括双河村"))

      let stale = try await browser.post(
        "/office/staff/T1/hand-over",
        [("last", "2026-06-30"), ("digest", "x"), ("all", "V1")])
      #expect(stale.status == 422)
      #expect(stale.words.contains("有了变化"))
      #expect(stale.hidden("digest") == digest)

      let done = try await browser.post(
        "/office/staff/T1/hand-over", fields + [("all", "V1")])
      #expect(done.location == "/office/staff/T1?saved=hand-over")
      let taken = try await browser.get("/office/staff/V1")
      #expect(taken.words.contains("李秀英"))
      #expect(taken.words.contains("7月1日起"))
      #expect(try await world.differences() == [])

      let again = try await browser.post(
        "/office/staff/T1/hand-over", fields + [("all", "V1")])
      #expect(again.status == 422)
    }
  }

  @Test("A new worker appears in the list, an area is renamed")
  func lists() async throws {
    try await TestWorld.administer { browser, _ in
      let made = try await browser.post(
        "/office/staff",
        [
          ("worker", "N1"), ("name", "郑新<b>"), ("role", "村专委"),
          ("area", "341202001202"), ("unit", ""), ("from", "2026-06-01"),
          ("last", ""),
        ])
      #expect(made.location == "/office/staff/N1?saved=post")
      let list = try await browser.get("/office/staff")
      #expect(list.html.contains("郑新&lt;b&gt;"))
      let renamed = try await browser.post(
        "/office/areas/341202001202",
        [("name", "柳林社区"), ("from", "2026-06-01")])
      #expect(renamed.status == 303)
      #expect(
        try await browser.get("/office/areas").words.contains("柳林社区"))
    }
  }

  @Test("A policy ended says that the ledger is being made anew")
  func policies() async throws {
    try await TestWorld.administer { browser, world in
      let page = try await browser.get("/office/policies")
      #expect(!page.words.contains("正在按新的政策重新计算"))
      let row = try #require(page.hidden("row"))
      let ended = try await browser.post(
        "/office/policies/fuyang-2022/end",
        [("row", row), ("last", "2026-06-30")])
      #expect(ended.status == 303)
      #expect(
        try await browser.get("/office/policies").words
          .contains("正在按新的政策重新计算"))
      _ = await LeasedJobs(world.office).run(.rollOver)
      #expect(try await world.differences() == [])
    }
  }

  @Test("A trial shows what a frequency would demand")
  func trial() async throws {
    try await TestWorld.administer { browser, _ in
      let fields = [
        ("area", "341202"), ("change", "duty:fuyang-2022/village-quarterly"),
        ("window", "1"), ("required", "1"), ("from", "2027-01"),
        ("to", "2027-12"),
      ]
      let refused = try await browser.post(
        "/office/trial", fields + [("capacity", "很多")])
      #expect(refused.status == 422)
      let started = try await browser.post(
        "/office/trial", fields + [("capacity", "40")])
      let path = try #require(started.location)
      let page = try await browser.settled(path)
      #expect(page.words.contains("由每季度1次改为每月1次"))
      #expect(page.html.contains("<svg"))
      #expect(page.words.contains("双河村"))
      let other = try await browser.signedIn(as: TestWorld.villageWorker)
      #expect(try await other.get(path).status == 404)
    }
  }
}

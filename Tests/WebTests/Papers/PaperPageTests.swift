import Hummingbird
import Testing

@Suite("Papers on their sheets")
struct PaperPageTests {
  @Test("Another village's papers are not found, nor any that is none")
  func forbidden() async throws {
    try await TestWorld.work { browser, _ in
      for path in [
        "/papers?area=341202001202", "/papers/341202001202/targets",
        "/papers/341202001201/nothing", "/papers/x/targets",
        "/papers/341202001/targets", "/households/H2/booklet",
        "/households/H2/persons/P3/file", "/households/H1/persons/P3/file",
        "/plans/V2", "/plans/none",
      ] {
        let page = try await browser.get(path)
        #expect(page.status == 404, "\(path)")
        #expect(!page.html.contains("赵大山"), "\(path)")
      }
    }
  }

  @Test("A sheet is a page of its own, with heads, signatures and a seal")
  func sheet() async throws {
    try await TestWorld.work { browser, _ in
      for (path, title) in [
        ("/papers/341202001201/targets", "访视对象清单"),
        ("/papers/341202001201/plan", "访视工作计划"),
        ("/papers/341202001201/person-visits", "探访记录台账"),
        ("/papers/341202001201/household-visits", "入户访视记录台账"),
        ("/plans/V1", "访视工作计划"),
        ("/households/H1/booklet", "一户一册"),
        ("/households/H1/persons/P1/file", "一人一档"),
      ] {
        let page = try await browser.get(path)
        #expect(page.status == 200, "\(path)")
        #expect(page.words.contains(title), "\(path)")
        #expect(page.html.contains("/static/paper-"), "\(path)")
        #expect(!page.html.contains("class=\"sections\""), "\(path)")
        #expect(page.words.contains("填报单位："), "\(path)")
        #expect(page.words.contains("（盖章处）"), "\(path)")
        #expect(page.html.contains("<thead>"), "\(path)")
        #expect(page.headers[.cacheControl] == "no-store", "\(path)")
      }
    }
  }

  @Test("A period that is none, or too far off, is this month")
  func period() async throws {
    try await TestWorld.work { browser, _ in
      for period in ["", "x", "1800", "9999-12", "2026-13"] {
        let page = try await browser.get(
          "/papers/341202001201/plan?period=\(period)")
        #expect(page.words.contains("期间：2026年6月"), "\(period)")
      }
      let next = try await browser.get(
        "/papers/341202001201/plan?period=2026Q3")
      #expect(next.words.contains("期间：2026年第三季度"))
      #expect(next.words.contains("李秀英"))
    }
  }

  @Test("Papers are chosen where one works, and found from a household")
  func index() async throws {
    try await TestWorld.work { browser, _ in
      let index = try await browser.get("/papers?period=2026Q2")
      for paper in ["targets", "plan", "person-visits", "household-visits"] {
        #expect(
          index.html.contains(
            "href=\"/papers/341202001201/\(paper)?period=2026Q2\""))
      }
      #expect(index.html.contains("/plans/V1?period=2026Q2"))
      let home = try await browser.get("/households/H1")
      #expect(home.html.contains("/households/H1/booklet"))
      #expect(home.html.contains("/households/H1/persons/P1/file"))
      let today = try await browser.get("/today")
      #expect(today.html.contains("/plans/V1"))
    }
  }

  @Test("A file asks for a reason before it shows numbers whole")
  func reveal() async throws {
    try await TestWorld.work { browser, _ in
      let path = "/households/H1/persons/P1/file"
      let blank = try await browser.post(path, [("reason", " ")])
      #expect(blank.status == 422)
      #expect(blank.words.contains("请写明为什么要打印完整号码"))
      #expect(blank.html.contains("aria-invalid=\"true\""))
      let shown = try await browser.post(path, [("reason", "归档")])
      #expect(shown.status == 200)
      #expect(!shown.html.contains("id=\"reason\""))
      #expect(
        try await browser.post(
          "/households/H2/persons/P3/file", [("reason", "归档")]
        ).status == 404)
    }
  }
}

import Casework
import Hummingbird
import Operations
import Testing
import Web

@Suite("Recording a visit")
struct RecordVisitPageTests {
  @Test("another village's household is as unknown as one that is not there")
  func rowScope() async throws {
    try await TestWorld.work { browser, _ in
      for path in ["", "/visits/new"] {
        let strange = try await browser.get(
          "/households/\(TestWorld.strange)\(path)")
        let none = try await browser.get("/households/none\(path)")
        #expect(strange.status == 404)
        #expect(strange.html == none.html)
        #expect(!strange.html.contains("赵大山"))
      }
      let form = try await browser.get("/households/H1/visits/new")
      let post = try await browser.post(
        "/households/\(TestWorld.strange)/visits", VisitTyped(form).fields)
      #expect(post.status == 404)
    }
  }

  @Test("what cannot be taken comes back beside its field, all kept")
  func refused() async throws {
    try await TestWorld.work { browser, _ in
      var typed = VisitTyped(
        try await browser.get("/households/H1/visits/new"))
      typed.set("day", "2026-06-31")
      typed.set("remark", "门口有狗，小心")
      typed.set("answers.fuyang-2022/visit.care", "有问题")
      typed.set("answers.fuyang-2022/visit.care.note", "照料人腰伤")
      let page = try await browser.post("/households/H1/visits", typed.fields)
      #expect(page.status == 422)
      #expect(page.html.contains("role=\"alert\""))
      #expect(page.html.contains("href=\"#day\""))
      #expect(page.html.contains("aria-describedby=\"day-error\""))
      #expect(page.html.contains("value=\"2026-06-31\""))
      #expect(page.html.contains("门口有狗，小心</textarea>"))
      #expect(page.html.contains("照料人腰伤</textarea>"))
      #expect(page.hidden("id") == typed.fields[0].1)
    }
  }

  @Test("a worker records a visit and Today changes")
  func recorded() async throws {
    try await TestWorld.work { browser, _ in
      let before = try await browser.get("/today")
      #expect(before.words.contains("李秀英家"))
      let form = try await browser.get("/households/H1/visits/new")
      let saved = try await browser.post(
        "/households/H1/visits", VisitTyped(form).fields)
      #expect(saved.status == 303)
      let page = try await browser.following(saved)
      #expect(page.words.contains("已保存"))
      #expect(page.words.contains("王芳"))
      let after = try await browser.get("/today")
      #expect(!after.html.contains("visit-card"))
      #expect(after.words.contains("本周记录的 1 次访视 李秀英家"))
      #expect(after.words.contains("本周已访 1 次"))
    }
  }

  @Test("the same form sent twice is one visit with the same answer")
  func twice() async throws {
    try await TestWorld.work { browser, _ in
      let form = try await browser.get("/households/H1/visits/new")
      let typed = VisitTyped(form).fields
      let first = try await browser.post("/households/H1/visits", typed)
      let second = try await browser.post("/households/H1/visits", typed)
      #expect(first.status == 303)
      #expect(second.status == 303)
      #expect(first.location == second.location)
      let page = try await browser.get("/households/H1")
      #expect(page.words.contains("访视 1 次"))
    }
  }

  @Test("a form already sent with other content says so and keeps what is new")
  func changed() async throws {
    try await TestWorld.work { browser, _ in
      let form = try await browser.get("/households/H1/visits/new")
      var typed = VisitTyped(form)
      _ = try await browser.post("/households/H1/visits", typed.fields)
      typed.set("remark", "补一句")
      let page = try await browser.post("/households/H1/visits", typed.fields)
      #expect(page.status == 409)
      #expect(page.words.contains(Refusal.alreadyRecorded.words))
      #expect(page.html.contains("补一句</textarea>"))
    }
  }
}

import Operations
import Testing
import Web

@Suite("Putting down a round through a village")
struct RoundPageTests {
  @Test("a township puts down visits of others; each line stands by itself")
  func round() async throws {
    try await TestWorld.browse { browser, world in
      try await world.addTownship()
      let township = try await browser.signedIn(as: TestWorld.township)
      let path = "/visits/round?village=341202001201&day=2026-06-19"
      let form = try await township.get(path)
      #expect(form.words.contains("李秀英家"))
      #expect(!form.words.contains("赵大山家"))
      var typed = [
        ("village", "341202001201"), ("day", "2026-06-19"),
        ("time", "09:30"), ("mode", "入户"), ("workers", "V1"),
        ("household", "H1"), ("line.H1.id", form.hidden("line.H1.id") ?? ""),
        ("line.H1.result", "完成"), ("line.H1.remark", "家里都好"),
      ]
      let refused = try await township.post("/visits/round", typed)
      #expect(refused.status == 422)
      #expect(refused.words.contains("完成的访视要勾选见到"))
      #expect(refused.html.contains("value=\"家里都好\""))
      typed += [("line.H1.persons", "P1"), ("line.H1.all-normal", "是")]
      let saved = try await township.post("/visits/round", typed)
      #expect(saved.status == 303)
      let again = try await township.post("/visits/round", typed)
      #expect(again.location == saved.location)
      let home = try await township.get("/households/H1")
      #expect(home.words.contains("访视 1 次"))
      #expect(home.words.contains("代录"))
      #expect(home.words.contains("陈立（township）"))
    }
  }

  @Test("nothing chosen is said, a village elsewhere is not found")
  func refused() async throws {
    try await TestWorld.browse { browser, world in
      try await world.addTownship()
      let township = try await browser.signedIn(as: TestWorld.township)
      let none = try await township.post(
        "/visits/round",
        [
          ("village", "341202001201"), ("day", "2026-06-19"),
          ("household", "H1"), ("line.H1.result", ""),
        ])
      #expect(none.status == 422)
      #expect(none.words.contains("还没有选任何一户"))
      let elsewhere = try await township.get(
        "/visits/round?village=341203001201")
      #expect(elsewhere.status == 404)
    }
  }

  @Test("answers of a visit on which nobody was met are never lost silently")
  func answersKept() async throws {
    try await TestWorld.work { browser, _ in
      var typed = VisitTyped(
        try await browser.get("/households/H1/visits/new"))
      typed.set("result", "无人在家")
      typed.set("persons", "")
      let page = try await browser.post(
        "/households/H1/visits", typed.fields.filter { !$0.1.isEmpty })
      #expect(page.status == 422)
      #expect(page.words.contains("检查表：结果是“无人在家”"))
      #expect(page.html.contains("name=\"clear-answers\""))
      typed.set("clear-answers", "是")
      let saved = try await browser.post(
        "/households/H1/visits", typed.fields.filter { !$0.1.isEmpty })
      #expect(saved.status == 303)
    }
  }

  @Test("a problem without words is asked for, by the name of the field")
  func problemWithoutWords() async throws {
    try await TestWorld.work { browser, _ in
      var typed = VisitTyped(
        try await browser.get("/households/H1/visits/new"))
      typed.set("answers.fuyang-2022/visit.care", "有问题")
      let page = try await browser.post("/households/H1/visits", typed.fields)
      #expect(page.status == 422)
      #expect(page.words.contains("：请写明是什么问题"))
    }
  }
}

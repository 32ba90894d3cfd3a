import Foundation
import Operations
import Testing
import Web

@Suite("Emergencies and notices on pages")
struct EmergencyPageTests {
  private static let report = Route.householdEmergency.path(
    TestWorld.household)

  /// The kind that stands first on the form.
  private func kind(on page: PageRead) throws -> String {
    let begin = "name=\"kind\" value=\""
    let start = try #require(page.html.range(of: begin)?.upperBound)
    return String(page.html[start...].prefix { $0 != "\"" })
  }

  @Test("another village's household is not there to report for")
  func forbidden() async throws {
    try await TestWorld.work { browser, _ in
      let path = Route.householdEmergency.path(TestWorld.strange)
      let page = try await browser.get(path)
      #expect(page.status == 404)
      let answer = try await browser.post(path, [("kind", "x")])
      #expect(answer.status == 404)
    }
  }

  @Test("a report without a kind comes back with what was typed")
  func refused() async throws {
    try await TestWorld.work { browser, _ in
      let form = try await browser.get(Self.report)
      let id = try #require(form.hidden("id"))
      let answer = try await browser.post(
        Self.report, [("id", id), ("words", "两天没有见到人")])
      #expect(answer.status == 422)
      #expect(answer.words.contains("请选是什么情况"))
      #expect(answer.html.contains("两天没有见到人"))
      #expect(answer.hidden("id") == id)
    }
  }

  @Test("from the red entry on every page to the report in three taps")
  func reported() async throws {
    try await TestWorld.work { browser, _ in
      let today = try await browser.get("/today")
      #expect(today.html.contains("href=\"/emergency\""))
      let household = try await browser.get(
        Route.household.path(TestWorld.household))
      #expect(household.html.contains("href=\"\(Self.report)\""))
      let form = try await browser.get(Self.report)
      for number in ["110", "120", "119"] {
        #expect(form.html.contains("href=\"tel:\(number)\""))
      }
      let id = try #require(form.hidden("id"))
      let kind = try kind(on: form)
      let sent = try await browser.post(
        Self.report, [("id", id), ("kind", kind)])
      #expect(sent.status == 303)
      #expect(sent.location == Route.incident.path(id))
      let page = try await browser.following(sent)
      #expect(page.words.contains("已报告"))
      #expect(page.words.contains("同时通知"))
      #expect(page.words.contains("处置清单"))
      let step = try await browser.post(
        Route.incidentSteps.path(id),
        [
          ("id", try #require(page.hidden("id"))), ("step", "开始处置"),
          ("words", ""),
        ])
      #expect(step.status == 303)
      let next = try await browser.following(step)
      #expect(next.words.contains("处置中"))
      // A step that does not fit is told in words, beside what was typed.
      let wrong = try await browser.post(
        Route.incidentSteps.path(id),
        [("id", id), ("step", "开始处置"), ("words", "又一次")])
      #expect(wrong.status == 422)
      #expect(wrong.words.contains("这起应急现在是“处置中”"))
      let list = try await browser.get("/incidents")
      #expect(list.html.contains(Route.incident.path(id)))
    }
  }

  @Test("a notice waits in the inbox with a number beside it, is confirmed")
  func inbox() async throws {
    try await TestWorld.work { browser, _ in
      let form = try await browser.get(Self.report)
      _ = try await browser.post(
        Self.report,
        [
          ("id", try #require(form.hidden("id"))),
          ("kind", try kind(on: form)),
        ])
      let sent = try await browser.get("/inbox?list=sent")
      #expect(sent.words.contains("应急报告"))
      let messages = Route.messages.path(TestWorld.household)
      let message = try await browser.get(messages)
      _ = try await browser.post(
        messages,
        [
          ("id", try #require(message.hidden("id"))),
          ("office", "341202001201 属地"), ("text", "给自己村里留个话"),
        ])
      let inbox = try await browser.get("/inbox")
      #expect(inbox.html.contains("class=\"badge\">1<"))
      #expect(inbox.words.contains("给自己村里留个话"))
      let id = try #require(
        inbox.html.firstMatch(of: /href="\/notices\/([0-9a-f-]+)"/)
      ).output.1
      let path = Route.notice.path(String(id))
      let page = try await browser.get(path)
      let confirmed = try await browser.post(
        path + "/acknowledgement",
        [("id", try #require(page.hidden("id"))), ("text", "知道了")])
      #expect(confirmed.status == 303)
      let after = try await browser.following(confirmed)
      #expect(after.words.contains("已确认"))
      #expect(after.words.contains("知道了"))
      #expect(!after.html.contains("class=\"badge\""))
    }
  }

  @Test("searching posts, and never puts a name into an address")
  func search() async throws {
    try await TestWorld.work { browser, _ in
      let empty = try await browser.post("/emergency", [("term", "")])
      #expect(empty.status == 422)
      let found = try await browser.post("/emergency", [("term", "王")])
      #expect(found.status == 200)
      #expect(found.html.contains(Self.report))
      #expect(!found.html.contains(TestWorld.strange + "/emergency"))
    }
  }
}

import Casework
import Exchange
import Foundation
import Operations
import Testing

/// A household with a child, and a township's account.
private enum ProtectionWorld {
  static func work(
    _ test: @escaping @Sendable (Browser, TestWorld) async throws -> Void
  ) async throws {
    try await TestWorld.work { browser, world in
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "protection-\(UUID().uuidString)")
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      for (name, text) in files {
        try text.write(
          to: folder.appending(path: name), atomically: true,
          encoding: .utf8)
      }
      _ = try await world.office.perform(
        ImportRegister(source: FolderSource(folder: folder.path)),
        as: .system("test"))
      let township = try #require(AreaCode("341202001"))
      try await world.office.perform(
        AddAccount(
          login: "township", password: TestWorld.password,
          workerNumber: "T1", role: .township, area: township),
        as: .system("test"))
      try await test(browser, world)
    }
  }

  private static let files = [
    "persons.csv": """
    人员编号,姓名,户编号,与户主关系,性别,出生日期,残疾类别,残疾等级,发证日期,证件状态,疑似残疾
    P9,李小满,H1,子女,女,2024-03-01,,,,,是

    """
  ]
}

@Suite("The pages of children, legal capacity and infringements")
struct ProtectionPageTests {
  private static func path(_ page: PageRead, _ end: String) throws -> String {
    let paths = page.html.matches(of: /href="([^"]+)"/).map {
      String($0.output.1)
    }
    return try #require(paths.first { $0.hasSuffix(end) })
  }

  @Test("a child is reported from the household's page, and helped")
  func child() async throws {
    try await ProtectionWorld.work { browser, _ in
      let home = try await browser.get("/households/H1")
      let path = try Self.path(home, "/child-report")
      let stranger = try await browser.signedIn(as: TestWorld.stranger)
      #expect(try await stranger.get(path).status == 404)
      #expect(try await stranger.post(path, [("x", "x")]).status == 404)
      let form = try await browser.get(path)
      let id = try #require(form.hidden("id"))
      let wrong = try await browser.post(
        path,
        [
          ("id", id), ("base", ""), ("v.found", "2026-06-10"),
          ("v.source", "家庭"), ("v.signs", "叫名字没有反应"),
          ("v.diagnosed", "2026-06-09"), ("v.diagnosis", "听力残疾"),
          ("v.place", "市医院"),
        ])
      #expect(wrong.status == 422)
      #expect(wrong.words.contains("早于发现日期"))
      #expect(wrong.html.contains("叫名字没有反应</textarea>"))
      #expect(wrong.html.contains("value=\"听力残疾\""))
      #expect(wrong.hidden("id") == id)
      let fields = [
        ("id", id), ("base", ""), ("v.found", "2026-06-10"),
        ("v.source", "家庭"), ("v.signs", "叫名字没有反应"),
      ]
      let saved = try await browser.post(path, fields)
      #expect(saved.status == 303)
      // Sent twice it is one.
      #expect(try await browser.post(path, fields).status == 303)
      let page = try await browser.following(saved)
      #expect(page.words.contains("已发现待诊断"))
      #expect(page.words.contains("发现后10天"))
      let report = try #require(saved.location?.split(separator: "?").first)
      #expect(try await stranger.get(String(report)).status == 404)
      let step = try await browser.get(try Self.path(page, "/diagnosis"))
      let done = try await browser.post(
        try Self.path(page, "/diagnosis"),
        [
          ("id", step.hidden("id") ?? ""), ("base", step.hidden("base") ?? ""),
          ("v.diagnosed", "2026-06-15"), ("v.diagnosis", "听力残疾"),
          ("v.place", "市医院"),
        ])
      #expect(done.status == 303)
      let list = try await browser.get("/child-reports")
      #expect(list.words.contains("已诊断待干预 1"))
      #expect(list.words.contains("发现到诊断 5天"))
      let after = try await browser.get("/households/H1")
      #expect(after.words.contains("诊断已5天，还没有干预"))
      #expect(!after.html.contains("/child-report\""))
      let township = try await browser.signedIn(as: "township")
      let inbox = try await township.get("/inbox")
      #expect(inbox.words.contains("儿童残疾报告"))
      #expect(!inbox.words.contains("李小满"))
      #expect(try await !stranger.get("/child-reports").words.contains("小满"))
    }
  }

  @Test("legal capacity is proposed by the village, and listed")
  func capacity() async throws {
    try await ProtectionWorld.work { browser, _ in
      let township = try await browser.signedIn(as: "township")
      let home = try await township.get("/households/H1")
      let path = try Self.path(home, "/changes/capacity")
      let form = try await township.get(path)
      let made = try await township.post(
        path,
        [
          ("id", form.hidden("id") ?? ""), ("base", form.hidden("base") ?? ""),
          ("v.capacity", "无民事行为能力"), ("v.from", "2026-06-01"),
          ("v.source", "医学鉴定"),
        ])
      #expect(made.status == 303)
      let after = try await browser.get("/households/H1")
      #expect(after.words.contains("无民事行为能力（6月1日起，医学鉴定）"))
      let lists = try await browser.get("/lists")
      #expect(lists.words.contains("未成年人和无（限制）行为能力人 1 人"))
      let list = try await browser.get("/lists/protected")
      #expect(list.words.contains("无监护人"))
      #expect(try await browser.get("/lists/unguarded").status == 200)
      let stranger = try await browser.signedIn(as: TestWorld.stranger)
      #expect(
        try await !stranger.get("/lists/protected").words.contains("无监护人"))
    }
  }

  @Test("what is on record of an infringement stays with those it concerns")
  func infringement() async throws {
    try await ProtectionWorld.work { browser, _ in
      let form = try await browser.get("/households/H1/matters/new")
      let opened = try await browser.post(
        "/households/H1/matters",
        [
          ("id", form.hidden("id") ?? ""), ("domain", "fuyang-2022/rights"),
          ("what", "补贴被人取走"), ("urgency", ""), ("person", ""),
          ("wish", ""),
        ])
      let matter = try await browser.following(opened)
      let formPath = try Self.path(matter, "/infringement/form")
      let path = formPath.replacing("/form", with: "")
      #expect(try await browser.get(path).status == 404)
      let township = try await browser.signedIn(as: "township")
      let paper = try await township.get(formPath)
      let wrong = try await township.post(
        formPath,
        [
          ("id", paper.hidden("id") ?? ""), ("base", ""),
          ("v.happened", "2026-06-10"), ("v.kind", "财产侵占"),
          ("v.words", "侄子取走了补贴"), ("v.body", "公安"),
          ("v.informed", "2026-06-09"), ("v.time", "09:00"),
        ])
      #expect(wrong.status == 422)
      #expect(wrong.html.contains("侄子取走了补贴</textarea>"))
      let saved = try await township.post(
        formPath,
        [
          ("id", paper.hidden("id") ?? ""), ("base", ""),
          ("v.happened", "2026-06-10"), ("v.kind", "财产侵占"),
          ("v.words", "侄子取走了补贴"), ("v.body", "公安"),
          ("v.informed", "2026-06-12"), ("v.time", "09:00"),
        ])
      #expect(saved.status == 303)
      let page = try await township.following(saved)
      #expect(page.words.contains("用时 发生后2天反映"))
      // The village worker opened the matter and sees that there is more.
      let seen = try await browser.get(
        path.replacing("/infringement", with: ""))
      #expect(seen.words.contains("有侵权记录，限制查看"))
      #expect(!seen.html.contains("侄子"))
      #expect(!seen.html.contains(path))
      for closed in [path, formPath] {
        let refused = try await browser.get(closed)
        #expect(refused.status == 404)
        #expect(!refused.html.contains("侄子"))
      }
    }
  }
}

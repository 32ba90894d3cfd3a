import Foundation
import Hummingbird
import Operations
import Testing

@Suite("Importing in the browser")
struct ImportPageTests {
  private func send(
    _ browser: Browser, _ files: [(String, String)],
    origin: String? = "http://localhost"
  ) async throws -> PageRead {
    var body = ""
    for (name, text) in files {
      body +=
        "--cut\r\nContent-Disposition: form-data; name=\"files\"; "
        + "filename=\"\(name)\"\r\nContent-Type: text/csv\r\n\r\n\(text)\r\n"
    }
    return try await browser.post(
      "/office/import", body: body + "--cut--\r\n",
      type: "multipart/form-data; boundary=cut", origin: origin)
  }

  private static let good = """
    户编号,村代码,户主
    H7,341202001201,钱七
    H8,341202001202,孙八
    """
  private static let bad = """
    户编号,村代码,户主
    H7,341202001201,钱七
    H8,341202009999,孙八
    H9,34120200,周九
    """

  @Test("Nobody without the permission, and no other page's form")
  func forbidden() async throws {
    try await TestWorld.browse { browser, _ in
      let page = try await send(browser, [("households.csv", Self.good)])
      #expect(page.status == 401)
    }
    try await TestWorld.work { browser, _ in
      let page = try await send(browser, [("households.csv", Self.good)])
      #expect(page.status == 404)
    }
    try await TestWorld.administer { browser, _ in
      let strange = try await send(
        browser, [("households.csv", Self.good)], origin: "http://evil.test")
      #expect(strange.status == 403)
    }
  }

  @Test("Files that are none of ours are refused by name")
  func refused() async throws {
    try await TestWorld.administer { browser, _ in
      for files in [
        [], [("other.csv", "a")], [("../../x", "a")],
        [("areas.csv", "a"), ("areas.csv", "a")],
      ] {
        #expect(try await send(browser, files).status == 422)
      }
      let table = try await send(browser, [("households.csv", "甲,乙\n1,2")])
      let page = try await browser.settled(try #require(table.location))
      #expect(page.status == 422)
      #expect(page.words.contains("缺少必需的列"))
      let other = try await browser.post(
        "/office/staff", body: "--cut--\r\n",
        type: "multipart/form-data; boundary=cut")
      #expect(other.status == 415)
    }
  }

  @Test("Errors are told in groups; the rest is imported when asked")
  func partial() async throws {
    try await TestWorld.administer { browser, world in
      let sent = try await send(browser, [("households.csv", Self.bad)])
      #expect(sent.status == 303)
      let path = try #require(sent.location)
      let checked = try await browser.settled(path)
      #expect(checked.words.contains("还没有保存任何内容"))
      #expect(checked.words.contains("辖区代码不在 areas.csv 中"))
      #expect(checked.words.contains("第3行"))
      #expect(try await browser.get("/households/H7").status == 404)
      // Another's is not his to see.
      let other = try await browser.signedIn(as: TestWorld.villageWorker)
      #expect(try await other.get(path).status == 404)
      // With errors only what is good can be imported.
      let all = try await browser.post(path, [("do", "import")])
      #expect(all.status == 422)
      _ = try await browser.post(path, [("do", "accept")])
      let done = try await browser.settled(path)
      #expect(done.words.contains("已导入，退回2行"))
      #expect(try await browser.get("/households/H7").status == 200)
      let rows = try await browser.get(path + "/refused/households")
      #expect(rows.headers[.contentType] == "text/csv; charset=utf-8")
      #expect(rows.html.contains("H8"))
      #expect(!rows.html.contains("H7"))
      #expect(try await world.differences() == [])
      _ = try await browser.post(path, [("do", "discard")])
      #expect(try await browser.get(path).status == 404)
      let left = try FileManager.default.subpathsOfDirectory(
        atPath: world.office.workFolder + "/.fangshi-uploads")
      #expect(left.filter { $0.hasSuffix(".csv") } == [])
    }
  }

  @Test("Without errors everything is imported, once")
  func whole() async throws {
    try await TestWorld.administer { browser, world in
      let sent = try await send(browser, [("households.csv", Self.good)])
      let path = try #require(sent.location)
      let checked = try await browser.settled(path)
      #expect(checked.words.contains("没有错误"))
      _ = try await browser.post(path, [("do", "import")])
      let again = try await browser.post(path, [("do", "import")])
      #expect(again.status == 303)
      let done = try await browser.settled(path)
      #expect(done.words.contains("households.csv 2 0 0 0"))
      #expect(try await world.differences() == [])
    }
  }
}

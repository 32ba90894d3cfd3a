import Database
import Foundation
import Operations
import Testing

/// What is worked out beside the requests, while a table is missing.
@Suite("Work beside the requests that goes wrong")
struct BesideRequestTests {
  private func change(_ world: TestWorld, _ script: String) async throws {
    try await world.office.engine.write { try $0.execute(script: script) }
  }

  private func without(
    _ table: String, _ world: TestWorld,
    _ body: () async throws -> Void
  ) async throws {
    try await change(world, "ALTER TABLE \(table) RENAME TO away")
    try await body()
    try await change(world, "ALTER TABLE away RENAME TO \(table)")
  }

  private func upload(_ browser: Browser) async throws -> String {
    let rows = "户编号,村代码,户主\nH7,341202001201,钱七\n"
    let sent = try await browser.post(
      "/office/import",
      body: "--cut\r\nContent-Disposition: form-data; name=\"files\"; "
        + "filename=\"households.csv\"\r\nContent-Type: text/csv\r\n\r\n"
        + rows + "\r\n--cut--\r\n",
      type: "multipart/form-data; boundary=cut")
    return try #require(sent.location)
  }

  @Test("An import keeps the files, says so, and goes on where it stopped")
  func importing() async throws {
    try await TestWorld.administer { browser, world in
      let path = try await upload(browser)
      #expect(try await browser.settled(path).words.contains("没有错误"))
      try await without("ledger_counts", world) {
        _ = try await browser.post(path, [("do", "import")])
        let failed = try await browser.settled(path)
        #expect(failed.status == 500)
        #expect(failed.words.contains("上传的文件还在"))
        #expect(failed.words.contains("编号"))
        #expect(!failed.words.contains("ledger"))
      }
      #expect(try await browser.get("/households/H7").status == 404)
      _ = try await browser.post(path, [("do", "import")])
      let done = try await browser.settled(path)
      #expect(done.status == 200)
      #expect(done.words.contains("households.csv 1 0 0 0"))
      #expect(try await world.differences() == [])
    }
  }

  @Test("An import that is started twice at once is made once")
  func twice() async throws {
    try await TestWorld.administer { browser, world in
      let path = try await upload(browser)
      #expect(try await browser.settled(path).words.contains("没有错误"))
      async let one = browser.post(path, [("do", "import")])
      async let other = browser.post(path, [("do", "import")])
      #expect(try await [one.status, other.status] == [303, 303])
      let done = try await browser.settled(path)
      #expect(done.words.contains("households.csv 1 0 0 0"))
      #expect(try await world.differences() == [])
    }
  }

  @Test("A check that failed asks for the files again, with a number")
  func checking() async throws {
    try await TestWorld.administer { browser, world in
      try await without("worker_links", world) {
        let path = try await upload(browser)
        let failed = try await browser.settled(path)
        #expect(failed.status == 500)
        #expect(failed.words.contains("重新上传"))
        #expect(failed.words.contains("需要帮助时，请把这个编号告诉系统管理员"))
        // Nothing is offered that has not been checked.
        _ = try await browser.post(path, [("do", "import")])
        #expect(try await browser.settled(path).status == 500)
      }
    }
  }

  @Test("A trial and numbers of another day say that they failed")
  func counting() async throws {
    try await TestWorld.administer { browser, world in
      try await without("visit_workers", world) {
        let trial = try await browser.post(
          "/office/trial",
          [
            ("area", "341202"),
            ("change", "duty:fuyang-2022/village-quarterly"),
            ("window", "1"), ("required", "1"), ("from", "2027-01"),
            ("to", "2027-12"), ("capacity", "40"),
          ])
        let judged = try await browser.post(
          "/coverage/341202/other-day",
          [("from", "2026-01"), ("to", "2026-03"), ("asOf", "2026-03-31")])
        for started in [trial, judged] {
          let failed = try await browser.settled(try #require(started.location))
          #expect(failed.status == 500)
          #expect(failed.words.contains("系统出了点问题"))
          #expect(failed.words.contains("编号"))
          #expect(!failed.words.contains("visit_workers"))
        }
      }
    }
  }
}

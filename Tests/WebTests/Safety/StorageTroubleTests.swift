import Database
import HTTPTypes
import Logging
import Operations
import Testing

@testable import Web

@Suite("What pages say of a database in trouble")
struct StorageTroubleTests {
  @Test(
    "Wait, or tell the administrator; anything else is a fault",
    arguments: [
      (DatabaseFailure.busy, 503, "过一会儿再试"),
      (.connectionLost, 503, "过一会儿再试"),
      (.unreachable(reason: "no answer"), 503, "过一会儿再试"),
      (.tooManyConnections, 503, "过一会儿再试"),
      (.readOnlyServer, 503, "只能查看"),
      (.diskFull, 503, "存储空间"),
      (.constraint("visits: a row"), 500, "系统出了点问题"),
      (.newerSchema(found: 99, known: 1), 500, "系统出了点问题"),
    ])
  func words(failure: DatabaseFailure, status: Int, words: String) {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let fault = Fault(failure, in: logger)
    #expect(fault.status.code == status)
    #expect(fault.words.contains(words))
    // A form says that what was typed is kept.
    #expect(fault.wordsBesideForm.contains("您填的内容都在下面"))
    #expect(!fault.words.contains("visits"))
  }

  @Test("A page asked for while the database is gone says so, and is a page")
  func gone() async throws {
    try await TestWorld.work { browser, world in
      try await world.office.close()
      let page = try await browser.get("/today")
      #expect([500, 503].contains(page.status))
      #expect(page.html.contains("没有完成"))
    }
  }
}

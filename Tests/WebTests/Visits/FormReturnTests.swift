import Hummingbird
import Logging
import Operations
import Testing

@testable import Web

@Suite("A form that could not be saved")
struct FormReturnTests {
  struct LostLock: Error {}

  @Test("a fault gives it back with all that was typed and a number to quote")
  func fault() async throws {
    try await TestWorld.browse { _, world in
      let account = try #require(
        try await world.office.perform(
          OpenSession(world.session), as: .stranger))
      let forms = FormReturn(
        site: try Site(office: world.office, isSecure: false))
      let id = Identifier.make(at: world.office.clock.now())
      let fields = FormFields([
        .init("id", id), .init("day", "2026-06-19"),
        .init("remark", "没保存上的备注"),
      ])
      var logger = Logger(label: "test")
      logger.logLevel = .critical
      let response = try await forms.again(
        VisitTarget(household: TestWorld.household), fields, for: account,
        because: LostLock(), logger: logger)
      let html = try await text(of: response)
      #expect(response.status == .internalServerError)
      #expect(html.contains("没保存上的备注</textarea>"))
      #expect(html.contains("value=\"\(id)\""))
      #expect(html.contains("重复保存不会重复记录"))
      #expect(html.firstMatch(of: /编号 [2-9A-Z]{8}/) != nil)
      #expect(!html.contains("LostLock"))
    }
  }

  private func text(of response: Response) async throws -> String {
    let collector = Collector()
    try await response.body.write(collector)
    return await collector.pages.text
  }

  private struct Collector: ResponseBodyWriter {
    actor Pages {
      var text = ""
      func add(_ buffer: ByteBuffer) { text += String(buffer: buffer) }
    }

    let pages = Pages()

    mutating func write(_ buffer: ByteBuffer) async throws {
      await pages.add(buffer)
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
  }
}

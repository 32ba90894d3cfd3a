import Database
import Operations
import TestSupport
import Testing

@Suite("A database without an office")
struct NoOfficeTests {
  @Test("is told so by whoever does not make one, and stays empty")
  func empty() async throws {
    let place = try TestPlace()
    try await place.open().close()
    let failure = await #expect(throws: DatabaseFailure.self) {
      _ = try await Office.open(
        place.text, key: place.keyPath, policies: Register.packs)
    }
    #expect(failure?.description.contains("there is no office") == true)
    let engine = try place.open()
    let tables = try await engine.read { connection in
      try connection.rows(connection.dialect.listsTables) { $0.text(0) }
    }
    #expect(tables == [])
    try await engine.close()
  }
}

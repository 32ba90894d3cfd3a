import Casework
import Operations

extension TestWorld {
  /// Runs a test with the browser of the county's office, signed in.
  static func administer(
    _ test: @escaping @Sendable (Browser, TestWorld) async throws -> Void
  ) async throws {
    try await browse { browser, world in
      guard let county = AreaCode("341202") else { return }
      try await world.office.perform(
        AddAccount(
          login: "county", password: password, workerNumber: "",
          role: .county, area: county), as: .system("test"))
      try await test(try await browser.signedIn(as: "county"), world)
    }
  }

  func differences() async throws -> [String] {
    try await office.perform(VerifyLedger(), as: .system("test"))
  }
}

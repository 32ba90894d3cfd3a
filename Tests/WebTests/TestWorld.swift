import Casework
import Exchange
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Operations
import Web

/// A county with two villages, a household in each, and the small cast whose
/// accounts every test uses.
struct TestWorld: Sendable {
  let office: Office
  let server: WebServer

  /// Of the village worker's own village.
  static let household = "H1"
  static let person = "P1"
  /// Of the village next to it.
  static let strange = "H2"
  static let password = "sunny-river-2026"

  static let villageWorker = "village"
  static let stranger = "elsewhere"

  static func make(isSecure: Bool = false) async throws -> TestWorld {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "fangshi-web-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    for (name, text) in TestFolder.files {
      try text.write(
        to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    let office = try await Office.open(
      folder.appending(path: "world.sqlite").path, create: true,
      policies: TestFolder.packs, today: Day("2026-06-20"))
    let system = Actor.system("test")
    _ = try await office.perform(
      ImportRegister(source: FolderSource(folder: folder.path)), as: system)
    for (login, worker, area) in [
      (villageWorker, "V1", "341202001201"), (stranger, "V2", "341202001202"),
    ] {
      guard let area = AreaCode(area) else { continue }
      try await office.perform(
        AddAccount(
          login: login, password: password, workerNumber: worker,
          role: .village, area: area), as: system)
    }
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return TestWorld(
      office: office,
      server: WebServer(
        office: office, configuration: WebConfiguration(isSecure: isSecure),
        logger: logger))
  }

  /// Runs a test with a browser that has not signed in.
  static func browse(
    isSecure: Bool = false,
    _ test: @escaping @Sendable (Browser, TestWorld) async throws -> Void
  ) async throws {
    let world = try await make(isSecure: isSecure)
    try await world.server.buildApplication().test(.router) { client in
      try await test(Browser(client: client), world)
    }
  }

  /// Runs a test with the village worker's browser, signed in.
  static func work(
    _ test: @escaping @Sendable (Browser, TestWorld) async throws -> Void
  ) async throws {
    try await browse { browser, world in
      try await test(browser.signedIn(as: villageWorker), world)
    }
  }
}

import Casework
import Exchange
import Foundation
import Hummingbird
import HummingbirdTesting
import Logging
import Operations
import TestSupport
import Web

/// A county with two villages, a household in each, and the small cast whose
/// accounts every test uses. Each test has its own.
struct TestWorld: Sendable {
  let office: Office
  private let place: TestPlace
  let server: WebServer
  /// The village worker's session.
  let session: SessionToken

  /// Of the village worker's own village.
  static let household = "H1"
  static let person = "P1"
  /// Of the village next to it.
  static let strange = "H2"
  static let password = "sunny-river-2026"

  static let villageWorker = "village"
  static let stranger = "elsewhere"

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
      var worker = browser
      worker.cookie = "fangshi=\(world.session.text)"
      try await test(worker, world)
    }
  }

  private static func make(isSecure: Bool) async throws -> TestWorld {
    let model = try await TestModel.shared.value
    let place = try model.place.copy()
    let office = try await TestModel.open(place)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return TestWorld(
      office: office, place: place,
      server: WebServer(
        office: office, configuration: WebConfiguration(isSecure: isSecure),
        logger: logger), session: model.session)
  }
}

/// The world made once, with its accounts and a session, as hashing
/// passwords takes its time; tests get copies.
struct TestModel: Sendable {
  let place: TestPlace
  let session: SessionToken

  static let shared = Task { try await make() }

  static func open(_ place: TestPlace) async throws -> Office {
    try await Office.open(
      place.text, create: true, key: place.keyPath,
      policies: TestFolder.packs, today: Day("2026-06-20"))
  }

  private static func make() async throws -> TestModel {
    let place = try TestPlace()
    let folder = place.folder
    for (name, text) in TestFolder.files {
      try text.write(
        to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    let office = try await open(place)
    let system = Actor.system("test")
    _ = try await office.perform(
      ImportRegister(source: FolderSource(folder: folder.path)), as: system)
    for (login, worker, area) in [
      (TestWorld.villageWorker, "V1", "341202001201"),
      (TestWorld.stranger, "V2", "341202001202"),
    ] {
      guard let area = AreaCode(area) else { continue }
      try await office.perform(
        AddAccount(
          login: login, password: TestWorld.password, workerNumber: worker,
          role: .village, area: area), as: system)
    }
    let session = try await office.perform(
      SignIn(login: TestWorld.villageWorker, password: TestWorld.password),
      as: .stranger)
    try await office.close()
    return TestModel(place: place, session: session)
  }
}

package import Database
package import Foundation
import Synchronization

/// A place for the database of one test: a file in a folder of its own, or,
/// where FANGSHI_TEST_ENGINE says `postgresql`, a database of its own on the
/// server that FANGSHI_TEST_SERVER names.
package final class TestPlace: Sendable {
  /// For the key and other files; removed with the place.
  package let folder: URL
  package let address: DatabaseAddress
  private let name: String?

  package convenience init() throws {
    try self.init(from: nil)
  }

  /// A place of the engine that this run is not about; empty.
  package static func ofOtherEngine() throws -> TestPlace {
    try TestPlace(from: nil, onServer: !TestServer.isChosen)
  }

  /// A copy of what is there now; nobody may have it open.
  package func copy() throws -> TestPlace {
    try TestPlace(from: self)
  }

  private init(
    from model: TestPlace?, onServer: Bool = TestServer.isChosen
  ) throws {
    let id = UUID().uuidString.lowercased()
    folder = FileManager.default.temporaryDirectory
      .appending(path: "fangshi-test-\(id)")
    if let model {
      try FileManager.default.copyItem(at: model.folder, to: folder)
    } else {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true)
    }
    Leftovers.add(folder)
    guard onServer else {
      name = nil
      address = .file(folder.appending(path: "test.sqlite").path)
      return
    }
    let name = "test_" + id.replacing("-", with: "_")
    try TestServer.make(name, from: model?.name)
    self.name = name
    address = .server(try TestServer.url(of: name))
  }

  deinit {
    Leftovers.remove(folder)
    if let name { TestServer.drop(name) }
  }

  /// As a command line takes it.
  package var text: String {
    switch address {
    case .file(let path): path
    case .server(let url): url
    }
  }

  /// The key file, whatever the engine is.
  package var keyPath: String { folder.appending(path: "test.key").path }

  package func open() throws -> any Engine {
    try address.open(create: true)
  }
}

/// Folders of places that are still in use when the tests end, as what all
/// tests of a run share is; they go when the program does.
private enum Leftovers {
  private static let folders = Mutex<Set<URL>>([])
  private static let sweep: Void = {
    atexit { Leftovers.removeAll() }
  }()

  static func add(_ folder: URL) {
    sweep
    _ = folders.withLock { $0.insert(folder) }
  }

  static func remove(_ folder: URL) {
    _ = folders.withLock { $0.remove(folder) }
    try? FileManager.default.removeItem(at: folder)
  }

  private static func removeAll() {
    let left = folders.withLock { $0 }
    for folder in left { remove(folder) }
  }
}

/// The PostgreSQL of this test run.
package enum TestServer {
  package static var isChosen: Bool {
    environment["FANGSHI_TEST_ENGINE"] == "postgresql"
  }

  private static var environment: [String: String] {
    ProcessInfo.processInfo.environment
  }

  /// - Throws: where no server was named; no test passes without it.
  package static func url(of database: String) throws -> String {
    guard let server = environment["FANGSHI_TEST_SERVER"] else {
      throw Missing()
    }
    return server + "/" + database
  }

  package static func make(_ name: String, from model: String?) throws {
    let template = model ?? "template0"
    try run("CREATE DATABASE \(name) TEMPLATE \(template)")
  }

  package static func drop(_ name: String) {
    try? run("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
  }

  private static func run(_ sql: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "psql", "-qX", "-v", "ON_ERROR_STOP=1", "-c", sql,
      try url(of: "postgres"),
    ]
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw Failed(sql: sql) }
  }

  struct Missing: Error, CustomStringConvertible {
    let description =
      "FANGSHI_TEST_SERVER is not set; `make test` starts a server"
  }

  struct Failed: Error {
    var sql: String
  }
}

import Casework
import Exchange
import Foundation

/// An exchange folder for one test, removed after it.
final class TestFolder: Sendable {
  let url: URL

  init() throws {
    url =
      FileManager.default.temporaryDirectory
      .appending(path: "exchange-\(UUID().uuidString)").standardizedFileURL
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true)
  }

  convenience init(_ files: SampleFiles) throws {
    try self.init()
    for (table, text) in files.texts { try write(text, to: table) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var path: String { url.path }

  func file(_ table: RegisterTable) -> URL {
    url.appending(path: table.fileName)
  }

  func write(_ text: String, to table: RegisterTable) throws {
    try write(Data((text + "\n").utf8), to: table)
  }

  func write(_ bytes: Data, to table: RegisterTable) throws {
    try bytes.write(to: file(table))
  }

  /// Texts of the files that are there.
  func texts() throws -> [RegisterTable: String] {
    var texts: [RegisterTable: String] = [:]
    for table in RegisterTable.allCases
    where FileManager.default.fileExists(atPath: file(table).path) {
      texts[table] = try String(contentsOf: file(table), encoding: .utf8)
    }
    return texts
  }
}

import Foundation

/// A folder for one test, removed after it.
final class Folder {
  let url: URL

  init(_ files: [String: String]) throws {
    url =
      FileManager.default.temporaryDirectory
      .appending(path: "packs-\(UUID().uuidString)").standardizedFileURL
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true)
    for (name, text) in files {
      let file = url.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var path: String { url.path }
}

package import Database
import Foundation

/// The key of the encrypted columns: the file that FANGSHI_KEY_FILE names,
/// else `DB.key` beside a SQLite file, and `.fangshi/DATABASE.key` in the
/// home folder for a database on a server.
package struct KeyFile: Sendable {
  package let path: String

  package init(database: DatabaseAddress) {
    if let named = ProcessInfo.processInfo.environment["FANGSHI_KEY_FILE"] {
      path = named
      return
    }
    switch database {
    case .file(let file): path = file + ".key"
    case .server(let url):
      path =
        FileManager.default.homeDirectoryForCurrentUser
        .appending(path: ".fangshi/\(Self.name(of: url)).key").path
    }
  }

  /// A file of its own name.
  package init(path: String) { self.path = path }

  /// Host, port and database, as a file may be called.
  private static func name(of url: String) -> String {
    let address = url.split(separator: "?")[0]
    let place = address.split(separator: "@").last ?? address
    return place.split(separator: "/").filter { !$0.hasSuffix(":") }
      .joined(separator: "-").replacing(":", with: "-")
  }

  /// Reads the key.
  ///
  /// - Throws: `VaultFailure` where it is missing or no key.
  package func read() throws -> IdentityVault {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8)
    else { throw VaultFailure.missingKey(path: path) }
    let digits = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard digits.utf8.count == 64, let key = bytes(digits) else {
      throw VaultFailure.malformedKey(path: path)
    }
    return IdentityVault(key: key)
  }

  /// Makes a key with mode 0600; an existing one is read.
  package func readOrMake() throws -> IdentityVault {
    if FileManager.default.fileExists(atPath: path) { return try read() }
    try make()
    return try read()
  }

  /// Complete from the moment it is there; where somebody else was faster,
  /// his stays.
  private func make() throws {
    var generator = SystemRandomNumberGenerator()
    let key = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let digits = key.map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    try? FileManager.default.createDirectory(
      at: URL(filePath: path).deletingLastPathComponent(),
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let draft = path + ".\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: draft) }
    let made = FileManager.default.createFile(
      atPath: draft, contents: Data((digits.joined() + "\n").utf8),
      attributes: [.posixPermissions: 0o600])
    guard made, link(draft, path) == 0 || errno == EEXIST else {
      throw VaultFailure.missingKey(path: path)
    }
  }

  private func bytes(_ digits: String) -> [UInt8]? {
    let values = digits.compactMap(\.hexDigitValue)
    guard values.count == 64 else { return nil }
    return stride(from: 0, to: 64, by: 2).map {
      UInt8(values[$0] << 4 | values[$0 + 1])
    }
  }
}

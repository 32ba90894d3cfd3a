import Database
import Foundation
import Records
import Testing

@Suite("The key file")
struct KeyFileTests {
  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "key-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test("that is missing is named, with what to do")
  func missing() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = KeyFile(database: .file(folder.appending(path: "a.sqlite").path))
    let failure = #expect(throws: VaultFailure.self) { try file.read() }
    #expect(
      failure?.description
        == "the key of the encrypted columns is missing: \(file.path); put "
        + "the key file back or name it with FANGSHI_KEY_FILE")
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  @Test(
    "that holds anything but 64 hexadecimal digits is refused",
    arguments: [
      "", "\n", String(repeating: "a", count: 63),
      String(repeating: "a", count: 65), String(repeating: "g", count: 64),
      String(repeating: "ａ", count: 64), "钥匙",
      String(repeating: "0", count: 62) + "👵🏽",
    ])
  func malformed(text: String) throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = KeyFile(database: .file(folder.appending(path: "a.sqlite").path))
    try text.write(toFile: file.path, atomically: true, encoding: .utf8)
    for attempt in [file.read, file.readOrMake] {
      let failure = #expect(throws: VaultFailure.self) { try attempt() }
      #expect(
        failure?.description
          == "\(file.path) is no key file: it must hold 64 hexadecimal "
          + "digits")
    }
    #expect(try String(contentsOfFile: file.path, encoding: .utf8) == text)
  }

  @Test("is made beside the database, for its owner alone, and kept")
  func made() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = folder.appending(path: "a.sqlite").path
    let file = KeyFile(database: .file(database))
    let made = try file.readOrMake()
    #expect(file.path == database + ".key")
    let attributes = try FileManager.default.attributesOfItem(
      atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try file.read().keyID == made.keyID)
    #expect(try file.readOrMake().keyID == made.keyID)
    let sealed = try made.seal("13912345678")
    #expect(try file.read().open(sealed) == "13912345678")
    let other = KeyFile(
      database: .file(folder.appending(path: "b.sqlite").path))
    #expect(try other.readOrMake().keyID != made.keyID)
  }
}

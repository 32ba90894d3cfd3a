import Foundation
import Testing

@testable import Web

@Suite("Folders of files that were sent")
struct UploadFoldersTests {
  @Test("What a server has left is removed, what another one holds is kept")
  func sweep() throws {
    let place = FileManager.default.temporaryDirectory
      .appending(path: "uploads-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: place) }
    // The one that started this process runs, too.
    let other = UploadFolders(in: place, process: getppid())
    let gone = UploadFolders(in: place, process: .max)
    let own = UploadFolders(in: place)
    for folders in [other, gone, own] { _ = try folders.make("files") }
    own.sweep()
    func isThere(_ folders: UploadFolders) -> Bool {
      FileManager.default.fileExists(atPath: folders.path("files"))
    }
    #expect(isThere(other))
    #expect(!isThere(gone))
    #expect(!isThere(own))
  }
}

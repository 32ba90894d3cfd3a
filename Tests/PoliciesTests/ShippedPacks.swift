import Foundation
import Policies

/// The packs of the repository.
enum ShippedPacks {
  static let directory = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "packs").path

  static func library() throws -> PackLibrary {
    try PackLibrary(directory: directory)
  }
}

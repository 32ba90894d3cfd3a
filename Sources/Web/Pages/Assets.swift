import Foundation
package import Hummingbird

/// The files pages refer to, read once. Their public names carry a hash of
/// their content, so that a browser may keep them for ever.
package struct Assets: Sendable {
  package struct File: Sendable {
    package var type: String
    package var bytes: ByteBuffer
  }

  private let files: [String: File]
  private let publicNames: [String: String]

  package init() throws {
    let folder = Bundle.module.bundleURL.appendingPathComponent("Static")
    var files: [String: File] = [:]
    var publicNames: [String: String] = [:]
    for url in try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    {
      guard let type = Self.types[url.pathExtension] else { continue }
      let data = try Data(contentsOf: url)
      let stem = url.deletingPathExtension().lastPathComponent
      let name = "\(stem)-\(Self.hash(data)).\(url.pathExtension)"
      files[name] = File(type: type, bytes: ByteBuffer(bytes: data))
      publicNames[url.lastPathComponent] = name
    }
    self.files = files
    self.publicNames = publicNames
  }

  /// The path of a file, as pages link it.
  package func path(_ name: String) -> String {
    Route.asset.path(publicNames[name] ?? name)
  }

  /// By the public name.
  package subscript(_ name: String) -> File? { files[name] }

  private static let types = [
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
  ]

  /// FNV-1a: tells versions apart, protects nothing.
  private static func hash(_ data: Data) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in data { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return String(hash, radix: 36)
  }
}

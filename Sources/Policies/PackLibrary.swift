package import Casework
import Foundation

/// All packs of a folder.
package struct PackLibrary: Sendable {
  /// Sorted by id.
  package let packs: [PolicyPack]

  /// Reads every `.yaml` file of the folder; throws what is wrong with all
  /// of them together.
  package init(directory: String) throws(PackErrors) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: directory)
    } catch {
      throw PackErrors([
        Self.unreadable(directory, "the folder of policy packs")
      ])
    }
    let files = names.filter(Self.isPack).sorted()
      .map { "\(directory)/\($0)" }
    guard !files.isEmpty else {
      throw PackErrors([
        PackErrors.Entry(
          file: directory, line: 0, column: 0, key: "",
          problem: "the folder holds no policy pack",
          remedy: "put files named like fuyang-2022.yaml into it")
      ])
    }
    try self.init(files: files)
  }

  /// Reads the named files.
  package init(files: [String]) throws(PackErrors) {
    var errors: [PackErrors.Entry] = []
    var read: [(pack: PolicyPack, file: String)] = []
    for file in files {
      do {
        let pack = try Self.read(file)
        if let other = read.first(where: { $0.pack.id == pack.id }) {
          errors.append(Self.repeated(pack.id, file, other.file))
        }
        read.append((pack, file))
      } catch {
        errors += error.entries
      }
    }
    guard errors.isEmpty else { throw PackErrors(errors) }
    packs = read.map(\.pack).sorted { $0.id < $1.id }
  }

  package subscript(_ id: String) -> PolicyPack? {
    packs.first { $0.id == id }
  }

  /// One pack from its file.
  package static func read(_ file: String) throws(PackErrors) -> PolicyPack {
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw PackErrors([unreadable(file, "the policy pack")])
    }
    guard let yaml = String(validating: bytes, as: UTF8.self) else {
      throw PackErrors([
        PackErrors.Entry(
          file: file, line: 0, column: 0, key: "",
          problem: "is not UTF-8 text", remedy: "save it as UTF-8")
      ])
    }
    return try PackLoader.load(yaml: yaml, file: file)
  }

  static func isPack(_ name: String) -> Bool {
    !name.hasPrefix(".") && (name.hasSuffix(".yaml") || name.hasSuffix(".yml"))
  }

  private static func unreadable(
    _ file: String, _ what: String
  ) -> PackErrors.Entry {
    PackErrors.Entry(
      file: file, line: 0, column: 0, key: "",
      problem: "\(what) cannot be read",
      remedy: "check that it exists and may be read")
  }

  private static func repeated(
    _ id: String, _ file: String, _ other: String
  ) -> PackErrors.Entry {
    PackErrors.Entry(
      file: file, line: 0, column: 0, key: "pack",
      problem: "the pack `\(id)` is also in \(other)",
      remedy: "give the copy another id")
  }
}

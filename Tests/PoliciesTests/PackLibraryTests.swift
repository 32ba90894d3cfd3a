import Casework
import Foundation
import Policies
import Testing

@Suite("A folder of packs")
struct PackLibraryTests {
  @Test("that cannot be read is refused by its name")
  func unreadable() {
    #expect(
      errors(of: "/nowhere/packs") == [
        "/nowhere/packs: the folder of policy packs cannot be read; check that "
          + "it exists and may be read"
      ])
  }

  @Test("without packs is refused")
  func empty() throws {
    let folder = try Folder(["README.md": "packs"])
    #expect(
      errors(of: folder.path) == [
        "\(folder.path): the folder holds no policy pack; put files named "
          + "like fuyang-2022.yaml into it"
      ])
  }

  @Test("is told what is wrong with all its files")
  func severalFiles() throws {
    let folder = try Folder([
      "a.yaml": "pack: A\n", "b.yml": "pack: sample\n",
    ])
    #expect(
      errors(of: folder.path).map { $0.replacing(folder.path + "/", with: "") }
        == [
          "a.yaml:1:1: the key `document` is missing; add `document:` to this "
            + "entry",
          "a.yaml:1:7: pack: \"A\" is not an id; begin with a small letter; "
            + "write small letters, digits, `-`, `_`",
          "b.yml:1:1: the key `document` is missing; add `document:` to this "
            + "entry",
        ])
  }

  @Test("may not hold a pack twice")
  func twice() throws {
    let folder = try Folder([
      "a.yaml": SamplePack.yaml, "b.yaml": SamplePack.yaml,
    ])
    #expect(
      errors(of: folder.path) == [
        "\(folder.path)/b.yaml: pack: the pack `sample` is also in "
          + "\(folder.path)/a.yaml; give the copy another id"
      ])
  }

  @Test("may not hold what is not UTF-8")
  func encoding() throws {
    let folder = try Folder([:])
    try Data([0xB2, 0xD0]).write(to: folder.url.appending(path: "a.yaml"))
    #expect(
      errors(of: folder.path) == [
        "\(folder.path)/a.yaml: is not UTF-8 text; save it as UTF-8"
      ])
  }

  @Test("gives its packs by id")
  func packs() throws {
    let other = SamplePack.yaml.replacing("pack: sample", with: "pack: a")
    let folder = try Folder([
      "1.yaml": SamplePack.yaml, "2.yaml": other, ".3.yaml": "x", "4.txt": "x",
    ])
    let library = try PackLibrary(directory: folder.path)
    #expect(library.packs.map(\.id) == ["a", "sample"])
    #expect(library["sample"]?.duties.first?.id == "sample/quarterly")
    #expect(library["b"] == nil)
  }

  private func errors(of folder: String) -> [String] {
    do throws(PackErrors) {
      _ = try PackLibrary(directory: folder)
      return []
    } catch {
      return error.entries.map(\.description)
    }
  }
}

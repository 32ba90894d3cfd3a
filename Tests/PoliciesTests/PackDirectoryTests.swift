import Policies
import Testing

@Suite("The folder of packs")
struct PackDirectoryTests {
  @Test("is the one that was named, before all others")
  func named() throws {
    #expect(
      try PackDirectory.find(
        named: "/my/packs", environment: ["FANGSHI_POLICIES": "/other"],
        program: nil, workingDirectory: "/") == "/my/packs")
  }

  @Test("is that of FANGSHI_POLICIES, before those found")
  func environment() throws {
    let root = try Folder(["packs/a.yaml": ""])
    #expect(
      try PackDirectory.find(
        environment: ["FANGSHI_POLICIES": "/other"], program: nil,
        workingDirectory: root.path) == "/other")
  }

  @Test("is found above the program, before the working folder")
  func aboveProgram() throws {
    let root = try Folder(["packs/a.yaml": "", "bin/packs/read.me": ""])
    let other = try Folder(["packs/a.yaml": ""])
    #expect(
      try PackDirectory.find(
        environment: ["FANGSHI_POLICIES": ""],
        program: root.path + "/bin/debug/fangshi",
        workingDirectory: other.path) == root.path + "/packs")
  }

  @Test("is found in the working folder")
  func workingFolder() throws {
    let root = try Folder(["packs/a.yaml": ""])
    #expect(
      try PackDirectory.find(
        environment: [:], program: nil, workingDirectory: root.path)
        == root.path + "/packs")
  }

  @Test("that is nowhere is told with all places looked in")
  func nowhere() throws {
    let root = try Folder([:])
    let error = #expect(throws: PackDirectory.NotFound.self) {
      try PackDirectory.find(
        environment: [:], program: "/nowhere/bin/fangshi",
        workingDirectory: root.path)
    }
    #expect(
      error?.description
        == "no folder of policy packs; looked in /nowhere/bin/packs, "
        + "/nowhere/packs, /packs, \(root.path)/packs; name one with "
        + "--policies DIR or FANGSHI_POLICIES")
  }
}

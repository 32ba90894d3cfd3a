import Casework
import Exchange
import Foundation
import Operations
import Records
import TestSupport
import Testing

@Suite("The key of a database")
struct KeyTests {
  /// A register that is closed, and its place.
  private func filled() async throws -> TestPlace {
    let register = try await Register()
    try await register.take(SampleFiles())
    try await register.office.close()
    return register.place
  }

  private func open(_ place: TestPlace) async throws -> Office {
    try await Office.open(
      place.text, create: true, key: place.keyPath,
      policies: Register.packs, today: Day("2026-06-20"))
  }

  @Test("is never replaced where it is missing")
  func missing() async throws {
    let place = try await filled()
    try FileManager.default.removeItem(atPath: place.keyPath)
    let failure = await #expect(throws: VaultFailure.self) {
      try await open(place)
    }
    #expect(failure?.description.contains("is missing") == true)
    #expect(!FileManager.default.fileExists(atPath: place.keyPath))
  }

  @Test("is told from another database's")
  func foreign() async throws {
    let place = try await filled()
    try String(repeating: "ab", count: 32).write(
      toFile: place.keyPath, atomically: true, encoding: .utf8)
    let failure = await #expect(throws: VaultFailure.self) {
      try await open(place)
    }
    #expect(failure?.description.contains("another database") == true)
  }

  @Test("is asked for before an export touches a file")
  func export() async throws {
    let place = try await filled()
    try FileManager.default.removeItem(atPath: place.keyPath)
    let office = try await Office.open(
      place.text, key: place.keyPath, policies: Register.packs,
      today: Day("2026-06-20"))
    let folder = try TestFolder(SampleFiles())
    let before = try folder.texts()
    let path = folder.path
    await #expect(throws: VaultFailure.self) {
      try await office.perform(
        ExportRegister { try FolderWriter(folder: path) },
        as: Register.actor)
    }
    #expect(try folder.texts() == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: path)
        .allSatisfy { !$0.hasSuffix(".part") })
  }
}

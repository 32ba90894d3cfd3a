import Casework
import Database
import Foundation
import Records
import TestSupport

/// A database with the schema of this program and a key, for one test.
final class TestDatabase: Sendable {
  let engine: any Engine
  private let place: TestPlace
  let vault = IdentityVault(key: Array(repeating: 7, count: 32))

  init(migrated: Bool = true) async throws {
    place = try TestPlace()
    engine = try place.open()
    if migrated { try await engine.write { try Migrations.apply(to: $0) } }
  }

  /// Bytes of the database: of a file, with what has not been moved into it
  /// yet; of a server, as it dumps itself.
  func bytes() throws -> Data {
    if case .server(let url) = place.address { return try dump(url) }
    return try FileManager.default
      .contentsOfDirectory(atPath: place.folder.path).sorted()
      .filter { $0.hasPrefix("test.sqlite") }
      .reduce(into: Data()) { bytes, name in
        bytes += try Data(contentsOf: place.folder.appending(path: name))
      }
  }

  private func dump(_ url: String) throws -> Data {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["pg_dump", url]
    process.standardOutput = pipe
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return bytes
  }

  func numbers(_ sql: String) async throws -> [Int64] {
    try await engine.read { try $0.rows(sql) { $0.int(0) } }
  }

  func texts(_ sql: String) async throws -> [String] {
    try await engine.read { try $0.rows(sql) { $0.text(0) } }
  }

  /// Puts rows on record in one transaction, as an import does.
  @discardableResult
  func put<Value: Sendable>(
    at time: Int64 = 0,
    _ body: @escaping @Sendable (RegisterWriter) throws -> Value
  ) async throws -> Value {
    let vault = vault
    return try await engine.write { connection in
      let writer = try RegisterWriter(
        connection, vault: vault,
        recording: Recording(at: Moment(seconds: time), by: "test"))
      var names = RegisterNames()
      names.counties = [
        Sample.village.countyKey, Sample.elsewhere.countyKey,
      ]
      try writer.makeKnown(names)
      return try body(writer)
    }
  }
}

enum Sample {
  static let village = AreaCode(filled: 341_202_001_201, level: .village)
  static let elsewhere = AreaCode(filled: 341_203_001_201, level: .village)

  static func household(
    _ number: String = "H1", address: String = "三组12号",
    village: AreaCode = Sample.village
  ) -> HouseholdRecord {
    HouseholdRecord(number: number, village: village, address: address)
  }

  static let person = PersonRecord(
    number: "P1", name: "李秀英", citizenID: "11010519491231002X",
    phone: "13912345678",
    certificate: CertificateColumns(number: "11010519491231002X42"))

  static func stay(
    _ household: String = "H1", _ span: Span = .always
  ) -> StayRecord {
    StayRecord(person: "P1", household: household, span: span)
  }
}

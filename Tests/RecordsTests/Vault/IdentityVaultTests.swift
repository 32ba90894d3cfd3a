import Casework
import Database
import Foundation
import Records
import Testing

@Suite("Identity numbers")
struct IdentityVaultTests {
  private let vault = IdentityVault(key: Array(repeating: 1, count: 32))
  private let other = IdentityVault(key: Array(repeating: 2, count: 32))

  @Test("sealed under one key are not opened by another")
  func wrongKey() throws {
    let sealed = try vault.seal("11010519491231002X")
    let failure = #expect(throws: VaultFailure.self) { try other.open(sealed) }
    guard case .wrongKey = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(
      failure?.description
        == "the key does not open the encrypted columns; it belongs to "
        + "another database")
    #expect(vault.keyID != other.keyID)
  }

  @Test("that were altered or cut are not opened")
  func altered() throws {
    let sealed = try vault.seal("13912345678")
    for place in sealed.indices {
      var bytes = sealed
      bytes[place] ^= 1
      #expect(throws: VaultFailure.self) { try vault.open(bytes) }
    }
    for count in [0, 1, 12, sealed.count - 1] {
      #expect(throws: VaultFailure.self) {
        try vault.open(Array(sealed.prefix(count)))
      }
    }
  }

  @Test("are opened as they were sealed, each time sealed otherwise")
  func sealing() throws {
    for text in ["", "11010519491231002X", "加密👵🏽", "a\u{0}b"] {
      let (first, second) = (try vault.seal(text), try vault.seal(text))
      #expect(first != second)
      #expect(try vault.open(first) == text)
      #expect(try vault.open(second) == text)
    }
  }

  @Test("are found by a hash that depends on the key and the whole text")
  func fingerprints() {
    let hash = vault.fingerprint("002X")
    #expect(hash.count == 16)
    #expect(vault.fingerprint("1002X".suffix(4)) == hash)
    #expect(vault.fingerprint("002x") != hash)
    #expect(other.fingerprint("002X") != hash)
  }

  @Test("stand nowhere in the database file")
  func notInTheFile() async throws {
    let database = try await TestDatabase()
    try await database.put { writer in
      writer.index.add(area: Sample.village)
      _ = try writer.put(Sample.household())
      _ = try writer.put(Sample.person, stays: [Sample.stay()])
      _ = try writer.put(
        .init(
          person: "P1", number: "340111196001011234B1", category: .visual,
          level: 1, components: [], state: .valid, span: .always))
    }
    // Corrected, so that there is an old revision too.
    try await database.put { writer in
      var person = Sample.person
      person.phone = "13987654321"
      _ = try writer.put(person, stays: [Sample.stay()])
    }
    let bytes = try database.bytes()
    #expect(bytes.range(of: Data("李秀英".utf8)) != nil)
    for number in [
      "11010519491231002X", "13912345678", "13987654321", "491231002X",
      "340111196001011234", "12345678",
    ] {
      #expect(bytes.range(of: Data(number.utf8)) == nil, "\(number)")
    }
  }

  @Test("are read back by whoever has the key, and by nobody else")
  func readBack() async throws {
    let database = try await TestDatabase()
    try await database.put { writer in
      _ = try writer.put(Sample.household())
      _ = try writer.put(Sample.person, stays: [Sample.stay()])
    }
    let vault = database.vault
    let people = try await database.engine.read { connection in
      var people: [String] = []
      try RegisterReader(connection, vault: vault).persons { person, _ in
        people += [
          person.citizenID, person.phone, person.certificate.number,
        ]
      }
      return people
    }
    #expect(
      people == ["11010519491231002X", "13912345678", "11010519491231002X42"])
    let other = other
    await #expect(throws: VaultFailure.self) {
      try await database.engine.read { connection in
        try RegisterReader(connection, vault: other).persons { _, _ in }
      }
    }
  }
}

import Casework
import Operations
import Testing

/// Laws of the stored ledger on random histories: register first, then
/// visits in batches, then changed rows, then more of both.
@Suite("Whatever is imported, piece by piece")
struct StoredLedgerTests {
  @Test("leaves the stored ledger equal to a rebuild", arguments: 1...10)
  func piecewise(seed: UInt64) async throws {
    var history = RandomHistory(seed: seed)
    let register = try await Register()
    try await take(history.folder(), register, "register")
    for step in 1...6 {
      let files = step % 2 == 1 ? history.visits() : history.changes()
      try await take(files, register, "step \(step)")
    }
    // And is judged as if it had come all at once.
    let whole = try await Register()
    try await whole.take(history.folder())
    #expect(try await whole.differences() == [])
    let (pieces, once) = (
      try await register.ledger(), try await whole.ledger()
    )
    #expect(pieces.count == once.count)
    let different = zip(pieces, once).filter { $0 != $1 }
    #expect(
      different.isEmpty,
      "\(different.prefix(2).map { "\($0.0)\n\($0.1)" })")
    #expect(!once.isEmpty)
  }

  private func take(
    _ files: SampleFiles, _ register: Register, _ step: String
  ) async throws {
    let refusal = try await register.refusal(of: files)
    #expect(refusal == [], "\(step)")
    let differences = try await register.differences()
    #expect(differences == [], "\(step): \(differences.count)")
  }
}

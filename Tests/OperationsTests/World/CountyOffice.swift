import Casework
import Operations

extension TestWorld {
  /// The cadre's account as that of the county's office.
  func countyOffice() async throws -> Actor {
    _ = try await account(.countyWorker)
    try await change(
      "UPDATE accounts SET role = '县残联' WHERE login = 'c001'")
    return try await actor(.countyWorker)
  }

  /// The same of another county.
  func otherCounty() async throws -> Actor {
    _ = try await account(.stranger)
    try await change(
      """
      UPDATE accounts SET role = '县残联', area = 341203 WHERE login = 's001'
      """)
    return try await actor(.stranger)
  }

  func worker(_ number: String, as actor: Actor) async throws -> WorkerView {
    try await office.perform(ReadWorker(number), as: actor)
  }

  /// The row of a worker's link to an object.
  func link(
    _ worker: String, _ object: String, as actor: Actor
  ) async throws -> LinkView? {
    try await self.worker(worker, as: actor).links
      .last { $0.number == object }
  }
}

/// What an operation refuses; nil where it is done.
func refusal(
  _ work: () async throws -> Void
) async throws -> Refusal? {
  do {
    try await work()
    return nil
  } catch let refusal as Refusal {
    return refusal
  }
}

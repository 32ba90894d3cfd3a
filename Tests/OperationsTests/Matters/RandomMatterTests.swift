import Casework
import Operations
import TestSupport
import Testing

@Suite("Random histories of matters")
struct RandomMatterTests {
  @Test("What is stored equals what the steps come to", arguments: 1...3)
  func history(seed: UInt64) async throws {
    let world = try await TestWorld()
    var random = Seeded(seed)
    var matters: [String] = []
    let players: [Player] = [.villageWorker, .townshipWorker, .visitor]
    var taken = 0
    for _ in 0..<60 {
      let player = players[Int.random(in: 0..<3, using: &random)]
      if matters.count < 5, Bool.random(using: &random) {
        let values = [
          "urgency": MatterUrgency.allCases.randomElement(using: &random)?
            .word ?? ""
        ]
        if try await refusal({
          matters.append(
            try await world.open(
              values,
              of: ["H00001", "H00002"].randomElement(using: &random) ?? "",
              as: player))
        }) == nil {
          taken += 1
        }
        continue
      }
      guard let matter = matters.randomElement(using: &random),
        let kind = MatterStepKind.allCases.randomElement(using: &random)
      else { continue }
      var values: [String: String] = [:]
      if kind == .checked, Bool.random(using: &random) {
        values["outcome"] = MatterStepEntry.tookNoEffect
      }
      if kind == .reclassed { values["urgency"] = "紧迫" }
      if try await refusal({
        try await world.step(matter, kind, values, as: player)
      }) == nil {
        taken += 1
      }
      world.clock.advance(
        seconds: Int64.random(in: 0..<5 * 86_400, using: &random))
    }
    #expect(taken > 10)
    #expect(try await world.proof() == [])
  }
}

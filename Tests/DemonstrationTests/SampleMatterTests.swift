import Casework
import Testing

@testable import Demonstration

@Suite("The matters of a demonstration")
struct SampleMatterTests {
  @Test("are the same for the same seed, and lie in order before today")
  func order() throws {
    let today = try #require(Day("2026-06-20"))
    func matters() throws -> [SampleMatter] {
      try Demonstration(persons: 300, seed: 3, until: today).matters()
    }
    let found = try matters()
    #expect(!found.isEmpty)
    let again = try matters()
    #expect(found.map(\.household) == again.map(\.household))
    #expect(found.map(\.what) == again.map(\.what))
    for matter in found {
      let days = [matter.openedOn] + matter.steps.map(\.on)
      #expect(days == days.sorted())
      #expect(days.allSatisfy { $0 < today })
    }
    #expect(Set(found.map(\.steps.count)).count > 3)
  }
}

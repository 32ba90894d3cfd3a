import Casework
import Testing

@testable import Operations

@Suite("Identifiers made on the spot")
struct IdentifierTests {
  @Test("sort as they were made, though the clock stands still")
  func order() {
    let now = Moment(Day(year: 2026, month: 5, day: 20)!, hour: 9)
    let made = (1...20_000).map { _ in Identifier.make(at: now) }
    #expect(made == made.sorted())
    #expect(Set(made).count == made.count)
    #expect(made.allSatisfy(Identifier.isValid))
    let next = Identifier.first(
      at: Moment(Day(year: 2026, month: 5, day: 20)!, hour: 9, second: 1))
    #expect(made.allSatisfy { $0 < next })
  }
}

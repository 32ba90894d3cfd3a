import Casework
import Testing

@Suite("Activities")
struct ActivityTests {
  private func activity(
    _ kind: ActivityKind, _ first: String, _ last: String?
  ) throws -> Activity {
    Activity(
      area: try #require(AreaCode("341202001201")), kind: kind,
      first: try #require(Day(first)), last: last.flatMap { Day($0) },
      title: "理发", body: 0, holder: "青年志愿队", holderKind: .volunteers,
      helpers: 3, hours: Tenths(25), others: 4, words: "")
  }

  private let year = WindowKind.year.window(
    containing: Day("2026-06-01") ?? .distantPast)

  @Test("a measure belongs to each year in which it holds, others to one")
  func years() throws {
    #expect(try !activity(.publicity, "2025-12-31", nil).belongs(to: year))
    #expect(
      try !activity(.publicity, "2025-12-31", "2026-01-01").belongs(to: year))
    #expect(try activity(.publicity, "2026-12-31", nil).belongs(to: year))
    #expect(try activity(.measure, "2024-01-01", nil).belongs(to: year))
    #expect(
      try !activity(.measure, "2024-01-01", "2025-12-31").belongs(to: year))
    #expect(try !activity(.measure, "2027-01-01", nil).belongs(to: year))
  }

  @Test("hours are those of all helpers, to the tenth")
  func hours() throws {
    var sums = ActivitySums()
    sums.add(try activity(.volunteering, "2026-01-01", nil))
    sums.add(try activity(.mutualCare, "2026-01-01", nil))
    #expect(sums.hours.description == "15")
    #expect(sums.times == 2 && sums.others == 8)
  }
}

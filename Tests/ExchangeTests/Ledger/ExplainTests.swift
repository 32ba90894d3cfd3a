import Casework
import Exchange
import Operations
import Testing

@Suite("An explanation")
struct ExplainTests {
  @Test("says of every row what the listing says")
  func agrees() async throws {
    let register = try await Register()
    try await register.take(SampleFiles())
    let rows = try await register.ledger()
    #expect(rows.contains { $0.duty == "fuyang-2022/staff-links" })
    for row in rows {
      let explained = try await explain(
        register, row.duty, row.unit, row.from)
      #expect(explained.row == row)
      #expect(
        explained.candidates.count { $0.counted }
          + explained.links.count { $0.counted } == Int(row.counted))
    }
  }

  @Test("of a standing duty names the links, counted or not and why")
  func standing() async throws {
    let register = try await Register()
    try await register.take(
      SampleFiles().adding(.links, "联系户,C1,H2,2025-01-01,2026-01-31"))
    let found = try await explain(
      register, "fuyang-2022/staff-links", "C1", Day.june20)
    #expect(found.links.map(\.object).sorted() == ["H1", "H2"])
    #expect(
      found.links.first { $0.object == "H2" }?.finding
        == "不计入：判定日不在有效期内")
    #expect(found.row.counted == 1)
  }

  @Test("of what is not listed says what is wrong with the question")
  func refused() async throws {
    let register = try await Register()
    try await register.take(SampleFiles())
    func words(_ duty: String, _ unit: String, _ from: String) async -> String {
      do {
        _ = try await explain(register, duty, unit, Day(from) ?? .june20)
        return ""
      } catch {
        return (error as? ExplainRefusal)?.words ?? "\(error)"
      }
    }
    let quarterly = "fuyang-2022/village-quarterly"
    let unknown = await words("fuyang-2022/none", "H1", "2026-04-01")
    #expect(unknown.hasPrefix("没有职责fuyang-2022/none；有："))
    #expect(unknown.contains(quarterly))
    #expect(
      await words(quarterly, "H1", "2026-04-02")
        == "2026-04-02不是周期的第一天；所在周期从2026-04-01开始，"
        + "请用 --from 2026-04-01")
    #expect(
      await words(quarterly, "H9", "2026-04-01")
        == "H9在2026-04-01至2026-06-30没有这项职责：编号不对，或者当期不在范围内")
    #expect(
      await words("fuyang-2022/staff-links", "V9", "2026-06-20")
        .contains("V9当日没有相应岗位"))
  }

  private func explain(
    _ register: Register, _ duty: String, _ unit: String, _ from: Day
  ) async throws -> Explanation {
    try await register.office.perform(
      ExplainLedger(duty: duty, unit: unit, from: from, asOf: .june20),
      as: Register.actor)
  }
}

extension Day {
  fileprivate static let june20 = Day(number: 20_624)
}

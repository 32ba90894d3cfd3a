import Casework
import Exchange
import Testing

@Suite("A stay that is older than one on record")
struct OlderStayTests {
  private static let header =
    "人员编号,姓名,户编号,残疾类别,残疾等级,证件状态,入户日期,离户日期,死亡日期\n"

  private func folder(_ rows: String) -> SampleFiles {
    var files = SampleFiles().keeping(.areas, .policies, .households)
    files.texts[.persons] = Self.header + rows
    return files
  }

  @Test("changes the stay, and nothing that is known of the person")
  func older() async throws {
    let register = try await Register()
    try await register.take(
      folder(
        """
        P1,张三,H1,肢体,3,有效,2025-01-01,2025-12-31,
        P1,张三新,H2,肢体,1,有效,2026-01-01,,
        """))
    let older = SampleFiles().keeping(.persons)
    var files = older
    files.texts[.persons] =
      Self.header
      + "P1,张三旧,H1,肢体,4,有效,2025-01-01,2025-11-30,2025-12-31"
    try await register.take(files)
    let lines =
      try await register.export()[.persons]?
      .split(separator: "\n").dropFirst() ?? []
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.contains("张三新") })
    #expect(lines.contains { $0.contains("2025-11-30") })
    #expect(!lines.contains { $0.contains("2025-12-31") })
    #expect(try await register.differences() == [])
  }
}

import Casework
import Exchange
import Testing

@Suite("A row that does not fit its header is refused")
struct RowWidthTests {
  private static let remedy =
    "补齐空字段的逗号；文字里有逗号的，用英文引号把整个字段括起来"

  @Test(
    "with fewer fields, or with more",
    arguments: [
      ("户,H2,住院,2026-06-12", 4), ("户,H2,住院,2026-06-12,,,", 7),
    ])
  func width(row: String, count: Int) async throws {
    let register = try await Register()
    let words = try await register.refusal(
      of: SampleFiles().adding(.absences, row))
    #expect(
      words == [
        "absences.csv 4 对象类型：这一行有\(count)个字段，表头有5个；"
          + Self.remedy + "（户）"
      ])
  }

  @Test("where an address holds a comma without quotes, and not with them")
  func comma() async throws {
    let plain = "H3,341202001202,孙七,柳林村一组3号,2单元,,,,2025-01-01,"
    let quoted = "H3,341202001202,孙七,\"柳林村一组3号,2单元\",,,,2025-01-01,"
    let register = try await Register()
    let words = try await register.refusal(
      of: SampleFiles().adding(.households, plain))
    #expect(words.count == 1)
    #expect(words[0].contains("这一行有10个字段，表头有9个"))
    try await register.take(SampleFiles().adding(.households, quoted))
  }
}

@Suite("What is wrong with a folder's headers")
struct HeaderTests {
  @Test("is told where a column stands twice")
  func twice() async throws {
    var files = SampleFiles()
    files.texts[.care] = "人员编号,照料人,开始日期,照料人\nP3,P1,2026-01-01,P2"
    let words = try await Register().refusal(of: files)
    #expect(words == ["care.csv：列名重复：照料人；每列只留一个，看清哪一列是要用的"])
  }

  @Test("is told of all files at once")
  func several() async throws {
    let files = SampleFiles().dropping(.persons, "姓名")
      .dropping(.links, "开始日期")
    let words = try await Register().refusal(of: files)
    #expect(
      words == [
        "persons.csv：缺少必需的列：姓名；第一行应是列名，请补上这些列",
        "links.csv：缺少必需的列：开始日期；第一行应是列名，请补上这些列",
      ])
  }
}

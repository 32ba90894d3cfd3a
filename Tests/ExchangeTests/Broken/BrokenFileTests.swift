import Casework
import Exchange
import Foundation
import Testing

@Suite("A file that cannot be read refuses the folder")
struct BrokenFileTests {
  static let required = RegisterTable.allCases.flatMap { table in
    table.columns.filter(\.isRequired).map { (table, $0.name) }
  }

  private func refusal(
    _ table: RegisterTable, bytes: [UInt8]
  ) async throws -> [String] {
    let register = try await EmptyRegister.open()
    let folder = try TestFolder(SampleFiles())
    try folder.write(Data(bytes), to: table)
    let words = try await register.refusal(of: folder)
    #expect(try await register.tablesWithRows() == [])
    return words
  }

  @Test("where a bold column is missing, with its name", arguments: required)
  func missingColumn(table: RegisterTable, column: String) async throws {
    let register = try await EmptyRegister.open()
    let words = try await register.refusal(
      of: SampleFiles().dropping(table, column))
    #expect(
      words == ["\(table.fileName)：缺少必需的列：\(column)；第一行应是列名，请补上这些列"])
    #expect(try await register.tablesWithRows() == [])
  }

  @Test("where several are, with all of them")
  func missingColumns() async throws {
    let bytes = Array("户编号,身份证\nH1,x\n".utf8)
    let words = try await refusal(.statuses, bytes: bytes)
    #expect(
      words == ["statuses.csv：缺少必需的列：人员编号、身份、开始日期；第一行应是列名，请补上这些列"])
  }

  @Test("where it is empty, or holds empty lines alone")
  func empty() async throws {
    for text in ["", "\n\n", "\r\n", "\u{FEFF}"] {
      let words = try await refusal(.care, bytes: Array(text.utf8))
      #expect(
        words == ["care.csv：缺少必需的列：人员编号、照料人、开始日期；第一行应是列名，请补上这些列"])
    }
  }

  @Test("where a quote is not closed, with the line on which it was opened")
  func openQuote() async throws {
    let files = SampleFiles()
    for (end, line) in [("\nH3,\"341202001201,没有结束\nH4", 4), ("\n\"", 4)] {
      let text = (files.texts[.households] ?? "") + end
      let words = try await refusal(.households, bytes: Array(text.utf8))
      #expect(
        words == ["households.csv：第\(line)行的引号没有结束；补上引号，或删去多余的引号"])
    }
  }

  @Test("where its text is neither UTF-8 nor GB18030")
  func encoding() async throws {
    let header = Array((SampleFiles().texts[.care] ?? "").utf8)
    for tail: [UInt8] in [[0xFF], [0x81], [0xC4, 0xE3, 0xFF, 0xFF]] {
      let words = try await refusal(.care, bytes: header + tail + [0x0A])
      #expect(
        words == ["care.csv：文字编码既不是 UTF-8 也不是 GB18030；用表格软件另存为“CSV UTF-8”"])
    }
  }
}

import Casework
import Exchange
import Foundation
import Operations
import Testing

@Suite("A folder loads")
struct LoadingTests {
  /// What is on record after the sample files.
  private static let plain = Task {
    let register = try await Register()
    try await register.take(SampleFiles())
    return try await register.export()
  }

  private func expectSame(
    _ folder: TestFolder, as texts: [RegisterTable: String]? = nil
  ) async throws {
    let register = try await Register()
    let report = try await register.take(folder)
    #expect(report.isSaved)
    #expect(report.problems.isEmpty)
    let plain = try await Self.plain.value
    #expect(try await register.export() == texts ?? plain)
  }

  @Test("and counts its rows, table by table")
  func counts() async throws {
    let report = try await Register().take(SampleFiles())
    let rows = SampleFiles().texts.mapValues { text in
      text.split(separator: "\n").count - 1
    }
    #expect(report.counts.mapValues(\.added) == rows)
    #expect(report.refusedRows == 0)
    #expect(report.quality == [])
  }

  @Test("with a byte-order mark")
  func mark() async throws {
    let folder = try TestFolder()
    for (table, text) in SampleFiles().texts {
      try folder.write("\u{FEFF}" + text, to: table)
    }
    try await expectSame(folder)
  }

  @Test("in GB18030, as old spreadsheets write it")
  func gb18030() async throws {
    let folder = try TestFolder()
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    for (table, text) in SampleFiles().texts {
      try folder.write(try #require(text.data(using: encoding)), to: table)
    }
    try await expectSame(folder)
  }

  @Test("with lines that end in CRLF, in CR or not at all")
  func lineEnds() async throws {
    for (end, last) in [("\r\n", "\r\n"), ("\r", "\r"), ("\n", "")] {
      let folder = try TestFolder()
      for (table, text) in SampleFiles().texts {
        let lines = text.split(separator: "\n").joined(separator: end)
        try folder.write(Data((lines + last).utf8), to: table)
      }
      try await expectSame(folder)
    }
  }

  @Test("with empty lines and rows of empty cells between the others")
  func emptyRows() async throws {
    let folder = try TestFolder()
    for (table, text) in SampleFiles().texts {
      let lines = text.split(separator: "\n").joined(separator: "\n\n,,\n \n")
      try folder.write(Data("\n\(lines)\n\n".utf8), to: table)
    }
    try await expectSame(folder)
  }

  @Test("with every cell quoted, and spaces around those that are not")
  func quoted() async throws {
    let (quoted, spaced) = (try TestFolder(), try TestFolder())
    for table in RegisterTable.allCases {
      let lines = SampleFiles().lines(table)
      try quoted.write(
        lines.map { $0.map { "\"\($0)\"" }.joined(separator: ",") }
          .joined(separator: "\n"), to: table)
      try spaced.write(
        lines.map { $0.map { " \($0)\t" }.joined(separator: ",") }
          .joined(separator: "\n"), to: table)
    }
    try await expectSame(quoted)
    try await expectSame(spaced)
  }

  @Test("with its columns in any order, and columns that no table has")
  func columns() async throws {
    let folder = try TestFolder()
    for table in RegisterTable.allCases {
      let lines = SampleFiles().lines(table).enumerated().map { index, row in
        [index == 0 ? "填表人" : "王芳"] + row.reversed()
          + [index == 0 ? "审核" : ""]
      }
      try folder.write(
        lines.map { $0.joined(separator: ",") }.joined(separator: "\n"),
        to: table)
    }
    let unknown = try FolderSource(folder: folder.path).unknownColumns()
    #expect(unknown.map(\.file) == RegisterTable.allCases.map(\.fileName))
    #expect(unknown.allSatisfy { $0.columns == ["填表人", "审核"] })
    try await expectSame(folder)
  }

  @Test("with commas, quotes and line breaks inside cells, and keeps them")
  func inside() async throws {
    let texts = [
      "三组,12号", "叫“老李”\"大院\"", "第一行\n第二行\r\n第三行", "\"", ",", " 前后 ",
      "\t缩进\t", "a;b", "👵🏽", "\n",
    ]
    for text in texts {
      let cell = "\"" + text.replacing("\"", with: "\"\"") + "\""
      let folder = try TestFolder(
        SampleFiles().changing(.households, "住址", to: cell)
          .changing(.visits, "备注", row: 2, to: cell))
      let register = try await Register()
      try await register.take(folder)
      let exported = try TestFolder()
      for (table, text) in try await register.export() {
        try exported.write(Data(text.utf8), to: table)
      }
      // Nothing is lost on the way out and in again.
      let again = try await register.take(exported)
      #expect(again.counts[.households]?.unchanged == 2, "\(text)")
      #expect(again.counts[.visits]?.unchanged == 3, "\(text)")
      let bytes = try await register.export()[.households] ?? ""
      #expect(bytes.contains(text.replacing("\"", with: "\"\"")))
    }
  }

  @Test("without some of its files, or with headers alone")
  func absentFiles() async throws {
    let register = try await Register()
    try await register.take(SampleFiles().keeping(.areas, .households))
    #expect(try await register.tablesWithRows() == [.areas, .households])
    var headers = SampleFiles()
    for table in RegisterTable.allCases {
      headers = headers.replacing(table, [headers.lines(table)[0]])
    }
    let report = try await register.take(headers)
    #expect(report.isSaved)
    #expect(report.counts.isEmpty)
    #expect(try await register.take(TestFolder()).counts.isEmpty)
    #expect(try await register.tablesWithRows() == [.areas, .households])
  }

  @Test("where a county stands without the areas above it, once it is known")
  func areasAbove() async throws {
    let files = SampleFiles().keeping(.areas).adding(
      .policies, "辖区代码,政策包\n3412,fuyang-2022")
    #expect(try await Register().refusal(of: files) == [])
  }
}

import Casework
import Exchange
import Foundation
import Operations
import Testing

@Suite("A folder that is taken in part")
struct PartialTests {
  /// H1 has a date that is none; what hangs on it hangs on nothing.
  private static let broken = SampleFiles().changing(
    .households, "建档日期", to: "2025-02-30")

  @Test("keeps out what depends on a refused row, down to corrections")
  func cascade() async throws {
    let register = try await Register()
    let report = try await register.take(Self.broken, partly: true)
    #expect(report.isSaved)
    let refused = report.problems.map {
      "\($0.table.fileName) \($0.line) \($0.column)"
    }
    #expect(
      refused == [
        "households.csv 2 建档日期", "persons.csv 2 户编号",
        "persons.csv 3 户编号", "circumstances.csv 2 户编号",
        "statuses.csv 2 人员编号", "assessments.csv 2 人员编号",
        "links.csv 2 对象", "links.csv 3 对象", "links.csv 4 对象",
        "visits.csv 2 户编号", "visits.csv 3 户编号", "absences.csv 3 对象",
      ])
    #expect(report.counts[.visits]?.added == 1)
    #expect(try await register.differences() == [])
  }

  @Test("keeps out the carers' wards, and the rows of a worker and an area")
  func otherCascades() async throws {
    let carer = try await Register().take(
      SampleFiles().changing(.persons, "出生日期", row: 1, to: "1956"),
      partly: true)
    #expect(
      carer.problems.prefix(2).map { "\($0.line) \($0.column) \($0.value)" }
        == ["3 出生日期 1956", "2 照料人 P2"])
    let worker = try await Register().take(
      SampleFiles().changing(.workers, "角色", to: "村医"), partly: true)
    #expect(
      worker.problems.map { "\($0.table) \($0.line) \($0.value)" } == [
        "workers 2 村医", "links 4 V1", "links 6 V1", "visits 2 V1",
        "visits 3 V1",
      ])
    let area = try await Register().take(
      SampleFiles().changing(.areas, "失效日期", row: 3, to: "去年"), partly: true)
    #expect(
      area.problems.prefix(3).map { "\($0.table) \($0.line) \($0.column)" }
        == ["areas 5 失效日期", "households 3 村代码", "persons 4 户编号"])
  }

  @Test("keeps out the corrections of what was kept out, and theirs")
  func corrections() async throws {
    let files = SampleFiles().changing(.visits, "工号", to: "W9").adding(
      .visits, "A4,2026-02-10 11:00,入户,完成,H1,V1,P1,,,,2026-02-12 08:00,A2,")
    let register = try await Register()
    let report = try await register.take(files, partly: true)
    #expect(
      report.problems.map { "\($0.line) \($0.column) \($0.value)" }
        == ["2 工号 W9", "3 更正 A1", "5 更正 A2"])
    #expect(report.counts[.visits]?.added == 1)
    #expect(report.counts[.visits]?.refused == 3)
  }

  @Test("writes what was refused, with the reason, ready to be mended")
  func refusedRows() async throws {
    let register = try await Register()
    let folder = try TestFolder(Self.broken)
    let report = try await register.take(folder, partly: true)
    let target = try RefusedRows(folder: folder.path).write(report.problems)
    let mended = try TestFolder()
    for table in RegisterTable.allCases {
      let file = target + "/" + table.fileName
      guard FileManager.default.fileExists(atPath: file) else { continue }
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.split(separator: "\n")[0].hasSuffix(",退回原因"))
      try mended.write(
        text.replacing("2025-02-30", with: "2025-01-01"), to: table)
    }
    let households = try String(
      contentsOfFile: target + "/households.csv", encoding: .utf8)
    #expect(
      households.split(separator: "\n").last?
        .hasSuffix("建档日期：不是日期；写成 2026-03-01 的样子") == true)
    let unknown = try FolderSource(folder: mended.path).unknownColumns()
    #expect(Set(unknown.flatMap(\.columns)) == ["退回原因"])

    let second = try await register.take(mended)
    #expect(second.problems == [])
    #expect(second.counts.values.allSatisfy { $0.added > 0 })
    let whole = try await Register()
    try await whole.take(SampleFiles())
    #expect(try await register.export() == whole.export())
    #expect(try await register.ledger() == whole.ledger())
    #expect(try await register.differences() == [])
  }

  @Test("leaves no refused rows of an earlier time behind")
  func oldRefusals() throws {
    let folder = try TestFolder(Self.broken)
    func problem(_ table: RegisterTable) -> RowProblem {
      RowProblem(
        table: table, line: 2, column: "x", problem: "y", remedy: "z")
    }
    let rows = RefusedRows(folder: folder.path)
    _ = try rows.write([problem(.persons), problem(.visits)])
    let target = try rows.write([problem(.visits)])
    let files = try FileManager.default.contentsOfDirectory(atPath: target)
    #expect(files == ["visits.csv"])
  }

  @Test("saves nothing while it is not asked to, or only tries")
  func nothing() async throws {
    let register = try await EmptyRegister.open()
    #expect(try await !register.refusal(of: Self.broken).isEmpty)
    let stopped = await #expect(throws: ImportStopped.self) {
      try await register.take(TestFolder(SampleFiles()), isDryRun: true)
    }
    #expect(stopped?.report.problems == [])
    #expect(stopped?.report.isSaved == false)
    #expect(stopped?.report.counts[.visits]?.added == 3)
    let partly = await #expect(throws: ImportStopped.self) {
      try await register.take(
        TestFolder(Self.broken), isDryRun: true, partly: true)
    }
    #expect(partly?.report.refusedRows == 12)
    #expect(try await register.tablesWithRows() == [])
    #expect(try await register.ledger() == [])
  }
}

import Casework
import Exchange
import Operations
import Testing

@Suite("Importing again")
struct RepeatTests {
  private func filled() async throws -> Register {
    let register = try await Register()
    try await register.take(SampleFiles())
    return register
  }

  @Test("changes nothing where the folder is the same")
  func same() async throws {
    let register = try await filled()
    let (export, ledger) = (
      try await register.export(), try await register.ledger()
    )
    for _ in 1...2 {
      let report = try await register.take(SampleFiles())
      #expect(
        report.counts.values.allSatisfy {
          $0.added == 0 && $0.corrected == 0 && $0.refused == 0
        })
      #expect(report.counts[.links]?.unchanged == 5)
    }
    #expect(try await register.export() == export)
    #expect(try await register.ledger() == ledger)
  }

  /// A cell of each table that is not part of what rows are matched on.
  static let cells: [(RegisterTable, String, String)] = [
    (.areas, "城乡分类", "111"), (.policies, "失效日期", "2031-12-31"),
    (.households, "住址", "双河村四组1号"), (.persons, "残疾等级", "1"),
    (.certificates, "残疾等级", "1"), (.care, "结束日期", "2026-06-30"),
    (.circumstances, "说明", "出院"), (.statuses, "结束日期", "2026-06-30"),
    (.assessments, "如厕", "能"), (.workers, "单位", "双河村委会"),
    (.links, "结束日期", "2026-06-30"), (.visits, "备注", "补充"),
    (.absences, "结束日期", "2026-06-11"),
    (.suspensions, "结束日期", "2026-01-31"),
  ]

  @Test("with new content corrects the row of the same key", arguments: cells)
  func corrected(table: RegisterTable, column: String, value: String)
    async throws
  {
    let register = try await filled()
    let before = try await register.export()
    let changed = SampleFiles().changing(table, column, to: value)
    let report = try await register.take(changed)
    #expect(report.counts[table]?.corrected == 1)
    #expect(report.counts.values.map(\.corrected).reduce(0, +) == 1)
    #expect(report.counts.values.allSatisfy { $0.added == 0 })
    let after = try await register.export()
    #expect(after.keys.filter { after[$0] != before[$0] } == [table])
    #expect(after[table]?.contains(value) == true)
    #expect(try await register.differences() == [])
    // And back again.
    let back = try await register.take(SampleFiles())
    #expect(back.counts[table]?.corrected == 1)
    #expect(try await register.export() == before)
  }

  @Test("without what is on record closes nothing")
  func absent() async throws {
    let register = try await filled()
    let before = try await register.export()
    for table in RegisterTable.allCases {
      let lines = SampleFiles().lines(table)
      let fewer = SampleFiles().replacing(table, Array(lines.dropLast()))
        .keeping(table)
      let report = try await register.take(fewer)
      #expect((report.counts[table]?.corrected ?? 0) == 0)
    }
    #expect(try await register.export() == before)
  }

  @Test("of what was exported gives the same files, byte for byte")
  func roundTrip() async throws {
    let register = try await filled()
    let exported = try await register.export()
    let folder = try TestFolder()
    for (table, text) in exported {
      try folder.write(.init(text.utf8), to: table)
    }
    let report = try await register.take(folder)
    #expect(
      report.counts.values.allSatisfy { $0.added + $0.corrected == 0 })
    let fresh = try await Register()
    try await fresh.take(folder)
    #expect(try await fresh.export() == exported)
    #expect(try await fresh.ledger() == register.ledger())
  }

  @Test("may not make somebody live in two households on one day")
  func overlapOnRecord() async throws {
    let register = try await filled()
    // On record: in H2 from 2025 on. Then H1 till June, H2 from July.
    let columns = String(repeating: ",", count: 17)
    var moved = SampleFiles().keeping(.persons)
    moved = moved.replacing(.persons, [moved.lines(.persons)[0]])
    try await register.take(
      moved.adding(
        .persons, "P3,赵大山,H1\(columns)2025-01-01,2026-06-30,",
        "P3,赵大山,H2\(columns)2026-07-01,,"))
    let words = try await register.refusal(
      of: moved.adding(.persons, "P3,赵大山,H1\(columns)2026-08-01,,"))
    #expect(
      words == [
        "persons.csv 2 人员编号：与已登记的一段入户离户日期重叠；"
          + "改正日期，或把该人员各段住户的行一并导入（P3）"
      ])
    // What is exported can be imported.
    let folder = try TestFolder()
    for (table, text) in try await register.export() {
      try folder.write(.init(text.utf8), to: table)
    }
    #expect(try await Register().refusal(of: folder) == [])
  }
}

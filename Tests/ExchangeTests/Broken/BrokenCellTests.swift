import Casework
import Exchange
import Testing

@Suite("A cell that cannot be read refuses its row")
struct BrokenCellTests {
  static let blanks = RegisterTable.allCases.flatMap { table in
    table.columns.filter(\.isRequired).map {
      BrokenCell(table, $0.name, "", "必填的列为空", "填写“\($0.name)”")
    }
  }

  @Test("where a bold column is blank", arguments: blanks)
  func blank(cell: BrokenCell) async throws {
    try await cell.check()
  }

  static let dates = RegisterTable.allCases.flatMap { table in
    table.columns.filter { $0.name.hasSuffix("日期") || $0.name == "有效期至" }
      .map {
        BrokenCell(
          table, $0.name, "2026-02-30", "不是日期", "写成 2026-03-01 的样子")
      }
  }

  @Test("where a date is none", arguments: dates)
  func date(cell: BrokenCell) async throws {
    try await cell.check()
  }

  @Test(
    "where a date is written in some other way",
    arguments: ["2026.3.1", "2026/03/01", "46082", "2026年3月1日", "2026-3-1"])
  func dateWriting(text: String) async throws {
    try await BrokenCell(.households, "建档日期", text, "不是日期").check()
  }

  @Test(
    "where a time is none",
    arguments: ["2026-02-10", "2026-02-10 25:00", "2026-02-30 10:00", "上午"])
  func time(text: String) async throws {
    for column in ["时间", "登记时间"] {
      try await BrokenCell(
        .visits, column, row: 1, text, "不是时间", "写成 2026-03-01 14:30 的样子"
      ).check()
    }
  }

  static let lists: [(RegisterTable, String, [String])] = [
    (.areas, "级别", AreaLevel.words),
    (.persons, "残疾类别", DisabilityCategory.words),
    (.persons, "证件状态", CertificateState.words),
    (.certificates, "残疾类别", DisabilityCategory.words),
    (.certificates, "证件状态", CertificateState.words),
    (.circumstances, "类型", CircumstanceKind.words),
    (.statuses, "身份", AssistanceStatus.words),
    (.workers, "角色", Role.words),
    (.links, "类型", LinkKind.words),
    (.visits, "方式", VisitMode.words),
    (.visits, "结果", VisitResult.words),
    (.visits, "未入户原因", NoHomeVisitReason.words),
    (.absences, "原因", AbsenceReason.words),
  ]

  @Test("where a word is not of its list, and tells the list", arguments: lists)
  func word(table: RegisterTable, column: String, words: [String])
    async throws
  {
    try await BrokenCell(
      table, column, "某词", "不在规定的词表中",
      "改为以下之一：" + words.joined(separator: "、")
    ).check()
  }

  static let others: [BrokenCell] =
    [
      BrokenCell(.absences, "对象类型", "村", "不在规定的词表中", "填“户”或“人员”"),
      BrokenCell(.persons, "疑似残疾", "有", "不是“是”或“否”", "填“是”或“否”"),
      BrokenCell(.persons, "需要照料", "Y", "不是“是”或“否”", "填“是”或“否”"),
      BrokenCell(.workers, "班子成员", "1", "不是“是”或“否”", "填“是”或“否”"),
      BrokenCell(.visits, "接触到家属", "父亲", "不是“是”或“否”", "填“是”或“否”"),
      BrokenCell(.persons, "残疾等级", "5", "不是残疾等级", "填 1、2、3 或 4"),
      BrokenCell(.persons, "残疾等级", "二级", "不是残疾等级", "填 1、2、3 或 4"),
      BrokenCell(.certificates, "残疾等级", "0", "不是残疾等级", "填 1、2、3 或 4"),
      BrokenCell(.persons, "多重明细", "肢体二级", "多重明细写法不对"),
      BrokenCell(.certificates, "多重明细", "肢体2;手3", "多重明细写法不对"),
      BrokenCell(.areas, "代码", "3412021", "不是辖区代码", "填2位（省）"),
      BrokenCell(.policies, "辖区代码", "颍州区", "不是辖区代码", "填2位（省）"),
      BrokenCell(.workers, "辖区代码", "34120", "不是辖区代码"),
      BrokenCell(.suspensions, "辖区代码", "x", "不是辖区代码"),
      BrokenCell(.households, "村代码", "341202001", "不是12位村代码"),
      BrokenCell(
        .visits, "工号", ";", "必填的列为空", "填写“工号”", shown: ""),
    ]
    + AssessmentRecord.names.map {
      BrokenCell(.assessments, $0, "部分能", "不是“能”或“不能”", "填“能”或“不能”")
    }

  @Test("where it is neither this nor that", arguments: others)
  func other(cell: BrokenCell) async throws {
    try await cell.check()
  }
}

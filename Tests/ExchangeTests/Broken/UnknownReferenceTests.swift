import Casework
import Testing

@Suite("A row that names something unknown is refused")
struct UnknownReferenceTests {
  private static let area = ("辖区代码不在 areas.csv 中", "在 areas.csv 补上")
  private static let household = ("没有这个户编号", "在 households.csv 补上")
  private static let person = ("没有这个人员编号", "在 persons.csv 补上")
  private static let worker = ("没有这个工号", "在 workers.csv 补上")

  static let cells: [BrokenCell] = [
    cell(.policies, "辖区代码", "341299", area),
    cell(.households, "村代码", "341202001299", area),
    cell(.workers, "辖区代码", "341299", area),
    cell(.suspensions, "辖区代码", "341299", area),
    cell(.links, "对象", row: 3, "341202001299", area),
    cell(.persons, "户编号", "H9", household),
    cell(.circumstances, "户编号", "H9", household),
    cell(.links, "对象", row: 0, "H9", household),
    cell(.visits, "户编号", "H9", household),
    cell(.absences, "对象", row: 0, "H9", household),
    cell(.persons, "照料人", "P2;P9", person, "P9"),
    cell(.certificates, "人员编号", "P9", person),
    cell(.care, "人员编号", "P9", person),
    cell(.statuses, "人员编号", "P9", person),
    cell(.assessments, "人员编号", "P9", person),
    cell(.links, "对象", row: 1, "P9", person),
    cell(.links, "对象", row: 2, "P9", person),
    cell(.visits, "见到人员", "P1;P9", person, "P9"),
    cell(.absences, "对象", row: 1, "P9", person),
    cell(.links, "工号", "W9", worker),
    cell(.links, "对象", row: 4, "W9", worker),
    cell(.visits, "工号", "V1;W9", worker, "W9"),
  ]

  private static func cell(
    _ table: RegisterTable, _ column: String, row: Int = 0, _ value: String,
    _ words: (problem: String, remedy: String), _ shown: String? = nil
  ) -> BrokenCell {
    BrokenCell(
      table, column, row: row, value, words.problem, words.remedy,
      shown: shown)
  }

  @Test("by its line, with what to do", arguments: cells)
  func unknown(cell: BrokenCell) async throws {
    try await cell.check()
  }

  @Test("as a pack that nobody wrote is, with those there are")
  func pack() async throws {
    try await BrokenCell(
      .policies, "政策包", "fuyang-1999", "没有这个政策包",
      "改为以下之一：dongsheng-2024、fuyang-2022、gansu-2024"
    ).check()
  }

  @Test("as a correction of a visit that nobody made is")
  func visit() async throws {
    try await BrokenCell(
      .visits, "更正", row: 1, "A9", "没有这个访视编号", "改正编号"
    ).check()
  }

  @Test("as an object of another kind than the link's is")
  func kinds() async throws {
    try await BrokenCell(
      .links, "对象", row: 3, "341202001", "不是12位村代码", "联系点的对象填村代码"
    ).check()
    // A household is no person.
    try await BrokenCell(.links, "对象", row: 1, "H1", "没有这个人员编号").check()
  }

  @Test(
    "as an area above that does not begin its code is",
    arguments: ["3413", "341202001", "341202001201"])
  func parent(code: String) async throws {
    try await BrokenCell(
      .areas, "上级代码", row: 1, code, "上级代码不是本代码的开头",
      "改正代码或上级代码，使本代码以上级代码开头"
    ).check()
  }
}

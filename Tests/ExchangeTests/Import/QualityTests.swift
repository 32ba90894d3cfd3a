import Casework
import Operations
import Testing

@Suite("What is merely implausible loads and is listed")
struct QualityTests {
  private func quality(of files: SampleFiles) async throws -> [String] {
    let register = try await Register()
    let report = try await register.take(files)
    #expect(report.isSaved)
    #expect(report.problems.isEmpty)
    return report.quality.map(\.words)
  }

  private static func visit(_ time: String, _ home: String, _ rest: String)
    -> String
  {
    "B1,\(time) 10:00,入户,完成,\(home),\(rest),,,,,,"
  }

  static let visits: [(String, String)] = [
    (
      visit("2024-12-31", "H2", "V2,"),
      "visits.csv 5 时间：访视时该户尚未建档或已销户；请核实（B1）"
    ),
    (
      visit("2031-01-01", "H1", "V2,"),
      "visits.csv 5 时间：访视时该户尚未建档或已销户；请核实（B1）"
    ),
    (
      visit("2026-06-21", "H2", "V2,"),
      "visits.csv 5 时间：访视时间在今天之后；请核实（B1）"
    ),
    (
      visit("2024-06-01", "H2", "V1;C1,"),
      "visits.csv 5 工号：访视人当日没有岗位；请核实（B1）"
    ),
    (
      visit("2030-06-02", "H1", "V2,P1"),
      "visits.csv 5 见到人员：见到的人员当时已去世；请核实（B1）"
    ),
  ]

  @Test(
    "such as a visit before, after or by whom it cannot have been",
    arguments: visits)
  func visit(row: String, item: String) async throws {
    let items = try await quality(of: SampleFiles().adding(.visits, row))
    #expect(items.contains(item))
  }

  @Test("such as a visit that names what was put on record earlier")
  func laterFolder() async throws {
    let register = try await Register()
    try await register.take(SampleFiles())
    for (row, item) in Self.visits {
      var later = SampleFiles().keeping(.visits)
      later.texts[.visits] = later.texts[.visits]?.split(separator: "\n")
        .first.map(String.init)
      let report = try await register.take(later.adding(.visits, row))
      let found = report.quality.map(\.words)
      let wanted = item.replacing("visits.csv 5", with: "visits.csv 2")
      #expect(found.contains(wanted))
    }
  }

  @Test("such as two heads of a household")
  func heads() async throws {
    let files = SampleFiles().changing(.persons, "与户主关系", row: 1, to: "户主")
    #expect(
      try await quality(of: files)
        == ["persons.csv 3 与户主关系：一户有两个户主；请核实（H1）"])
  }

  @Test("such as a number that fails its check, or another birthday")
  func citizenID() async throws {
    let wrong = SampleFiles().changing(
      .persons, "身份证号", to: "11010519491231002A")
    #expect(
      try await quality(of: wrong).first?
        .hasPrefix("persons.csv 2 身份证号：身份证号不合规则：") == true)
    let other = SampleFiles().changing(
      .persons, "身份证号", to: "11010519491231002X")
    #expect(
      try await quality(of: other)
        == ["persons.csv 2 出生日期：出生日期与身份证号不一致；请核实（P1）"])
  }

  @Test("such as a certificate number that says something else")
  func certificateNumber() async throws {
    // Category 7 (多重) and level 2 stand at its end.
    let number = "11010519491231002X72"
    #expect(
      try await quality(
        of: SampleFiles().changing(.persons, "残疾证号", to: number)) == [])
    #expect(
      try await quality(
        of: SampleFiles().changing(
          .persons, "残疾证号", to: "11010519491231002X43"))
        == [
          "persons.csv 2 残疾类别：残疾类别与残疾证号不一致；请核实（P1）",
          "persons.csv 2 残疾等级：残疾等级与残疾证号不一致；请核实（P1）",
        ])
    #expect(
      try await quality(
        of: SampleFiles().changing(.persons, "残疾证号", to: "123"))
        == ["persons.csv 2 残疾证号：残疾证号不合规则；请核实（P1）"])
  }

  @Test("such as a row that ends before it begins")
  func backwards() async throws {
    let items = try await quality(
      of: SampleFiles().adding(.absences, "户,H1,外出,2026-06-30,2026-04-01"))
    #expect(items == ["absences.csv 4 日期：结束早于开始，这一行不起作用；请核实（H1）"])
  }

  @Test("such as a number of certificates.csv that fails its check")
  func certificate() async throws {
    let items = try await quality(
      of: SampleFiles().adding(
        .certificates, "P1,123,肢体,3,,有效,2026-01-01,"))
    #expect(items == ["certificates.csv 3 残疾证号：残疾证号不合规则；请核实（P1）"])
  }

  @Test("such as a second head, also where the first came earlier")
  func laterHead() async throws {
    let register = try await Register()
    try await register.take(SampleFiles())
    var later = SampleFiles().keeping(.persons)
    later.texts[.persons] = "人员编号,姓名,户编号,与户主关系\nP8,钱八,H2,户主"
    let report = try await register.take(later)
    #expect(
      report.quality.map(\.words)
        == ["persons.csv 2 与户主关系：一户有两个户主；请核实（H2）"])
  }
}

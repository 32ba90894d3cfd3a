import Casework
import Exchange
import Testing

/// What changes in one county changes the ledger of another: one test for
/// each way.
@Suite("The stored ledger of two counties stays right")
struct CountyMoveTests {
  private static let files: SampleFiles = {
    var files = SampleFiles()
    files.texts = [
      .areas: """
      代码,名称
      341202001201,双河村
      341203001201,柳林村
      """,
      .policies: "辖区代码,政策包\n3412,fuyang-2022\n3412,dongsheng-2024",
      .households: "户编号,村代码\nH1,341202001201\nH2,341203001201\nH3,341202001201",
      .persons: """
      人员编号,姓名,户编号,残疾类别,残疾等级,证件状态,入户日期,离户日期
      P1,李秀英,H1,肢体,2,有效,,2026-01-31
      P1,李秀英,H2,肢体,2,有效,2026-02-01,
      P2,王建国,H3,,,,,
      """,
      .workers: """
      工号,姓名,角色,辖区代码,上岗日期
      V1,王芳,村专委,341202001201,2025-01-01
      V2,周明,村专委,341203001201,2025-01-01
      R1,陈立,探访责任人,341202001,2025-01-01
      """,
      .links: "类型,工号,对象,开始日期\n探访责任,R1,P1,2025-01-01",
      .statuses: "人员编号,身份,开始日期\nP1,特困分散,2025-01-01",
      .visits: """
      访视编号,时间,方式,结果,户编号,工号,见到人员,接触到家属,登记时间,更正
      A1,2026-02-10 09:00,入户,完成,H2,V2,P1,,2026-02-10 18:00,
      A2,2026-03-10 09:00,见面,完成,H2,R1,P1,,2026-03-10 18:00,
      A3,2026-03-11 09:00,入户,完成,H3,V1,P2,,2026-03-11 18:00,
      """,
    ]
    return files
  }()

  private static let header =
    "访视编号,时间,方式,结果,户编号,工号,见到人员,接触到家属,登记时间,更正\n"

  /// A later folder, table and text.
  static let changes: [(String, RegisterTable, String)] = [
    (
      "a certificate of somebody who has moved away", .certificates,
      "人员编号,残疾类别,残疾等级,证件状态,开始日期\nP1,肢体,2,注销,2026-01-01"
    ),
    (
      "an absence of somebody who has moved away", .absences,
      "对象类型,对象,原因,开始日期\n人员,P1,住院,2026-02-20"
    ),
    (
      "a stay that was in this county after all", .persons,
      """
      人员编号,姓名,户编号,残疾类别,残疾等级,证件状态,入户日期,离户日期
      P1,李秀英,H1,肢体,2,有效,,2026-01-31
      P1,李秀英,H3,肢体,2,有效,2026-02-01,
      """
    ),
    (
      "a visit that was to the other county after all", .visits,
      header + "A1,2026-02-10 09:00,入户,完成,H3,V1,P2,,2026-02-10 18:00,"
    ),
    (
      "a visit at which somebody of the other county was not met", .visits,
      header + "A2,2026-03-10 09:00,见面,完成,H2,R1,,是,2026-03-10 18:00,"
    ),
    (
      "a correction that moves a visit to the other county", .visits,
      header + "A4,2026-02-10 09:00,入户,完成,H3,V1,P2,,2026-02-12 18:00,A1"
    ),
    (
      "a correction here of a correction there", .visits,
      header + "A4,2026-02-10 09:00,入户,完成,H3,V1,P2,,2026-02-12 18:00,A1\n"
        + "A5,2026-02-10 09:00,入户,无人在家,H3,V1,,,2026-02-13 18:00,A4"
    ),
    (
      "a post of somebody who works in both", .workers,
      """
      工号,姓名,角色,辖区代码,上岗日期,离岗日期
      R1,陈立,探访责任人,341202001,2025-01-01,2026-03-01
      """
    ),
    (
      "a household that has gone to the other county", .households,
      "户编号,村代码\nH3,341203001201"
    ),
  ]

  @Test("after", arguments: changes)
  func change(name: String, table: RegisterTable, text: String) async throws {
    let register = try await Register()
    try await register.take(Self.files)
    #expect(try await register.differences() == [])
    var later = SampleFiles()
    later.texts = [table: text]
    #expect(try await register.refusal(of: later) == [], "\(name)")
    #expect(try await register.differences() == [], "\(name)")
  }

  @Test("after a corrected visit is moved, which stays one record")
  func movedRecord() async throws {
    let register = try await Register()
    try await register.take(
      Self.files.adding(
        .visits, "A4,2026-02-11 09:00,入户,无人在家,H2,V2,,,2026-02-12 18:00,A1"))
    var later = SampleFiles()
    later.texts = [
      .visits: Self.header
        + "A1,2026-02-10 09:00,入户,完成,H3,V1,P2,,2026-02-10 18:00,"
    ]
    try await register.take(later)
    let counted = try await register.ledger().flatMap(\.events)
    #expect(!counted.contains("A1"))
    #expect(try await register.differences() == [])
  }
}

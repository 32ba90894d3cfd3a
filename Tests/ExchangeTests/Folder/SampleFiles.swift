import Casework
import Exchange

/// A register that is in order, with rows in every table; a test breaks a
/// cell of it. No cell holds a comma.
struct SampleFiles: Sendable {
  var texts: [RegisterTable: String] = [
    .areas: """
    代码,名称,级别,上级代码,城乡分类,生效日期,失效日期
    341202,颍州区,县,3412,,,
    341202001,清河镇,乡,341202,,,
    341202001201,双河村,村,341202001,220,2020-01-01,2099-12-31
    341202001202,柳林村,村,341202001,220,,
    """,
    .policies: """
    辖区代码,政策包,生效日期,失效日期
    341202,fuyang-2022,2025-01-01,2030-12-31
    341202,dongsheng-2024,2025-01-01,
    341202,gansu-2024,2025-01-01,
    """,
    .households: """
    户编号,村代码,户主,住址,网格,经度,纬度,建档日期,销户日期
    H1,341202001201,李秀英,双河村三组12号,一格,115.8,32.9,2025-01-01,2030-12-31
    H2,341202001202,赵大山,柳林村一组3号,,,,2025-01-01,
    """,
    .persons: """
    人员编号,姓名,户编号,与户主关系,性别,出生日期,身份证号,联系电话,监护人,残疾证号,残疾类别,残疾等级,多重明细,发证日期,有效期至,证件状态,疑似残疾,需要照料,照料人,入户日期,离户日期,死亡日期
    P1,李秀英,H1,户主,女,1958-03-04,,13900000001,,,多重,2,肢体2;智力3,2020-01-01,2030-01-01,有效,,是,P2,2025-01-01,2030-01-01,2030-06-01
    P2,王建国,H1,配偶,男,1956-07-08,,,,,,,,,,,是,,,,,
    P3,赵大山,H2,户主,男,1960-01-02,,,赵小山,,,,,,,,,,,2025-01-01,,
    """,
    .certificates: """
    人员编号,残疾证号,残疾类别,残疾等级,多重明细,证件状态,开始日期,结束日期
    P3,,肢体,2,肢体2,有效,2024-01-01,2029-12-31
    """,
    .care: """
    人员编号,照料人,开始日期,结束日期
    P3,P1,2026-01-01,2026-12-31
    """,
    .circumstances: """
    户编号,类型,开始日期,结束日期,说明
    H1,重大疾病,2026-04-12,2026-08-20,住院手术
    """,
    .statuses: """
    人员编号,身份,开始日期,结束日期
    P1,特困分散,2025-01-01,2028-12-31
    """,
    .assessments: """
    人员编号,评估日期,吃饭,穿衣,上下床,如厕,室内行走,洗澡
    P1,2026-03-10,能,能,能,不能,能,不能
    """,
    .workers: """
    工号,姓名,角色,单位,辖区代码,班子成员,上岗日期,离岗日期
    V1,王芳,村专委,双河村,341202001201,,2025-01-01,2029-12-31
    V2,周明,村专委,柳林村,341202001202,,2025-01-01,
    C1,陈立,残联干部,区残联,341202,是,2025-01-01,
    """,
    .links: """
    类型,工号,对象,开始日期,结束日期
    联系户,C1,H1,2025-01-01,2029-12-31
    结对,C1,P1,2025-01-01,
    探访责任,V1,P1,2025-01-01,
    联系点,C1,341202001201,2025-01-01,
    代理,V2,V1,2026-05-01,
    """,
    .visits: """
    访视编号,时间,方式,结果,户编号,工号,见到人员,接触到家属,未入户原因,事由,登记时间,更正,备注
    A1,2026-02-10 09:30,入户,完成,H1,V1;C1,P1;P2,是,,季度走访,,,
    A2,2026-02-10 10:30,入户,完成,H1,V1,P1,,,季度走访,2026-02-11 08:00,A1,时间写错
    A3,2026-05-20 15:00,电话,完成,H2,V2,P3,是,本人外出,,2026-05-20 15:20,,
    """,
    .absences: """
    对象类型,对象,原因,开始日期,结束日期
    户,H2,外出,2026-05-01,2026-06-10
    人员,P1,住院,2026-04-12,2026-04-30
    """,
    .suspensions: """
    辖区代码,开始日期,结束日期,原因
    341202001,2026-01-20,2026-01-25,暴雪
    """,
  ]

  /// The same with a cell changed.
  ///
  /// - Parameter row: counted from 0, the header apart.
  func changing(
    _ table: RegisterTable, _ column: String, row: Int = 0, to value: String
  ) -> SampleFiles {
    var lines = self.lines(table)
    let place = lines[0].firstIndex(of: column)
    guard let place else { preconditionFailure("\(table) has no \(column)") }
    lines[row + 1][place] = value
    return replacing(table, lines)
  }

  /// The same without a column.
  func dropping(_ table: RegisterTable, _ column: String) -> SampleFiles {
    var lines = self.lines(table)
    let place = lines[0].firstIndex(of: column)
    guard let place else { preconditionFailure("\(table) has no \(column)") }
    for line in lines.indices { lines[line].remove(at: place) }
    return replacing(table, lines)
  }

  /// The same with rows added.
  func adding(_ table: RegisterTable, _ rows: String...) -> SampleFiles {
    var files = self
    files.texts[table, default: ""] += rows.map { "\n" + $0 }.joined()
    return files
  }

  func lines(_ table: RegisterTable) -> [[String]] {
    (texts[table] ?? "").split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false)
        .map(String.init)
    }
  }

  func replacing(
    _ table: RegisterTable, _ lines: [[String]]
  ) -> SampleFiles {
    var files = self
    files.texts[table] =
      lines.map { $0.joined(separator: ",") }.joined(separator: "\n")
    return files
  }

  /// Only some of the tables.
  func keeping(_ tables: RegisterTable...) -> SampleFiles {
    var files = self
    files.texts = texts.filter { tables.contains($0.key) }
    return files
  }
}

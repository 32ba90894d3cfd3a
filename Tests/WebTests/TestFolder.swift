import Foundation

/// The register of the test county.
enum TestFolder {
  static let packs = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "packs").path

  static let files = [
    "areas.csv": """
    代码,名称
    34,安徽省
    3412,阜阳市
    341202,颍州区
    341202001,清河镇
    341202001201,双河村
    341202001202,柳林村
    """,
    "policies.csv": """
    辖区代码,政策包,生效日期
    341202,fuyang-2022,2026-01-01
    """,
    "households.csv": """
    户编号,村代码,户主,住址,建档日期
    H1,341202001201,李秀英,双河村三组12号,2025-01-01
    H2,341202001202,赵大山,柳林村一组3号,2025-01-01
    """,
    "persons.csv": """
    人员编号,姓名,户编号,与户主关系,性别,出生日期,残疾类别,残疾等级,发证日期,证件状态
    P1,李秀英,H1,户主,女,1958-03-04,肢体,2,2020-01-01,有效
    P2,王建国,H1,配偶,男,1956-07-08,,,,
    P3,赵大山,H2,户主,男,1960-01-02,肢体,2,2020-01-01,有效
    """,
    "workers.csv": """
    工号,姓名,角色,辖区代码,上岗日期
    V1,王芳,村专委,341202001201,2025-01-01
    V2,周明,村专委,341202001202,2025-01-01
    T1,陈立,乡镇专委,341202001,2025-01-01
    """,
  ]
}

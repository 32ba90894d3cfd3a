import Foundation

/// A household in each ring around one village: the same village, the next
/// one, the next township, county, city and province. Whoever sees a ring
/// sees all within it.
enum WalkHome: Int, CaseIterable, Comparable {
  case village, township, county, city, province, nation

  var number: String { "HU88000\(rawValue + 1)" }
  var person: String { "PE88000\(rawValue + 1)" }
  var visit: String { "VI88000\(rawValue + 1)" }
  var incident: String { "0190a6f0-0000-7000-8000-0000000000e\(rawValue)" }
  /// A matter of the household.
  var matter: String { "0190a6f0-0000-7000-8000-00000000000\(rawValue + 1)" }
  var villageCode: String {
    [
      "341202001201", "341202001202", "341202002201", "341203001201",
      "340102001201", "620102001201",
    ][rawValue]
  }
  var head: String {
    ["甄桂兰", "冼长庚", "佘玉树", "亓春来", "仉守田", "鲜于德海"][rawValue]
  }
  var address: String { "\(head)家门牌\(rawValue + 41)号" }
  var phone: String { "1391234560\(rawValue)" }
  var citizenID: String { "34120219600101123\(rawValue)" }

  /// Whatever tells of it to somebody who may not see it.
  var secrets: [String] {
    [number, person, visit, head, address, phone, citizenID]
  }

  /// The same without numbers of the register.
  var words: [String] { [head, address, phone, citizenID] }

  static func < (left: WalkHome, right: WalkHome) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The register of the walk, as an exchange folder.
enum WalkFolder {
  static var files: [String: String] {
    [
      "areas.csv": "代码,名称\n" + areas,
      "policies.csv": "辖区代码,政策包,生效日期\n"
        + ["341202", "341203", "340102", "620102"].map {
          "\($0),fuyang-2022,2026-01-01\n"
            + "\($0),dongsheng-2024,2026-01-01\n"
        }.joined(),
      // Persons of both county offices.
      "statuses.csv": "人员编号,身份,开始日期\n"
        + lines { "\($0.person),特困分散,2025-01-01" },
      "households.csv": "户编号,村代码,户主,住址,建档日期\n"
        + lines {
          "\($0.number),\($0.villageCode),\($0.head),\($0.address),2025-01-01"
        },
      "persons.csv":
        "人员编号,姓名,户编号,与户主关系,性别,出生日期,身份证号,联系电话,残疾类别,残疾等级,发证日期,证件状态\n"
        + lines {
          "\($0.person),\($0.head),\($0.number),户主,女,1960-01-01,"
            + "\($0.citizenID),\($0.phone),肢体,2,2020-01-01,有效"
        },
      "workers.csv": "工号,姓名,角色,辖区代码,上岗日期\n" + workers,
      "links.csv": """
      类型,工号,对象,开始日期
      联系户,W3,\(WalkHome.village.number),2025-01-01
      探访责任,W2,\(WalkHome.village.person),2025-01-01
      """,
      "visits.csv": "访视编号,时间,方式,结果,户编号,工号,见到人员\n"
        + lines {
          "\($0.visit),2026-05-20 09:00,入户,完成,\($0.number),W1,\($0.person)"
        },
    ]
  }

  private static func lines(_ line: (WalkHome) -> String) -> String {
    WalkHome.allCases.map(line).joined(separator: "\n") + "\n"
  }

  private static let areas = """
    34,安徽省
    3412,阜阳市
    341202,颍州区
    341202001,清河镇
    341202001201,双河村
    341202001202,柳林村
    341202002,东坡乡
    341202002201,东坡村
    341203,颍东区
    341203001,向阳镇
    341203001201,向阳村
    3401,合肥市
    340102,瑶海区
    340102001,车站镇
    340102001201,车站村
    62,甘肃省
    6201,兰州市
    620102,城关区
    620102001,河口镇
    620102001201,河口村

    """

  private static let workers = """
    W1,王芳,村专委,341202001201,2025-01-01
    W2,何青,探访责任人,341202001,2025-01-01
    W3,钱进,残联干部,341202,2025-01-01
    W4,陈立,乡镇专委,341202001,2025-01-01
    W5,孙梅,民政干部,341202,2025-01-01
    W6,李刚,残联干部,3412,2025-01-01
    W7,周敏,残联干部,34,2025-01-01

    """
}

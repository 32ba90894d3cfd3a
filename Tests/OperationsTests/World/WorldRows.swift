import Casework
import Operations

/// Rows of the register held in memory, handed over table by table.
struct WorldRows: RegisterSource {
  var rows: [RegisterRow]

  func rows(_ each: (Int, RegisterRow) throws -> Void) throws {
    for table in RegisterTable.allCases {
      var line = 1
      for row in rows where row.table == table {
        line += 1
        try each(line, row)
      }
    }
  }
}

extension WorldRows {
  private static let since = Span(from: day("2025-01-01"), to: nil)

  /// One county, two townships; packs in force since 2025.
  static let register: [RegisterRow] =
    areas + households + persons + workers + links

  private static let areas: [RegisterRow] =
    [
      ("341202", "颍州区"), ("341202001", "清河乡"), ("341202002", "东坡乡"),
      ("341202001201", "双河村"), ("341202001202", "柳林村"),
      ("341202002201", "东坡村"),
    ].map { .area(AreaRecord(code: code($0.0), name: $0.1)) }
    + ["fuyang-2022", "dongsheng-2024", "gansu-2024"].map {
      .policy(PolicyRecord(area: TestWorld.county, pack: $0, span: since))
    }

  private static func household(
    _ number: String, _ village: String, _ head: String, _ address: String
  ) -> RegisterRow {
    .household(
      HouseholdRecord(
        number: number, village: code(village), head: head, address: address,
        grid: "网格1", onFile: since))
  }

  private static let households: [RegisterRow] = [
    household("H00001", "341202001201", "王建国", "双河村1号"),
    household("H00002", "341202001201", "李秀英", "双河村2号"),
    household("H00003", "341202001201", "赵明", "双河村3号"),
    household("H00004", "341202001202", "孙丽", "柳林村4号"),
    household("H00005", "341202002201", "周强", "东坡村5号"),
  ]

  private static func person(
    _ number: String, _ name: String, _ household: String, born: String,
    _ category: DisabilityCategory? = nil, level: UInt8 = 0,
    relation: String = "户主"
  ) -> RegisterRow {
    .person(
      PersonRecord(
        number: number, name: name, relation: relation, sex: "男",
        birth: day(born), citizenID: "341202196001011234",
        phone: "13812345678",
        certificate: CertificateColumns(
          number: category == nil ? "" : "34120219600101123442",
          category: category, level: level, issued: day("2024-01-01"),
          state: category == nil ? nil : .valid)),
      StayRecord(person: number, household: household, span: since))
  }

  /// P0001 severe, with a wife; P0002 severe, alone, 特困分散, of the class
  /// key; P0003 to P0005 moderate.
  private static let persons: [RegisterRow] = [
    person("P0001", "王建国", "H00001", born: "1960-01-01", .physical, level: 2),
    person("P0011", "陈芳", "H00001", born: "1962-03-04", relation: "配偶"),
    person("P0002", "李秀英", "H00002", born: "1950-05-06", .visual, level: 1),
    person("P0003", "赵明", "H00003", born: "1980-07-08", .hearing, level: 3),
    person("P0004", "孙丽", "H00004", born: "1985-09-10", .speech, level: 4),
    person("P0005", "周强", "H00005", born: "1970-11-12", .physical, level: 3),
    .status(
      StatusRecord(
        person: "P0002", status: .destituteScattered, span: since)),
  ]

  static func post(
    _ worker: String, _ name: String, _ role: Role, _ area: String,
    from: Span = since
  ) -> RegisterRow {
    .post(
      PostRecord(
        worker: worker, name: name, role: role, area: code(area), span: from))
  }

  private static let workers: [RegisterRow] = [
    post("V001", "张村专", .villageCommissioner, "341202001201"),
    post("V002", "吴村专", .villageCommissioner, "341202001202"),
    post("S001", "外村专", .villageCommissioner, "341202002201"),
    post("T001", "刘乡专", .townshipCommissioner, "341202001"),
    post("R001", "何探访", .responsibleVisitor, "341202001"),
    post("C001", "钱干部", .federationStaff, "341202"),
  ]

  static func link(
    _ kind: LinkKind, _ worker: String, _ object: String, _ span: Span = since
  ) -> RegisterRow {
    .link(LinkRecord(kind: kind, worker: worker, object: object, span: span))
  }

  private static let links: [RegisterRow] = [
    link(.household, "C001", "H00001"),
    link(.pair, "C001", "P0002"),
    link(.responsibleVisitor, "R001", "P0002"),
  ]
}

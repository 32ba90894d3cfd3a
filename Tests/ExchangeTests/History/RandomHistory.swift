import Casework
import Exchange
import TestSupport

/// A small random register of two counties and what becomes of it: people
/// move between the counties, visits come in batches with corrections, rows
/// are changed later. Rows are kept as the last import left them.
struct RandomHistory {
  typealias Row = [String: String]

  private(set) var rows: [RegisterTable: [Row]] = [:]
  private var seeded: Seeded
  private var visitCount = 0

  static let villages = [
    "341202001201", "341202001202", "341203001201", "341203002201",
  ]
  private let households = (1...6).map { "H\($0)" }
  private let persons = (1...9).map { "P\($0)" }
  private let workers = ["V0", "V1", "V2", "V3", "T0", "T1", "C0", "C1", "R0"]

  init(seed: UInt64) {
    seeded = Seeded(seed)
    for (index, village) in Self.villages.enumerated() {
      add(.areas, ["代码": village, "名称": "村\(index)"])
    }
    for pack in ["fuyang-2022", "dongsheng-2024", "gansu-2024"] {
      let from = pack == "fuyang-2022" ? "" : someDay(60)
      add(.policies, ["辖区代码": "34", "政策包": pack, "生效日期": from])
    }
    for (index, household) in households.enumerated() {
      let village = Self.villages[index % Self.villages.count]
      add(
        .households,
        [
          "户编号": household, "村代码": village, "建档日期": someDay(70),
          "销户日期": someDay(85),
        ])
    }
    for person in persons { rows[.persons, default: []] += personRows(person) }
    addWorkers()
    for _ in 1...14 { addDatedRow() }
  }

  // MARK: Chance

  /// A day near those that are judged, or none.
  private mutating func someDay(_ emptyShare: Int = 0) -> String {
    seeded.chance(emptyShare) ? "" : "\(someDate())"
  }

  private mutating func someDate() -> Day {
    Day(number: Int32(seeded.number(in: 20_360...20_630)))
  }

  private mutating func some(_ values: [String], most: Int) -> String {
    let count = seeded.number(in: 0...most)
    return values.shuffled(using: &seeded).prefix(count)
      .joined(separator: ";")
  }

  private mutating func add(_ table: RegisterTable, _ row: Row) {
    rows[table, default: []].append(row)
  }

  // MARK: Rows

  private mutating func personRows(_ number: String) -> [Row] {
    var person: Row = [
      "人员编号": number, "姓名": "某" + number,
      "残疾类别": seeded.element(of: ["", "肢体", "精神", "肢体", "智力"]),
      "残疾等级": "\(seeded.number(in: 1...4))",
      "证件状态": seeded.element(of: ["有效", "有效", "有效", "过期", "注销"]),
      "发证日期": someDay(60), "疑似残疾": seeded.element(of: ["", "是"]),
      "监护人": seeded.element(of: ["", "", "亲属"]),
      "死亡日期": someDay(90),
    ]
    if person["残疾类别"] == "" { person["残疾等级"] = "" }
    var stays: [Row] = []
    var from = someDay(70)
    while stays.count < 3 {
      var stay = person
      stay["户编号"] = seeded.element(of: households)
      stay["入户日期"] = from
      let end = max(Day(from) ?? .distantPast, someDate())
      let isLast = seeded.chance(50) || stays.count == 2
      stay["离户日期"] = isLast ? "" : "\(end)"
      stays.append(stay)
      if isLast { break }
      from = "\(end + seeded.element(of: [1, 1, 9]))"
    }
    return stays
  }

  private mutating func addWorkers() {
    for (index, worker) in workers.enumerated() {
      let (role, area) =
        switch worker.first {
        case "V": ("村专委", Self.villages[index])
        case "T": ("乡镇专委", index == 4 ? "341202001" : "341203001")
        case "C": ("残联干部", index == 6 ? "341202" : "3412")
        default: ("探访责任人", "341203001")
        }
      add(
        .workers,
        [
          "工号": worker, "姓名": "工" + worker, "角色": role, "辖区代码": area,
          "上岗日期": "2025-01-01", "离岗日期": someDay(80),
        ])
    }
  }

  /// A link, status, certificate and the like that does not stand yet.
  private mutating func addDatedRow() {
    let dates = ["开始日期": someDay(), "结束日期": someDay(60)]
    let person = seeded.element(of: persons)
    let home = seeded.element(of: households)
    let cadre = seeded.element(of: ["C0", "C1"])
    let (table, row): (RegisterTable, Row) =
      switch seeded.number(in: 0...9) {
      case 0: (.links, ["类型": "联系户", "工号": cadre, "对象": home])
      case 1: (.links, ["类型": "结对", "工号": cadre, "对象": person])
      case 2: (.links, ["类型": "代理", "工号": "R0", "对象": "V1"])
      case 3, 4:
        (
          .links,
          [
            "类型": "探访责任", "工号": seeded.element(of: ["R0", "V2"]),
            "对象": person,
          ]
        )
      case 5:
        (
          .certificates,
          ["人员编号": person, "残疾类别": "视力", "残疾等级": "1", "证件状态": "有效"]
        )
      case 6: (.circumstances, ["户编号": home, "类型": "重大疾病"])
      case 7:
        (.absences, ["对象类型": "人员", "对象": person, "原因": "住院"])
      case 8: (.suspensions, ["辖区代码": "341203", "原因": "洪水"])
      default: (.statuses, ["人员编号": person, "身份": "特困分散"])
      }
    let whole = row.merging(dates) { first, _ in first }
    let stands = rows[table, default: []].contains { other in
      row.allSatisfy { other[$0.key] == $0.value }
    }
    if !stands { add(table, whole) }
  }

  // MARK: What happens

  /// Everything as it stands.
  func folder() -> SampleFiles { files(rows) }

  /// Some visits; a correction names an earlier one.
  mutating func visits() -> SampleFiles {
    var batch: [Row] = []
    for _ in 1...seeded.number(in: 25...40) {
      let at = Moment(someDate(), hour: seeded.number(in: 8...17))
      let known = rows[.visits, default: []]
      var visit = visitContent()
      var recorded = Moment(
        at.day + seeded.element(of: [0, 0, 1, 9]), hour: 18)
      if !known.isEmpty, seeded.chance(25) {
        let named = seeded.element(of: known)
        visit["更正"] = named["访视编号"]
        let earlier = Moment(named["登记时间"] ?? "") ?? at
        recorded = max(recorded, earlier)
      }
      visitCount += 1
      // Numbers are in no order.
      visit["访视编号"] = "A\((visitCount * 37) % 1_000)"
      visit["时间"] = "\(at)"
      visit["登记时间"] = "\(recorded)"
      add(.visits, visit)
      batch.append(visit)
    }
    return files([.visits: batch.shuffled(using: &seeded)])
  }

  private mutating func visitContent() -> Row {
    let home = seeded.number(in: 0...households.count - 1)
    let village = home % Self.villages.count
    return [
      "方式": seeded.element(of: ["入户", "入户", "入户", "见面", "电话", "微信"]),
      "结果": seeded.element(of: ["完成", "完成", "完成", "无人在家"]),
      "户编号": households[home],
      "工号": seeded.chance(60)
        ? "V\(village)" : seeded.element(of: workers),
      "见到人员": some(persons, most: 3),
      "接触到家属": seeded.element(of: ["是", "", "是"]),
      "未入户原因": seeded.element(of: ["", "本人外出"]),
    ]
  }

  /// Some rows get new content; the folder holds these alone.
  mutating func changes() -> SampleFiles {
    var changes: [RegisterTable: [Row]] = [:]
    for _ in 1...4 {
      let tables: [RegisterTable] = [
        .persons, .visits, .links, .statuses, .certificates, .circumstances,
        .workers, .households, .absences, .suspensions,
      ]
      let table = seeded.element(of: tables)
      guard changes[table] == nil, let known = rows[table], !known.isEmpty
      else { continue }
      let place = seeded.number(in: 0...known.count - 1)
      var row = known[place]
      switch table {
      case .persons:
        let number = row["人员编号"] ?? ""
        let now = changed(known.filter { $0["人员编号"] == number })
        rows[table] = known.filter { $0["人员编号"] != number } + now
        changes[table] = now
        continue
      case .visits:
        row.merge(visitContent()) { $1 }
      case .workers: row["离岗日期"] = someDay(50)
      case .households:
        row["村代码"] = seeded.element(of: Self.villages)
        row["销户日期"] = someDay(70)
      default: row["结束日期"] = someDay(40)
      }
      rows[table]?[place] = row
      changes[table] = [row]
    }
    return files(changes)
  }

  /// The rows of one person: other content, and he has moved, or lives
  /// elsewhere than was said. What is absent later is not closed, so no stay
  /// goes away.
  private mutating func changed(_ stays: [Row]) -> [Row] {
    let content = personRows("")[0]
    var stays = stays.map { stay in
      var stay = stay
      for column in ["残疾类别", "残疾等级", "证件状态", "疑似残疾", "监护人", "死亡日期"] {
        stay[column] = content[column]
      }
      return stay
    }
    guard let last = stays.indices.last else { return stays }
    switch seeded.number(in: 0...2) {
    case 0: stays[last]["户编号"] = seeded.element(of: households)
    case 1:
      let from = Day(stays[last]["入户日期"] ?? "") ?? .distantPast
      let end = max(from, someDate())
      stays[last]["离户日期"] = "\(end)"
      var next = stays[last]
      next["户编号"] = seeded.element(of: households)
      next["入户日期"] = "\(end + 1)"
      next["离户日期"] = ""
      stays.append(next)
    default: break
    }
    return stays
  }

  private func files(_ rows: [RegisterTable: [Row]]) -> SampleFiles {
    var files = SampleFiles()
    files.texts = rows.reduce(into: [:]) { texts, entry in
      let columns = entry.key.columns.map(\.name)
      let lines = entry.value.map { row in columns.map { row[$0] ?? "" } }
      texts[entry.key] = ([columns] + lines)
        .map { $0.joined(separator: ",") }.joined(separator: "\n")
    }
    return files
  }
}

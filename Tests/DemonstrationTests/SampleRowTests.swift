import Casework
import Demonstration
import Exchange
import Testing

/// No row may be one that import refuses.
struct SampleRowTests {
  let folder: SampleFolder

  init() throws { folder = try SampleFolder.shared.get() }

  @Test("Every row has all columns and blanks none that is required")
  func columns() {
    for (table, rows) in folder.rows {
      let required = table.columns.indices.filter {
        table.columns[$0].isRequired
      }
      for row in rows {
        #expect(row.count == table.columns.count)
        #expect(required.allSatisfy { !row[$0].isEmpty }, "\(table) \(row)")
      }
    }
  }

  @Test("Every number that is named exists")
  func references() {
    let areas = Set(folder.column(.areas, "代码"))
    let households = Set(folder.column(.households, "户编号"))
    let people = Set(folder.column(.persons, "人员编号"))
    let workers = Set(folder.column(.workers, "工号"))
    func expect(_ table: ExchangeTable, _ column: String, _ known: Set<String>)
    {
      for text in folder.column(table, column) {
        #expect(list(text).allSatisfy(known.contains), "\(table) \(text)")
      }
    }
    expect(.areas, "上级代码", areas)
    expect(.policies, "辖区代码", areas)
    expect(.households, "村代码", areas)
    expect(.persons, "户编号", households)
    expect(.persons, "照料人", people)
    expect(.certificates, "人员编号", people)
    expect(.care, "人员编号", people)
    expect(.circumstances, "户编号", households)
    expect(.statuses, "人员编号", people)
    expect(.assessments, "人员编号", people)
    expect(.workers, "辖区代码", areas)
    expect(.links, "工号", workers)
    expect(.visits, "户编号", households)
    expect(.visits, "工号", workers)
    expect(.visits, "见到人员", people)
    expect(.suspensions, "辖区代码", areas)
    let objects: [String: Set<String>] = [
      "联系户": households, "结对": people, "联系点": areas, "探访责任": people,
      "代理": workers, "户": households, "人员": people,
    ]
    let named =
      folder.texts(.links, "类型", "对象")
      + folder.texts(.absences, "对象类型", "对象")
    for row in named { #expect(objects[row[0]]?.contains(row[1]) == true) }
  }

  @Test("No key is given twice")
  func keys() {
    func expect(_ rows: [[String]], _ table: ExchangeTable) {
      #expect(Set(rows).count == rows.count, "\(table)")
    }
    expect(folder.texts(.areas, "代码"), .areas)
    expect(folder.texts(.households, "户编号"), .households)
    expect(folder.texts(.visits, "访视编号"), .visits)
    expect(folder.texts(.certificates, "人员编号", "开始日期"), .certificates)
    expect(folder.texts(.care, "人员编号", "照料人", "开始日期"), .care)
    expect(folder.texts(.circumstances, "户编号", "类型", "开始日期"), .circumstances)
    expect(folder.texts(.statuses, "人员编号", "身份", "开始日期"), .statuses)
    expect(folder.texts(.assessments, "人员编号", "评估日期"), .assessments)
    expect(folder.texts(.links, "类型", "工号", "对象", "开始日期"), .links)
    expect(folder.texts(.absences, "对象类型", "对象", "原因", "开始日期"), .absences)
    expect(folder.texts(.workers, "工号", "角色", "辖区代码", "上岗日期"), .workers)
  }

  @Test("Every period ends on or after the day it begins")
  func periods() {
    let columns: [(ExchangeTable, String, String)] = [
      (.households, "建档日期", "销户日期"), (.persons, "入户日期", "离户日期"),
      (.certificates, "开始日期", "结束日期"), (.care, "开始日期", "结束日期"),
      (.circumstances, "开始日期", "结束日期"), (.statuses, "开始日期", "结束日期"),
      (.workers, "上岗日期", "离岗日期"), (.links, "开始日期", "结束日期"),
      (.absences, "开始日期", "结束日期"), (.suspensions, "开始日期", "结束日期"),
    ]
    for (table, first, last) in columns {
      for row in folder.texts(table, first, last) {
        #expect(row.allSatisfy { $0.isEmpty || Day($0) != nil })
        #expect(!span(row[0], row[1]).isEmpty, "\(table) \(row)")
      }
    }
  }

  @Test("Stays of a person do not overlap, and some persons moved")
  func stays() throws {
    let register = try SampleRegister(folder)
    let moved = register.stays.values.filter { $0.count > 1 }
    #expect(!moved.isEmpty)
    for stays in moved {
      let sorted = stays.map(\.span).sorted { $0.first < $1.first }
      for (before, after) in zip(sorted, sorted.dropFirst()) {
        #expect(before.last < after.first)
      }
    }
  }

  @Test("Words are those of the contract")
  func words() {
    func expect<Word: Vocabulary>(
      _ table: ExchangeTable, _ column: String, _ type: Word.Type
    ) {
      for text in Set(folder.column(table, column)) where text != "" {
        #expect(Word(word: text) != nil, "\(table) \(column) \(text)")
      }
    }
    expect(.areas, "级别", AreaLevel.self)
    expect(.persons, "性别", Sex.self)
    expect(.persons, "残疾类别", DisabilityCategory.self)
    expect(.persons, "证件状态", CertificateState.self)
    expect(.circumstances, "类型", CircumstanceKind.self)
    expect(.statuses, "身份", AssistanceStatus.self)
    expect(.workers, "角色", Role.self)
    expect(.links, "类型", LinkKind.self)
    expect(.visits, "方式", VisitMode.self)
    expect(.visits, "结果", VisitResult.self)
    expect(.visits, "未入户原因", NoHomeVisitReason.self)
    expect(.absences, "原因", AbsenceReason.self)
  }
}

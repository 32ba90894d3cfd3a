import Casework
import Operations

extension RowReader {
  /// The row as a record, or what is wrong with it.
  mutating func row() -> RegisterRow {
    let row = problem == nil ? record() : nil
    if let problem { return .unreadable(problem) }
    return row
      ?? .unreadable(
        RowProblem(
          table: table, line: line, column: "", problem: "无法读取这一行",
          remedy: "对照交换格式检查各列"))
  }

  private mutating func record() -> RegisterRow? {
    switch table {
    case .areas: return areaRow()
    case .policies:
      guard let area = area(0) else { return nil }
      return .policy(
        PolicyRecord(area: area, pack: text(1), span: span(2, 3)))
    case .households: return householdRow()
    case .persons: return personRow()
    case .certificates: return certificateRow()
    case .care:
      return .care(
        CareRecord(person: text(0), carer: text(1), span: span(2, 3)))
    case .circumstances:
      guard let kind: CircumstanceKind = word(1) else { return nil }
      return .circumstance(
        CircumstanceRecord(
          household: text(0), kind: kind, note: text(4), span: span(2, 3)))
    case .statuses:
      guard let status: AssistanceStatus = word(1) else { return nil }
      return .status(
        StatusRecord(person: text(0), status: status, span: span(2, 3)))
    case .assessments: return assessmentRow()
    case .workers:
      guard let role: Role = word(2), let area = area(4) else { return nil }
      return .post(
        PostRecord(
          worker: text(0), name: text(1), role: role, unit: text(3),
          area: area, isLeader: flag(5), span: span(6, 7)))
    case .links:
      guard let kind: LinkKind = word(0) else { return nil }
      return .link(
        LinkRecord(
          kind: kind, worker: text(1), object: text(2), span: span(3, 4)))
    case .visits: return visitRow()
    case .absences: return absenceRow()
    case .suspensions:
      guard let area = area(0) else { return nil }
      return .suspension(
        SuspensionRecord(area: area, reason: text(3), span: span(1, 2)))
    }
  }

  private mutating func areaRow() -> RegisterRow? {
    guard let code = area(0) else { return nil }
    let parent = area(3)
    if let parent, parent == code || !parent.contains(code) {
      refuse(
        "上级代码", "上级代码不是本代码的开头", "改正代码或上级代码，使本代码以上级代码开头",
        parent.description)
    }
    let given = text(2)
    if !given.isEmpty, AreaLevel(word: given) == nil {
      refuse(
        "级别", "不在规定的词表中",
        "改为以下之一：" + AreaLevel.words.joined(separator: "、"), given)
    }
    return .area(
      AreaRecord(
        code: code, name: text(1), level: given, parent: parent,
        urbanClass: text(4), span: span(5, 6)))
  }

  private mutating func householdRow() -> RegisterRow? {
    guard let village = area(1) else { return nil }
    if village.level != .village {
      refuse("村代码", "不是12位村代码", "填到村（社区）一级的12位代码", text(1))
    }
    return .household(
      HouseholdRecord(
        number: text(0), village: village, head: text(2), address: text(3),
        grid: text(4), longitude: text(5), latitude: text(6),
        onFile: span(7, 8)))
  }

  private mutating func personRow() -> RegisterRow? {
    let certificate = CertificateColumns(
      number: text(9), category: word(10), level: level(11),
      components: components(12), issued: day(13), validUntil: day(14),
      state: word(15))
    let person = PersonRecord(
      number: text(0), name: text(1), relation: text(3), sex: text(4),
      birth: day(5), death: day(21), citizenID: text(6), phone: text(7),
      guardian: text(8), certificate: certificate, isSuspected: flag(16),
      needsCare: flag(17), carers: list(18))
    let stay = StayRecord(
      person: person.number, household: text(2), span: span(19, 20))
    return .person(person, stay)
  }

  private mutating func certificateRow() -> RegisterRow? {
    guard let category: DisabilityCategory = word(2),
      let state: CertificateState = word(5)
    else { return nil }
    return .certificate(
      CertificateRecord(
        person: text(0), number: text(1), category: category,
        level: level(3), components: components(4), state: state,
        span: span(6, 7)))
  }

  private mutating func assessmentRow() -> RegisterRow? {
    guard let day = day(1) else { return nil }
    var indicators: [Bool?] = []
    for column in 2..<8 {
      switch text(column) {
      case "能": indicators.append(true)
      case "不能": indicators.append(false)
      case "": indicators.append(nil)
      case let other:
        refuse(
          name(column), "不是“能”或“不能”",
          "填“能”或“不能”，没有评估就留空", other)
      }
    }
    return .assessment(
      AssessmentRecord(person: text(0), day: day, indicators: indicators))
  }

  private mutating func visitRow() -> RegisterRow? {
    guard let at = moment(1), let mode: VisitMode = word(2),
      let result: VisitResult = word(3)
    else { return nil }
    let workers = list(5)
    if workers.isEmpty { refuse("工号", "必填的列为空", "填写“工号”") }
    let corrects = text(11)
    return .visit(
      VisitRecord(
        number: text(0), at: at, mode: mode, result: result,
        household: text(4), workers: workers, persons: list(6),
        metFamily: flag(7), reason: word(8), occasion: text(9),
        registered: moment(10), corrects: corrects.isEmpty ? nil : corrects,
        remark: text(12)))
  }

  private mutating func absenceRow() -> RegisterRow? {
    guard let reason: AbsenceReason = word(2) else { return nil }
    let object: AbsenceRecord.Object
    switch text(0) {
    case "户": object = .household(text(1))
    case "人员": object = .person(text(1))
    case let other:
      refuse("对象类型", "不在规定的词表中", "填“户”或“人员”", other)
      return nil
    }
    return .absence(
      AbsenceRecord(object: object, reason: reason, span: span(3, 4)))
  }
}

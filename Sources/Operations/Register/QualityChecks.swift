import Casework
import Records

/// What is merely implausible loads and is listed (exchange.md "Rules of
/// reading"); the ledger judges it by its own rules.
struct QualityChecks {
  private(set) var items: [RowProblem] = []
  /// What is on record, and what this import adds to it.
  var dates: StandingDates
  private let today: Day

  init(_ context: OperationContext) throws {
    today = context.today
    dates = try StandingDates(context.connection)
  }

  mutating func check(
    _ person: PersonRecord, at place: RowPlace, stays: [StayRecord]
  ) {
    if let death = person.death {
      dates.deaths[person.number] = death
    }
    if !person.citizenID.isEmpty {
      do throws(CitizenIDRefusal) {
        let parsed = try CitizenID(person.citizenID)
        if let birth = person.birth, parsed.birthday != birth {
          add(place, "出生日期", "出生日期与身份证号不一致", person.number)
        }
      } catch {
        add(place, "身份证号", "身份证号不合规则：" + error.words, person.number)
      }
    }
    if !person.certificate.number.isEmpty {
      checkCertificate(person, at: place)
    }
    guard person.relation == "户主" else { return }
    for stay in stays where stay.span.contains(today) {
      if let other = dates.heads[stay.household], other != person.number {
        add(place, "与户主关系", "一户有两个户主", stay.household)
      }
      dates.heads[stay.household] = person.number
    }
  }

  private mutating func checkCertificate(
    _ person: PersonRecord, at place: RowPlace
  ) {
    check(
      person.certificate.number, person.certificate.category,
      level: person.certificate.level, of: person.number, at: place)
  }

  /// What can be said of a row by itself.
  mutating func check(_ row: RegisterRow, at place: RowPlace) {
    if case .certificate(let row) = row, !row.number.isEmpty {
      check(
        row.number, row.category, level: row.level, of: row.person,
        at: place)
    }
    if let (span, subject) = row.covered, span.isEmpty {
      add(place, "日期", "结束早于开始，这一行不起作用", subject)
    }
  }

  /// A number against what stands beside it.
  private mutating func check(
    _ text: String, _ category: DisabilityCategory?, level: UInt8,
    of person: String, at place: RowPlace
  ) {
    guard let number = try? CertificateNumber(text) else {
      add(place, "残疾证号", "残疾证号不合规则", person)
      return
    }
    if let category, number.category != category {
      add(place, "残疾类别", "残疾类别与残疾证号不一致", person)
    }
    if level != 0, number.level != level {
      add(place, "残疾等级", "残疾等级与残疾证号不一致", person)
    }
  }

  mutating func check(_ visit: VisitRecord, at place: RowPlace) {
    let day = visit.at.day
    if visit.registeredAt < visit.at {
      add(place, "登记时间", "登记时间早于访视时间", visit.number)
    }
    if day > today { add(place, "时间", "访视时间在今天之后", visit.number) }
    if let span = dates.onFile[visit.household], !span.contains(day) {
      add(place, "时间", "访视时该户尚未建档或已销户", visit.number)
    }
    for worker in visit.workers {
      if let spans = dates.posts[worker],
        !spans.contains(where: { $0.contains(day) })
      {
        add(place, "工号", "访视人当日没有岗位", visit.number)
      }
    }
    for person in visit.persons {
      if let death = dates.deaths[person], day > death {
        add(place, "见到人员", "见到的人员当时已去世", visit.number)
      }
    }
  }

  private mutating func add(
    _ place: RowPlace, _ column: String, _ problem: String, _ subject: String
  ) {
    items.append(
      RowProblem(
        table: place.table, line: place.line, column: column,
        problem: problem, remedy: "请核实", value: subject))
  }
}

extension RegisterRow {
  /// The days a row covers, and whom it is about; nil for rows without.
  fileprivate var covered: (span: Span, subject: String)? {
    switch self {
    case .policy(let row): (row.span, row.pack)
    case .household(let row): (row.onFile, row.number)
    case .person(_, let stay): (stay.span, stay.person)
    case .certificate(let row): (row.span, row.person)
    case .care(let row): (row.span, row.person)
    case .circumstance(let row): (row.span, row.household)
    case .status(let row): (row.span, row.person)
    case .post(let row): (row.span, row.worker)
    case .link(let row): (row.span, row.worker)
    case .absence(let row):
      switch row.object {
      case .household(let number), .person(let number): (row.span, number)
      }
    case .suspension(let row): (row.span, row.reason)
    case .area, .assessment, .visit, .unreadable: nil
    }
  }
}

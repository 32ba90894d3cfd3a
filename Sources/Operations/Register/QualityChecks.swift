import Casework
import Records

/// What is merely implausible loads and is listed (exchange.md "Rules of
/// reading"); the ledger judges it by its own rules.
struct QualityChecks {
  private(set) var items: [RowProblem] = []
  /// What is on record, and what this import adds to it.
  var dates: StandingDates
  private var heads: [String: String] = [:]
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
      if let other = heads[stay.household], other != person.number {
        add(place, "与户主关系", "一户有两个户主", stay.household)
      }
      heads[stay.household] = person.number
    }
  }

  private mutating func checkCertificate(
    _ person: PersonRecord, at place: RowPlace
  ) {
    guard let number = try? CertificateNumber(person.certificate.number)
    else {
      add(place, "残疾证号", "残疾证号不合规则", person.number)
      return
    }
    if let category = person.certificate.category,
      number.category != category
    {
      add(place, "残疾类别", "残疾类别与残疾证号不一致", person.number)
    }
    if person.certificate.level != 0,
      number.level != person.certificate.level
    {
      add(place, "残疾等级", "残疾等级与残疾证号不一致", person.number)
    }
  }

  mutating func check(_ visit: VisitRecord, at place: RowPlace) {
    let day = visit.at.day
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

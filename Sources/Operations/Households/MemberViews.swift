import Casework
import Records

/// Turns members as they are stored into what a page shows of them on a day.
struct MemberViews {
  private let rows: [MemberRow]
  private let day: Day
  private let names: NameReader
  private let parties: VisitParties
  /// Legal capacity in force, of those who have it on record.
  var capacities: [PersonKey: CapacityRecord] = [:]

  init(
    _ rows: [MemberRow], on day: Day, _ names: NameReader,
    _ parties: VisitParties
  ) {
    self.rows = rows
    self.day = day
    self.names = names
    self.parties = parties
  }

  func current() throws -> [MemberView] {
    try rows.filter(isCurrent).map(view)
  }

  /// Those who have left or died, each once, the latest first.
  func former() throws -> [MemberView] {
    let here = Set(rows.filter(isCurrent).map(\.key))
    var last: [String: MemberRow] = [:]
    for row in rows where !here.contains(row.key) && row.stay.first <= day {
      let known = last[row.person.number]
      if known == nil || row.stay.first > known?.stay.first ?? .distantPast {
        last[row.person.number] = row
      }
    }
    return try last.values.sorted { $0.stay.last > $1.stay.last }.map(view)
  }

  private func isCurrent(_ row: MemberRow) -> Bool {
    row.stay.contains(day) && day <= row.person.death ?? .distantFuture
  }

  private func view(_ row: MemberRow) throws -> MemberView {
    let person = row.person
    let statuses = row.statuses.filter { $0.span.contains(day) }
      .map(\.status)
    let assessment = row.assessments.last {
      $0.day < day && ($0.failed > 0 || $0.blank == 0)
    }
    var selfCare = assessment.map { assessment -> SelfCareClass in
      assessment.failed == 0 ? .selfCaring : .key
    }
    // Whoever is to be visited by class and was never assessed is key.
    if selfCare == nil, statuses.contains(.destituteScattered) {
      selfCare = .key
    }
    return MemberView(
      number: person.number, name: person.name, relation: person.relation,
      sex: person.sex, birth: person.birth,
      age: person.birth.map { $0.age(on: min(day, person.death ?? day)) },
      death: person.death, citizenID: Masking.citizenID(person.citizenID),
      phone: Masking.phone(person.phone), guardian: person.guardian,
      capacity: capacities[row.key],
      certificate: certificate(row), isSuspected: person.isSuspected,
      needsCare: person.needsCare, carers: try carers(row), statuses: statuses,
      selfCare: selfCare, assessed: assessment?.day, stay: row.stay)
  }

  /// The dated row in force, the latest of several; without dated rows the
  /// undated columns.
  private func certificate(_ row: MemberRow) -> CertificateView? {
    if row.certificates.isEmpty {
      let undated = row.person.certificate
      guard undated.category != nil else { return nil }
      return CertificateView(
        number: Masking.certificate(undated.number),
        category: undated.category, level: undated.level,
        components: undated.components, state: undated.state)
    }
    let inForce = row.certificates.last { $0.span.contains(day) }
    return inForce.map {
      CertificateView(
        number: Masking.certificate($0.number), category: $0.category,
        level: $0.level, components: $0.components, state: $0.state)
    }
  }

  private func carers(_ row: MemberRow) throws -> [String] {
    let given =
      row.care.isEmpty
      ? row.person.carers
      : row.care.filter { $0.span.contains(day) }.map(\.carer)
    return try given.map(name)
  }

  /// Files give a 人员编号, of this or another household, or a name.
  private func name(_ carer: String) throws -> String {
    if let member = rows.first(where: { $0.person.number == carer }) {
      return member.person.name
    }
    guard let key = try parties.person(carer)?.key else { return carer }
    return try names.person(key).name
  }
}

extension Day {
  /// Full years of somebody born on this day.
  func age(on day: Day) -> Int {
    let years = max(0, day.date.year - date.year)
    return day < birthday(years) ? max(0, years - 1) : years
  }
}

/// Collects facts in any order and makes `Facts` of them. Rows refer to each
/// other by the indices that the `add…` functions return.
public struct FactsBuilder {
  var facts = Facts()
  private let knownAt: Moment
  private var areaIndex: [AreaCode: Int32] = [:]
  private var policyRows: [PolicyRow] = []
  private var suspensionRows: [(area: AreaCode, span: Span)] = []
  private var stays: ContiguousArray<Stay> = []
  private var deaths: ContiguousArray<Day> = []
  var undatedCertificates: ContiguousArray<CertificateRow> = []
  private var undatedCarers: ContiguousArray<(Int32, Int32)> = []
  var certificateRows = Pairs<CertificateRow>()
  private var careRows = Pairs<(Int32, Span)>()
  private var circumstances = Pairs<Facts.Circumstance>()
  private var statuses = Pairs<Facts.StatusSpell>()
  private var assessments = Pairs<Facts.Assessment>()
  private var householdAbsences = Pairs<Span>()
  private var personAbsences = Pairs<Span>()
  private var posts = Pairs<Facts.Post>()
  private var deputies = Pairs<Facts.WorkerSpell>()
  private var responsible = Pairs<Facts.WorkerSpell>()
  private var contactPoints = Pairs<Facts.AreaSpell>()
  private var linkRows: [(link: Facts.Link, span: Span)] = []
  private var visits = Pairs<Facts.Visit>()
  /// For visits that are or have a correction: the entry they name.
  private var corrections: [(visit: Int32, corrected: Int32)] = []
  private var recordedTimes: [Int32: Moment] = [:]

  typealias Pairs<Value> = ContiguousArray<(owner: Int32, value: Value)>

  /// - Parameter knownAt: entries recorded later are left out.
  public init(knownAt: Moment = .distantFuture) {
    self.knownAt = knownAt
  }

  struct PolicyRow {
    var area: AreaCode
    var pack: String
    var span: Span
  }

  struct Stay {
    var person: Int32
    var household: Int32
    var span: Span
  }
}

// MARK: Places and policies

extension FactsBuilder {
  public mutating func area(_ code: AreaCode) -> Int32 {
    if let known = areaIndex[code] { return known }
    let index = Int32(facts.areas.count)
    areaIndex[code] = index
    facts.areas.append(Facts.Area(code: code, township: index, county: index))
    if code.level != .township {
      let township = code.ancestor(.township).map { area($0) } ?? -1
      facts.areas[Int(index)].township = township
    }
    if code.level != .county {
      let county = code.ancestor(.county).map { area($0) } ?? -1
      facts.areas[Int(index)].county = county
    }
    return index
  }

  public mutating func addPolicy(
    _ pack: String, area: AreaCode, span: Span
  ) {
    policyRows.append(PolicyRow(area: area, pack: pack, span: span))
  }

  public mutating func addSuspension(area: AreaCode, span: Span) {
    suspensionRows.append((area, span))
  }
}

// MARK: Households and persons

extension FactsBuilder {
  public mutating func addHousehold(
    _ number: some StringProtocol, village: AreaCode, onFile: Span,
    isJudged: Bool = true
  ) -> Int32 {
    facts.householdNumbers.append(number)
    facts.households.append(
      Facts.Household(
        village: area(village), onFile: onFile, isJudged: isJudged))
    return Int32(facts.households.count - 1)
  }

  /// The undated columns of a person. `certificate` is read only where he
  /// has no dated certificate rows, `hasCarer` where he has no care rows.
  public mutating func addPerson(
    _ number: some StringProtocol, birth: Day? = nil, death: Day? = nil,
    certificate: CertificateRow? = nil, isSuspected: Bool = false,
    needsCare: Bool = false, hasGuardian: Bool = false,
    hasCarer: Bool = false, isJudged: Bool = true
  ) -> Int32 {
    var number = String(number)
    return number.withUTF8 { number in
      addPerson(
        utf8: number, birth: birth, death: death, certificate: certificate,
        isSuspected: isSuspected, needsCare: needsCare,
        hasGuardian: hasGuardian, hasCarer: hasCarer, isJudged: isJudged)
    }
  }

  /// The same, the number as bytes.
  public mutating func addPerson(
    utf8 number: UnsafeBufferPointer<UInt8>, birth: Day?, death: Day?,
    certificate: CertificateRow?, isSuspected: Bool, needsCare: Bool,
    hasGuardian: Bool, hasCarer: Bool, isJudged: Bool
  ) -> Int32 {
    let index = Int32(facts.persons.count)
    facts.personNumbers.append(utf8: number)
    facts.persons.append(
      Facts.Person(
        birth: birth, isSuspected: isSuspected, needsCare: needsCare,
        hasGuardian: hasGuardian, hasUndatedCarer: hasCarer,
        isJudged: isJudged))
    deaths.append(death ?? .distantFuture)
    undatedCertificates.append(certificate ?? .none)
    return index
  }

  public mutating func addStay(
    person: Int32, household: Int32, span: Span
  ) {
    stays.append(Stay(person: person, household: household, span: span))
  }

  /// A named carer of the undated column who is himself on file.
  public mutating func addUndatedCarer(of person: Int32, carer: Int32) {
    undatedCarers.append((person, carer))
  }

  public mutating func addCertificate(
    of person: Int32, _ row: CertificateRow
  ) {
    certificateRows.append((person, row))
  }

  /// - Parameter carer: his index where he is on file, else -1.
  public mutating func addCare(of person: Int32, carer: Int32, span: Span) {
    careRows.append((person, (carer, span)))
  }

  public mutating func addCircumstance(
    household: Int32, _ kind: CircumstanceKind, span: Span
  ) {
    circumstances.append(
      (household, Facts.Circumstance(kind: kind, span: span)))
  }

  public mutating func addStatus(
    of person: Int32, _ status: AssistanceStatus, span: Span
  ) {
    statuses.append((person, Facts.StatusSpell(status: status, span: span)))
  }

  /// The six indicators: true 能, false 不能, nil not given. With a blank
  /// and no 不能 it is no assessment.
  public mutating func addAssessment(
    of person: Int32, on day: Day, failed: Int, blank: Int
  ) {
    guard failed > 0 || blank == 0 else { return }
    assessments.append((person, Facts.Assessment(day: day, failed: failed)))
  }

  public mutating func addAbsence(household: Int32, span: Span) {
    householdAbsences.append((household, span))
  }

  public mutating func addAbsence(person: Int32, span: Span) {
    personAbsences.append((person, span))
  }
}

// MARK: Workers and links

extension FactsBuilder {
  public mutating func addWorker(_ number: some StringProtocol) -> Int32 {
    facts.workerNumbers.append(number)
    return Int32(facts.workerNumbers.count - 1)
  }

  public mutating func addPost(
    of worker: Int32, _ role: Role, area code: AreaCode,
    isLeader: Bool = false, span: Span
  ) {
    let post = Facts.Post(
      role: role, area: area(code), isLeader: isLeader, span: span)
    posts.append((worker, post))
  }

  /// 联系户 (object: household) or 结对 (object: person).
  public mutating func addLink(
    _ kind: LinkKind, worker: Int32, object: Int32, span: Span
  ) {
    linkRows.append(
      (Facts.Link(kind: kind, worker: worker, object: object), span))
  }

  /// 探访责任.
  public mutating func addResponsibility(
    worker: Int32, person: Int32, span: Span
  ) {
    responsible.append((person, Facts.WorkerSpell(worker: worker, span: span)))
  }

  /// 联系点.
  public mutating func addContactPoint(
    worker: Int32, village: AreaCode, span: Span
  ) {
    contactPoints.append(
      (worker, Facts.AreaSpell(area: area(village), span: span)))
  }

  /// 代理: the deputy acts for the principal.
  public mutating func addDeputy(
    _ deputy: Int32, for principal: Int32, span: Span
  ) {
    deputies.append(
      (deputy, Facts.WorkerSpell(worker: principal, span: span)))
  }
}

// MARK: Visits

extension FactsBuilder {
  /// One entry of a visit.
  public struct VisitRow {
    public var household: Int32
    public var at: Moment
    public var recorded: Moment
    public var mode: VisitMode
    public var result: VisitResult
    public var metFamily: Bool
    public var hasReason: Bool

    public init(
      household: Int32, at: Moment, recorded: Moment? = nil,
      mode: VisitMode, result: VisitResult, metFamily: Bool = false,
      hasReason: Bool = false
    ) {
      self.household = household
      self.at = at
      self.recorded = recorded ?? at
      self.mode = mode
      self.result = result
      self.metFamily = metFamily
      self.hasReason = hasReason
    }
  }

  /// Adds an entry with those who made it and those who were met; returns
  /// its index. Entries recorded after `knownAt` get an index too, and are
  /// left out.
  public mutating func addVisit(
    _ number: some StringProtocol, _ row: VisitRow,
    workers: some Sequence<Int32>, persons: some Sequence<Int32>
  ) -> Int32 {
    facts.visitNumbers.append(number)
    return addVisit(row, workers: workers, persons: persons)
  }

  /// The same, the number as bytes.
  public mutating func addVisit(
    utf8 number: UnsafeBufferPointer<UInt8>, _ row: VisitRow,
    workers: some Sequence<Int32>, persons: some Sequence<Int32>
  ) -> Int32 {
    facts.visitNumbers.append(utf8: number)
    return addVisit(row, workers: workers, persons: persons)
  }

  private mutating func addVisit(
    _ row: VisitRow, workers: some Sequence<Int32>,
    persons: some Sequence<Int32>
  ) -> Int32 {
    let index = Int32(facts.visitNumbers.count - 1)
    let firstWorker = facts.visitWorkers.count
    facts.visitWorkers.append(contentsOf: workers)
    let firstPerson = facts.visitPersons.count
    facts.visitPersons.append(contentsOf: persons)
    visits.append(
      (
        row.household,
        Facts.Visit(
          household: row.household, day: row.at.day, at: row.at,
          firstRecorded: row.recorded.day, number: index, mode: row.mode,
          result: row.result, metFamily: row.metFamily,
          hasReason: row.hasReason, stands: row.recorded <= knownAt,
          workers: Int32(firstWorker),
          workerCount: UInt16(facts.visitWorkers.count - firstWorker),
          persons: Int32(firstPerson),
          personCount: UInt16(facts.visitPersons.count - firstPerson))
      ))
    return index
  }

  /// Says that an entry replaces another (更正).
  public mutating func addCorrection(
    _ visit: Int32, of corrected: Int32,
    recorded: Moment, correctedRecorded: Moment
  ) {
    corrections.append((visit, corrected))
    recordedTimes[visit] = recorded
    recordedTimes[corrected] = correctedRecorded
  }
}

// MARK: Making the facts

extension FactsBuilder {
  /// - Parameter packs: ids of the packs whose duties will be judged.
  public consuming func finish(packs: [String]) -> Facts {
    let households = facts.households.count
    let persons = facts.persons.count
    let workers = facts.workerNumbers.count
    resolveStays()
    facts.circumstances = Grouped(circumstances, owners: households)
    facts.householdAbsences = Grouped(householdAbsences, owners: households)
    facts.statuses = Grouped(statuses, owners: persons)
    facts.personAbsences = Grouped(personAbsences, owners: persons)
    facts.posts = Grouped(posts, owners: workers)
    facts.deputies = Grouped(deputies, owners: workers)
    facts.responsible = Grouped(responsible, owners: persons)
    facts.contactPoints = Grouped(contactPoints, owners: workers)
    resolveAssessments(persons: persons)
    resolveCertificates(persons: persons)
    resolveCare(persons: persons)
    resolveLinks()
    resolveVisits(households: households, persons: persons)
    resolveAreas(packs: packs)
    return facts
  }

  /// Memberships end with the household's file and with death.
  private mutating func resolveStays() {
    var residents = Pairs<Facts.Resident>()
    var residences = Pairs<Facts.Residence>()
    for stay in stays {
      var span = stay.span.intersection(
        facts.households[Int(stay.household)].onFile)
      span.last = min(span.last, deaths[Int(stay.person)])
      if span.isEmpty { continue }
      residents.append(
        (stay.household, Facts.Resident(person: stay.person, span: span)))
      residences.append(
        (stay.person, Facts.Residence(household: stay.household, span: span)))
    }
    facts.residents = Grouped(residents, owners: facts.households.count)
    facts.residences = Grouped(residences, owners: facts.persons.count)
    facts.residences.sort { $0.span.first < $1.span.first }
  }

  /// Of two on one day the one with more 不能 holds.
  private mutating func resolveAssessments(persons: Int) {
    facts.assessments = Grouped(assessments, owners: persons)
    facts.assessments.sort {
      ($0.day.number, $0.failed) < ($1.day.number, $1.failed)
    }
  }

  private mutating func resolveCare(persons: Int) {
    var spans = Pairs<Span>()
    var carers = Pairs<Facts.Carer>()
    var isDated = ContiguousArray(repeating: false, count: persons)
    for (person, (carer, span)) in careRows where !span.isEmpty {
      isDated[Int(person)] = true
      spans.append((person, span))
      if carer >= 0 {
        carers.append((person, Facts.Carer(person: carer, span: span)))
      }
    }
    for (person, _) in careRows { isDated[Int(person)] = true }
    for person in 0..<persons
    where !isDated[person] && facts.persons[person].hasUndatedCarer {
      spans.append((Int32(person), .always))
    }
    for (person, carer) in undatedCarers where !isDated[Int(person)] {
      carers.append((person, Facts.Carer(person: carer, span: .always)))
    }
    facts.care = Grouped(spans, owners: persons)
    facts.carers = Grouped(carers, owners: persons)
  }

  /// Several rows for one pair are one unit.
  private mutating func resolveLinks() {
    linkRows.sort {
      ($0.link.worker, $0.link.kind.rawValue, $0.link.object)
        < ($1.link.worker, $1.link.kind.rawValue, $1.link.object)
    }
    var spans = Pairs<Span>()
    for row in linkRows {
      let last = facts.links.last
      if last?.worker != row.link.worker || last?.kind != row.link.kind
        || last?.object != row.link.object
      {
        facts.links.append(row.link)
      }
      spans.append((Int32(facts.links.count - 1), row.span))
    }
    facts.linkSpans = Grouped(spans, owners: facts.links.count)
  }

  private mutating func resolveVisits(households: Int, persons: Int) {
    chooseStandingEntries()
    facts.visits = Grouped(visits, owners: households)
    let numbers = facts.visitNumbers
    facts.visits.sort {
      $0.at == $1.at
        ? numbers.precedes(Int($0.number), Int($1.number)) : $0.at < $1.at
    }
    var meetings = Pairs<Int32>()
    meetings.reserveCapacity(facts.visitPersons.count)
    for (position, visit) in facts.visits.values.enumerated()
    where visit.stands {
      facts.firstVisitDay = min(facts.firstVisitDay, visit.day)
      for person in facts.persons(of: visit) {
        meetings.append((facts.visitPersons[person], Int32(position)))
      }
    }
    facts.meetings = Grouped(meetings, owners: persons)
    let values = facts.visits.values
    facts.meetings.sort { left, right in
      let (one, other) = (values[Int(left)], values[Int(right)])
      return one.at == other.at
        ? numbers.precedes(Int(one.number), Int(other.number))
        : one.at < other.at
    }
  }

  /// A visit and its corrections are one record: the entry recorded last
  /// stands; then the one further down the chain; then the larger number.
  private mutating func chooseStandingEntries() {
    guard !corrections.isEmpty else { return }
    var namedBy: [Int32: Int32] = [:]
    for (visit, corrected) in corrections { namedBy[visit] = corrected }
    var best: [Int32: (entry: Int32, recorded: Moment, depth: Int)] = [:]
    var members: [Int32: [Int32]] = [:]
    for entry in Set(namedBy.keys).union(namedBy.values) {
      var root = entry
      var depth = 0
      while let next = namedBy[root], depth <= namedBy.count {
        root = next
        depth += 1
      }
      members[root, default: []].append(entry)
      let recorded = recordedTimes[entry] ?? .distantFuture
      if recorded > knownAt { continue }
      if let other = best[root] {
        let isLater =
          (recorded.seconds, depth) > (other.recorded.seconds, other.depth)
          || ((recorded.seconds, depth)
            == (other.recorded.seconds, other.depth)
            && facts.visitNumbers.precedes(Int(other.entry), Int(entry)))
        if !isLater { continue }
      }
      best[root] = (entry, recorded, depth)
    }
    for (root, entries) in members {
      for entry in entries {
        visits[Int(entry)].value.stands = best[root]?.entry == entry
        visits[Int(entry)].value.firstRecorded =
          recordedTimes[root]?.day ?? visits[Int(entry)].value.firstRecorded
      }
    }
  }

  /// What is in force, or suspended, in an area or one above it.
  private mutating func resolveAreas(packs: [String]) {
    var suspensionsByArea: [AreaCode: [Span]] = [:]
    for row in suspensionRows {
      suspensionsByArea[row.area, default: []].append(row.span)
    }
    facts.suspensions = byArea(suspensionsByArea)
    facts.inForce = packs.map { pack in
      var rows: [AreaCode: [Span]] = [:]
      for row in policyRows where row.pack == pack {
        rows[row.area, default: []].append(row.span)
      }
      var grouped = byArea(rows)
      grouped.rewrite { SpanStack.merged(Array($0)) }
      return grouped
    }
  }

  private func byArea(_ rows: [AreaCode: [Span]]) -> Grouped<Span> {
    var spans = Pairs<Span>()
    if !rows.isEmpty {
      for (index, area) in facts.areas.enumerated() {
        for level in AreaLevel.allCases {
          guard let above = area.code.ancestor(level),
            let found = rows[above]
          else { continue }
          for span in found { spans.append((Int32(index), span)) }
        }
      }
    }
    return Grouped(spans, owners: facts.areas.count)
  }
}

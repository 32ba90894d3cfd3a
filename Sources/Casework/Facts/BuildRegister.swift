// Rows of the register: places, households, persons, workers, links.

extension FactsBuilder {
  public mutating func area(_ code: AreaCode) -> Int32 {
    if let known = areaIndex[code] { return known }
    let index = Int32(areas.count)
    areaIndex[code] = index
    areas.append(Facts.Area(code: code, township: index, county: index))
    if code.level != .township {
      let township = code.ancestor(.township).map { area($0) } ?? -1
      areas[Int(index)].township = township
    }
    if code.level != .county {
      let county = code.ancestor(.county).map { area($0) } ?? -1
      areas[Int(index)].county = county
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

extension FactsBuilder {
  public mutating func addHousehold(
    _ number: String, village: AreaCode, onFile: Span,
    isJudged: Bool = true
  ) -> Int32 {
    facts.householdNumbers.append(number)
    households.append(
      Facts.Household(
        village: area(village), onFile: onFile, isJudged: isJudged))
    return Int32(households.count - 1)
  }

  /// The undated columns of a person. `certificate` is read only where he
  /// has no dated certificate rows, `hasCarer` where he has no care rows.
  public mutating func addPerson(
    _ number: String, birth: Day? = nil, death: Day? = nil,
    certificate: CertificateRow? = nil, isSuspected: Bool = false,
    needsCare: Bool = false, hasGuardian: Bool = false,
    hasCarer: Bool = false, isJudged: Bool = true
  ) -> Int32 {
    var number = number
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
    let index = Int32(persons.count)
    facts.personNumbers.append(utf8: number)
    persons.append(
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

extension FactsBuilder {
  public mutating func addWorker(_ number: String) -> Int32 {
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

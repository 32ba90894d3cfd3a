// From rows in any order to facts in contiguous arrays.

extension FactsBuilder {
  /// - Parameter packs: ids of the packs whose duties will be judged.
  public consuming func finish(packs: [String]) -> Facts {
    let households = self.households.count
    let persons = self.persons.count
    facts.areas = Column(areas)
    facts.households = Column(self.households)
    facts.persons = Column(self.persons)
    facts.visitWorkers = Column(visitWorkers)
    facts.visitPersons = Column(visitPersons)
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
    return Facts(facts)
  }

  /// Memberships end with the household's file and with death.
  private mutating func resolveStays() {
    var residents = Pairs<Facts.Resident>()
    var residences = Pairs<Facts.Residence>()
    for stay in stays {
      var span = stay.span.intersection(
        households[Int(stay.household)].onFile)
      span.last = min(span.last, deaths[Int(stay.person)])
      if span.isEmpty { continue }
      residents.append(
        (stay.household, Facts.Resident(person: stay.person, span: span)))
      residences.append(
        (stay.person, Facts.Residence(household: stay.household, span: span)))
    }
    facts.residents = Grouped(residents, owners: households.count)
    facts.residences = Grouped(residences, owners: persons.count)
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
    where !isDated[person] && self.persons[person].hasUndatedCarer {
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
      let last = links.last
      if last?.worker != row.link.worker || last?.kind != row.link.kind
        || last?.object != row.link.object
      {
        links.append(row.link)
      }
      spans.append((Int32(links.count - 1), row.span))
    }
    facts.links = Column(links)
    facts.linkSpans = Grouped(spans, owners: links.count)
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
    meetings.reserveCapacity(visitPersons.count)
    for (position, visit) in facts.visits.values.enumerated()
    where visit.stands {
      facts.firstVisitDay = min(facts.firstVisitDay, visit.day)
      let first = Int(visit.persons)
      for met in first..<first + Int(visit.personCount) {
        meetings.append((visitPersons[met], Int32(position)))
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
    var suspensions = Pairs<Span>()
    for row in suspensionRows {
      for (index, area) in areas.enumerated()
      where row.area.contains(area.code) {
        suspensions.append((Int32(index), row.span))
      }
    }
    facts.suspensions = Grouped(suspensions, owners: areas.count)
    var inForce = Pairs<Span>()
    for (pack, id) in packs.enumerated() {
      let rows = policyRows.filter { $0.pack == id }
      if rows.isEmpty { continue }
      for (index, area) in areas.enumerated() {
        let spans = rows.filter { $0.area.contains(area.code) }.map(\.span)
        for span in spans.count > 1 ? SpanStack.merged(spans) : spans
        where !span.isEmpty {
          inForce.append((Int32(pack * areas.count + index), span))
        }
      }
    }
    facts.inForce = Grouped(inForce, owners: packs.count * areas.count)
  }
}

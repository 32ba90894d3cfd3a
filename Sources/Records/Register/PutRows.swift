package import Casework
import Database

extension RegisterWriter {
  private var recorded: [SQLValue] {
    [.int(recording.at.seconds), .text(recording.by)]
  }

  package func put(_ area: AreaRecord) throws -> PutOutcome {
    index.add(area: area.code)
    return try areas.put(
      area, key: Self.key(area), owner: [SQLValue(area.code)],
      values: area.columns + recorded)
  }

  package func put(_ policy: PolicyRecord) throws -> PutOutcome {
    try policies.put(
      policy, key: Self.key(policy),
      owner: [SQLValue(policy.area), .text(policy.pack)],
      values: policy.span.columns + recorded)
  }

  package func put(_ suspension: SuspensionRecord) throws -> PutOutcome {
    try suspensions.put(
      suspension, key: Self.key(suspension),
      owner: [SQLValue(suspension.area)],
      values: [.text(suspension.reason)] + suspension.span.columns + recorded)
  }

  package func put(_ post: PostRecord) throws -> PutOutcome {
    let worker = try workerID(post.worker, name: post.name)
    return try posts.put(
      post, key: Self.key(post), owner: [.int(worker)],
      values: post.columns + recorded)
  }

  package func put(_ link: LinkRecord) throws -> PutOutcome {
    let worker = index.workers[link.worker] ?? 0
    switch link.kind {
    case .deputy, .contactPoint:
      let isDeputy = link.kind == .deputy
      return try workerLinks.put(
        link, key: Self.key(link),
        owner: [.int(worker), SQLValue(word: link.kind)],
        values: [
          isDeputy ? SQLValue(index.workers[link.object]) : .null,
          isDeputy ? .null : SQLValue(AreaCode(link.object)?.number),
        ] + link.span.columns + recorded)
    case .household:
      guard let home = index.households[link.object] else {
        throw DatabaseFailure.unreadable(link.object)
      }
      return try links.put(
        link, key: Self.key(link),
        owner: [
          .int(home.county), .int(home.id), .int(0),
          SQLValue(word: link.kind), .int(worker),
        ],
        values: link.span.columns + recorded)
    case .pair, .responsibleVisitor:
      let person = try person(link.object)
      return try links.put(
        link, key: Self.key(link),
        owner: [
          .int(person.county), .int(0), .int(person.id),
          SQLValue(word: link.kind), .int(worker),
        ],
        values: link.span.columns + recorded)
    }
  }

  package func put(_ certificate: CertificateRecord) throws -> PutOutcome {
    let person = try person(certificate.person)
    return try certificates.put(
      certificate, key: Self.key(certificate),
      owner: [.int(person.county), .int(person.id)],
      values: [
        certificate.number.isEmpty
          ? .null : .blob(try vault.seal(certificate.number)),
        SQLValue(word: certificate.category), .int(Int64(certificate.level)),
        .text(certificate.components.list),
        SQLValue(word: certificate.state),
      ] + certificate.span.columns + recorded)
  }

  package func put(_ row: CareRecord) throws -> PutOutcome {
    let person = try person(row.person)
    return try care.put(
      row, key: Self.key(row), owner: [.int(person.county), .int(person.id)],
      values: [.text(row.carer)] + row.span.columns + recorded)
  }

  package func put(_ row: CircumstanceRecord) throws -> PutOutcome {
    let home = try household(row.household)
    return try circumstances.put(
      row, key: Self.key(row), owner: [.int(home.county), .int(home.id)],
      values: [SQLValue(word: row.kind), .text(row.note)]
        + row.span.columns + recorded)
  }

  package func put(_ row: StatusRecord) throws -> PutOutcome {
    let person = try person(row.person)
    return try statuses.put(
      row, key: Self.key(row), owner: [.int(person.county), .int(person.id)],
      values: [SQLValue(word: row.status)] + row.span.columns + recorded)
  }

  package func put(_ row: AssessmentRecord) throws -> PutOutcome {
    let person = try person(row.person)
    let letters = row.indicators.map { can in
      can.map { $0 ? "Y" : "N" } ?? "-"
    }
    return try assessments.put(
      row, key: Self.key(row), owner: [.int(person.county), .int(person.id)],
      values: [SQLValue(row.day), .text(letters.joined())] + recorded)
  }

  package func put(_ row: AbsenceRecord) throws -> PutOutcome {
    let owner: [SQLValue]
    switch row.object {
    case .household(let number):
      let home = try household(number)
      owner = [.int(home.county), .int(home.id), .int(0)]
    case .person(let number):
      let person = try person(number)
      owner = [.int(person.county), .int(0), .int(person.id)]
    }
    return try absences.put(
      row, key: Self.key(row), owner: owner,
      values: [SQLValue(word: row.reason)] + row.span.columns + recorded)
  }

  package func put(_ household: HouseholdRecord) throws -> PutOutcome {
    try households.put(household, &index)
  }

  package func put(
    _ person: PersonRecord, stays: [StayRecord]
  ) throws -> PutOutcome {
    try persons.put(person, stays: stays, &index)
  }

  /// Some visits that `put` will be asked to put: what it must know of them
  /// is read at once.
  package func lookUp(_ some: [VisitRecord]) throws {
    try visits.lookUp(some, index)
  }

  /// The standing entry of a visit; best looked up before, with others.
  package func head(_ number: String) throws -> VisitHeads.Head? {
    try visits.head(number)
  }

  /// Whether the corrections that an entry names lead back to a number.
  package func leads(from entry: String, to number: String) throws -> Bool {
    try visits.leads(from: entry, to: number)
  }

  /// A number that is on record already matches that entry.
  package func put(_ visit: VisitRecord) throws -> PutOutcome {
    try visits.put(visit, index)
  }

  private func workerID(_ number: String, name: String) throws -> Int64 {
    if let known = index.workers[number] {
      return known
    }
    index.lastWorker += 1
    index.workers[number] = index.lastWorker
    try insertWorker.run(
      [.int(index.lastWorker), .text(number), .text(name)])
    return index.lastWorker
  }

  private func household(_ number: String) throws -> HouseholdKey {
    guard let key = index.households[number] else {
      throw DatabaseFailure.unreadable("household \(number)")
    }
    return key
  }

  private func person(_ number: String) throws -> PersonKey {
    guard let key = index.persons[number] else {
      throw DatabaseFailure.unreadable("person \(number)")
    }
    return key
  }
}

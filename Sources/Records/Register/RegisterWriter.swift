package import Casework
package import Database

/// Puts register rows on record inside one transaction. What a row names
/// must be known to `index`; whoever calls has checked that.
package final class RegisterWriter {
  package var index: RegisterIndex
  let connection: any Connection
  let vault: IdentityVault
  let recording: Recording

  private let areas: DatedTable<String, AreaRecord>
  private let policies: DatedTable<String, PolicyRecord>
  private let suspensions: DatedTable<String, SuspensionRecord>
  private let posts: DatedTable<String, PostRecord>
  private let workerLinks: DatedTable<String, LinkRecord>
  private let links: DatedTable<String, LinkRecord>
  private let certificates: DatedTable<String, CertificateRecord>
  private let care: DatedTable<String, CareRecord>
  private let circumstances: DatedTable<String, CircumstanceRecord>
  private let statuses: DatedTable<String, StatusRecord>
  private let assessments: DatedTable<String, AssessmentRecord>
  private let absences: DatedTable<String, AbsenceRecord>
  let households: HouseholdWriter
  let persons: PersonWriter
  let visits: VisitWriter

  package init(
    _ connection: any Connection, vault: IdentityVault, recording: Recording
  ) throws {
    self.connection = connection
    self.vault = vault
    self.recording = recording
    index = try RegisterIndex(connection)
    let dates = ["valid_from", "valid_to", "recorded_at", "recorded_by"]
    areas = try DatedTable(
      "areas", owner: ["code"],
      columns: ["name", "level", "parent", "urban_class"] + dates,
      in: connection)
    policies = try DatedTable(
      "policies", owner: ["area", "pack"], columns: dates, in: connection)
    suspensions = try DatedTable(
      "suspensions", owner: ["area"], columns: ["reason"] + dates,
      in: connection)
    posts = try DatedTable(
      "posts", owner: ["worker_id"],
      columns: ["name", "role", "unit", "area", "is_leader"] + dates,
      in: connection)
    workerLinks = try DatedTable(
      "worker_links", owner: ["worker_id", "kind"],
      columns: ["principal_id", "village"] + dates, in: connection)
    links = try DatedTable(
      "links",
      owner: ["county", "household_id", "person_id", "kind", "worker_id"],
      columns: dates, in: connection)
    let ofPerson = ["county", "person_id"]
    certificates = try DatedTable(
      "certificates", owner: ofPerson,
      columns: ["number", "category", "level", "components", "state"] + dates,
      in: connection)
    care = try DatedTable(
      "care", owner: ofPerson, columns: ["carer"] + dates, in: connection)
    circumstances = try DatedTable(
      "circumstances", owner: ["county", "household_id"],
      columns: ["kind", "note"] + dates, in: connection)
    statuses = try DatedTable(
      "statuses", owner: ofPerson, columns: ["status"] + dates,
      in: connection)
    assessments = try DatedTable(
      "assessments", owner: ofPerson,
      columns: ["day", "indicators", "recorded_at", "recorded_by"],
      in: connection)
    absences = try DatedTable(
      "absences", owner: ["county", "household_id", "person_id"],
      columns: ["reason"] + dates, in: connection)
    households = HouseholdWriter(connection, recording)
    persons = PersonWriter(connection, vault, recording)
    visits = try VisitWriter(connection, recording)
    try rememberAll()
  }

  /// Reads what is on record of the rows without numbers, to match with.
  private func rememberAll() throws {
    let reader = RegisterReader(connection, vault: vault)
    if areas.hasHistory {
      try reader.areas {
        areas.remember($1, key: Self.key($1), $0)
      }
    }
    if policies.hasHistory {
      try reader.policies {
        policies.remember($1, key: Self.key($1), $0)
      }
    }
    if suspensions.hasHistory {
      try reader.suspensions {
        suspensions.remember($1, key: Self.key($1), $0)
      }
    }
    if posts.hasHistory {
      try reader.posts {
        posts.remember($1, key: Self.key($1), $0)
      }
    }
    if workerLinks.hasHistory {
      try reader.workerLinks {
        workerLinks.remember($1, key: Self.key($1), $0)
      }
    }
    if links.hasHistory {
      try reader.links {
        links.remember($1, key: Self.key($1), $0)
      }
    }
    if certificates.hasHistory {
      try reader.certificates {
        certificates.remember($1, key: Self.key($1), $0)
      }
    }
    if care.hasHistory {
      try reader.care {
        care.remember($1, key: Self.key($1), $0)
      }
    }
    if circumstances.hasHistory {
      try reader.circumstances {
        circumstances.remember($1, key: Self.key($1), $0)
      }
    }
    if statuses.hasHistory {
      try reader.statuses {
        statuses.remember($1, key: Self.key($1), $0)
      }
    }
    if assessments.hasHistory {
      try reader.assessments {
        assessments.remember($1, key: Self.key($1), $0)
      }
    }
    if absences.hasHistory {
      try reader.absences {
        absences.remember($1, key: Self.key($1), $0)
      }
    }
  }
}

// MARK: Rows matched on their bold columns

extension RegisterWriter {
  static func key(_ area: AreaRecord) -> String {
    "\(area.code) \(area.name)"
  }

  static func key(_ policy: PolicyRecord) -> String {
    "\(policy.area) \(policy.pack)"
  }

  static func key(_ suspension: SuspensionRecord) -> String {
    "\(suspension.area) \(suspension.span.first) \(suspension.reason)"
  }

  static func key(_ post: PostRecord) -> String {
    "\(post.worker) \(post.role.word) \(post.area) \(post.span.first)"
  }

  static func key(_ link: LinkRecord) -> String {
    "\(link.kind.word) \(link.worker) \(link.object) \(link.span.first)"
  }

  static func key(_ certificate: CertificateRecord) -> String {
    "\(certificate.person) \(certificate.span.first)"
  }

  static func key(_ care: CareRecord) -> String {
    "\(care.person) \(care.carer) \(care.span.first)"
  }

  static func key(_ circumstance: CircumstanceRecord) -> String {
    "\(circumstance.household) \(circumstance.kind.word) "
      + "\(circumstance.span.first)"
  }

  static func key(_ status: StatusRecord) -> String {
    "\(status.person) \(status.status.word) \(status.span.first)"
  }

  static func key(_ assessment: AssessmentRecord) -> String {
    "\(assessment.person) \(assessment.day)"
  }

  static func key(_ absence: AbsenceRecord) -> String {
    switch absence.object {
    case .household(let number):
      "户 \(number) \(absence.reason.word) \(absence.span.first)"
    case .person(let number):
      "人员 \(number) \(absence.reason.word) \(absence.span.first)"
    }
  }
}

// MARK: Putting rows on record

extension RegisterWriter {
  private var recorded: [SQLValue] {
    [.int(recording.at.seconds), .text(recording.by)]
  }

  package func put(_ area: AreaRecord) throws -> PutOutcome {
    index.add(area: area.code)
    return try areas.put(
      area, key: Self.key(area), owner: [SQLValue(area.code)],
      values: [
        .text(area.name), .text(area.level),
        SQLValue(area.parent.map { $0.number }), .text(area.urbanClass),
      ] + area.span.columns + recorded)
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
      values: [
        .text(post.name), SQLValue(word: post.role), .text(post.unit),
        SQLValue(post.area), SQLValue(post.isLeader),
      ] + post.span.columns + recorded)
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

  /// - Parameter correcting: where the entry it corrects stands.
  package func put(_ visit: VisitRecord) throws -> PutOutcome {
    try visits.put(visit, index)
  }

  private func workerID(_ number: String, name: String) throws -> Int64 {
    if let known = index.workers[number] {
      return known
    }
    index.lastWorker += 1
    index.workers[number] = index.lastWorker
    try connection.execute(
      "INSERT INTO workers (worker_id, worker_no, name) VALUES (?, ?, ?)",
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

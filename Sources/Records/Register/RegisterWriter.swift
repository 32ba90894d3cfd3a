import Casework
package import Database

/// Puts register rows on record inside one transaction. What a row names
/// must be known to `index`; whoever calls has checked that.
package final class RegisterWriter {
  package var index: RegisterIndex
  let connection: any Connection
  let vault: IdentityVault
  let recording: Recording

  let insertWorker: any Statement
  let areas: DatedTable<String, AreaRecord>
  let policies: DatedTable<String, PolicyRecord>
  let suspensions: DatedTable<String, SuspensionRecord>
  let posts: DatedTable<String, PostRecord>
  let workerLinks: DatedTable<String, LinkRecord>
  let links: DatedTable<String, LinkRecord>
  let certificates: DatedTable<String, CertificateRecord>
  let care: DatedTable<String, CareRecord>
  let circumstances: DatedTable<String, CircumstanceRecord>
  let statuses: DatedTable<String, StatusRecord>
  let assessments: DatedTable<String, AssessmentRecord>
  let absences: DatedTable<String, AbsenceRecord>
  let households: HouseholdWriter
  let persons: PersonWriter
  let visits: VisitWriter

  package init(
    _ connection: any Connection, vault: IdentityVault, recording: Recording
  ) throws {
    let connection = connection.gathering
    self.connection = connection
    self.vault = vault
    self.recording = recording
    index = try RegisterIndex(connection)
    // First of all: what they do names them.
    insertWorker = try connection.prepare(
      "INSERT INTO workers (worker_id, worker_no, name) VALUES (?, ?, ?)")
    let dates = ["valid_from", "valid_to", "recorded_at", "recorded_by"]
    areas = try OfficeTables.areas(connection)
    policies = try OfficeTables.policies(connection)
    suspensions = try DatedTable(
      "suspensions", owner: ["area"], columns: ["reason"] + dates,
      in: connection)
    posts = try OfficeTables.posts(connection)
    workerLinks = try OfficeTables.workerLinks(connection)
    links = try OfficeTables.links(connection)
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
    let reader = RegisterReader(connection.streaming, vault: vault)
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

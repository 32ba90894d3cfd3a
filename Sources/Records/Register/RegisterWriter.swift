import Casework
package import Database

/// Puts register rows on record inside one transaction. What a row names
/// must be known to `index`; whoever calls has checked that.
package final class RegisterWriter {
  package var index: RegisterIndex
  /// Counties of which all that is on record is known.
  var counties: Set<Int64> = []
  /// Numbers that are not on record.
  var absent = RegisterNames()
  /// Nil where nobody has asked yet.
  var hasRegister: Bool?
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

  /// For rows of every kind, matched with what is on record of the counties
  /// they are about: `makeKnown` reads it.
  package convenience init(
    _ connection: any Connection, vault: IdentityVault, recording: Recording
  ) throws {
    try self.init(
      connection, vault: vault, recording: recording,
      index: try RegisterIndex(connection), of: nil)
    try rememberOffice(
      RegisterReader(self.connection.streaming, vault: vault))
  }

  /// For rows that hang on one household, person or area, matched with what
  /// is on record of it; for households, persons and their stays.
  ///
  /// - Parameter index: of the numbers that will be named.
  package convenience init(
    changing owner: RegisterOwner, _ connection: any Connection,
    vault: IdentityVault, recording: Recording, index: RegisterIndex
  ) throws {
    try self.init(
      connection, vault: vault, recording: recording, index: index, of: owner)
    try remember(
      owner, RegisterReader(connection, vault: vault, of: owner))
  }

  private init(
    _ connection: any Connection, vault: IdentityVault,
    recording: Recording, index: RegisterIndex, of owner: RegisterOwner?
  ) throws {
    let isPartial = owner != nil
    // A few rows are put beside reads of the same tables; many are gathered.
    let connection = isPartial ? connection : connection.gathering
    self.connection = connection
    self.vault = vault
    self.recording = recording
    self.index = index
    // First of all: what they do names them.
    insertWorker = try connection.prepare(
      "INSERT INTO workers (worker_id, worker_no, name) VALUES (?, ?, ?)")
    let dates = ["valid_from", "valid_to", "recorded_at", "recorded_by"]
    areas = try OfficeTables.areas(connection, isPartial: isPartial)
    policies = try OfficeTables.policies(connection, isPartial: isPartial)
    suspensions = try DatedTable(
      "suspensions", owner: ["area"], columns: ["reason"] + dates,
      isPartial: isPartial, in: connection)
    posts = try OfficeTables.posts(connection, isPartial: isPartial)
    workerLinks = try OfficeTables.workerLinks(connection, isPartial: isPartial)
    links = try OfficeTables.links(connection, isPartial: isPartial)
    let ofPerson = ["county", "person_id"]
    certificates = try DatedTable(
      "certificates", owner: ofPerson,
      columns: ["number", "category", "level", "components", "state"] + dates,
      isPartial: isPartial, in: connection)
    care = try DatedTable(
      "care", owner: ofPerson, columns: ["carer"] + dates,
      isPartial: isPartial, in: connection)
    circumstances = try DatedTable(
      "circumstances", owner: ["county", "household_id"],
      columns: ["kind", "note"] + dates, isPartial: isPartial,
      in: connection)
    statuses = try DatedTable(
      "statuses", owner: ofPerson, columns: ["status"] + dates,
      isPartial: isPartial, in: connection)
    assessments = try DatedTable(
      "assessments", owner: ofPerson,
      columns: ["day", "indicators", "recorded_at", "recorded_by"],
      isPartial: isPartial, in: connection)
    absences = try DatedTable(
      "absences", owner: ["county", "household_id", "person_id"],
      columns: ["reason"] + dates, isPartial: isPartial, in: connection)
    households = HouseholdWriter(connection, recording)
    persons = PersonWriter(connection, vault, recording)
    visits = try VisitWriter(connection, recording)
  }
}

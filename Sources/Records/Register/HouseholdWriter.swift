import Casework
import Database

/// Puts households on record.
struct HouseholdWriter {
  private let connection: any Connection
  private let recording: Recording

  init(_ connection: any Connection, _ recording: Recording) {
    self.connection = connection
    self.recording = recording
  }

  func put(
    _ household: HouseholdRecord, _ index: inout RegisterIndex
  ) throws -> PutOutcome {
    if let key = index.households[household.number] {
      let (record, revision) = try current(key)
      if record == household { return .unchanged }
      // A household that changes county keeps its place in the database.
      try connection.execute(
        """
        UPDATE households SET standing = 0
        WHERE county = ? AND household_id = ? AND revision = ?
        """, [.int(key.county), .int(key.id), .int(revision)])
      try insert(household, key, revision: revision + 1)
      index.villages[key] = household.village
      return .corrected
    }
    let county = household.village.countyKey
    let id = (index.lastHousehold[county] ?? 0) + 1
    index.lastHousehold[county] = id
    let key = HouseholdKey(county: county, id: id)
    index.households[household.number] = key
    index.villages[key] = household.village
    try insert(household, key, revision: 1)
    return .added
  }

  private func insert(
    _ household: HouseholdRecord, _ key: HouseholdKey, revision: Int64
  ) throws {
    try connection.execute(
      """
      INSERT INTO households (county, household_id, revision, standing,
        household_no, village, head, address, grid, longitude, latitude,
        valid_from, valid_to, recorded_at, recorded_by)
      VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .int(key.county), .int(key.id), .int(revision),
        .text(household.number), SQLValue(household.village),
        .text(household.head), .text(household.address),
        .text(household.grid), .text(household.longitude),
        .text(household.latitude),
      ] + household.onFile.columns
        + [.int(recording.at.seconds), .text(recording.by)])
  }

  private func current(
    _ key: HouseholdKey
  ) throws -> (HouseholdRecord, Int64) {
    let found = try connection.row(
      """
      SELECT \(HouseholdRecord.columns), revision FROM households
      WHERE county = ? AND household_id = ? AND standing = 1
      """, [.int(key.county), .int(key.id)]
    ) { (try HouseholdRecord($0), $0.int(9)) }
    guard let found else {
      throw DatabaseFailure.unreadable("household \(key)")
    }
    return found
  }
}

extension HouseholdRecord {
  /// The columns that `init(_:)` reads, from the first on.
  static let columns = """
    household_no, village, head, address, grid, longitude, latitude,
      valid_from, valid_to
    """

  init(_ row: any Statement) throws {
    self.init(
      number: row.text(0), village: try row.area(1), head: row.text(2),
      address: row.text(3), grid: row.text(4), longitude: row.text(5),
      latitude: row.text(6), onFile: row.span(7))
  }
}

/// The engine's own limit, without any of the program: plain loops over its C
/// interface, or its own tool for many rows.
protocol RawEngine {
  /// Inserts the rows of the database, or of some tables, into empty tables
  /// of the same schema.
  func insert(tables: [String]?) throws -> (rows: Int, seconds: Double)

  /// Reads every column of the tables that the ledger reads; seconds.
  func scan() throws -> Double

  /// Takes the stored ledger away.
  func emptyLedger() throws

  /// Keeps the database as it is now.
  func beforeSaves() throws -> any RawSaving
}

/// The rows that saves wrote, written again to the database as it was before
/// them.
protocol RawSaving {
  /// - Parameter batch: so many saves to a commit.
  /// - Returns: saves a second.
  func run(saves: Int, batch: Int) throws -> Double
}

struct RawFailure: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

/// The tables that the ledger is judged by.
let factTables = [
  "households", "persons", "stays", "certificates", "statuses", "visits",
  "visit_workers", "visit_persons", "links", "posts",
]

/// The tables that a save writes; rows of the last may be there already.
let savedTables = [
  "visits", "visit_workers", "visit_persons", "visit_submissions",
  "visit_answers", "visit_reasons", "audit_entries", "ledger_windows",
]

import Casework
import Demonstration
import Foundation
import GRDBSQLite
import Operations

/// Saves visits through the operation from many tasks at once, and the same
/// kind of rows by a plain loop with the same batching and durability.
struct SaveBench {
  struct Result {
    var median: Double
    var p99: Double
    var perSecond: Double
    var rawPerSecond: Double
  }

  let office: Office
  let cast: DemonstrationCast
  let path: String

  func run(clients: Int, each: Int) async throws -> Result {
    let actor = Actor.system("bench")
    let day = office.clock.today
    let rows = try await office.perform(
      ListLedger(
        period: Span(day, day), asOf: day, area: cast.township,
        duty: "fuyang-2022/village-quarterly"), as: actor)
    let households = rows.map(\.unit)
    guard !households.isEmpty else {
      return Result(median: 0, p99: 0, perSecond: 0, rawPerSecond: 1)
    }
    let office = office
    let worker = cast.townshipWorker.worker
    var waits: [Double] = []
    let whole = try await seconds {
      waits = try await withThrowingTaskGroup(of: [Double].self) { group in
        for client in 0..<clients {
          group.addTask {
            var waits: [Double] = []
            for index in 0..<each {
              let household = households[
                (client * 7_919 + index * 31) % households.count]
              let draft = VisitDraft(
                id: Identifier.make(at: office.clock.now()),
                household: household, at: Moment(day, hour: 0, minute: 1),
                mode: .home, result: .completed, workers: [worker],
                metFamily: true)
              // A household whose checklist must be answered is passed over.
              var isSaved = true
              let wait = try await seconds {
                do {
                  _ = try await office.perform(RecordVisit(draft), as: actor)
                } catch Refusal.invalid {
                  isSaved = false
                }
              }
              if isSaved { waits.append(wait * 1_000) }
            }
            return waits
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
    }
    waits.sort()
    return Result(
      median: waits[waits.count / 2], p99: waits[waits.count * 99 / 100],
      perSecond: Double(waits.count) / whole,
      rawPerSecond: try rawSaves(count: clients * each, batch: clients))
  }

  /// A visit with one worker, two ledger rows and an audit line, so many to
  /// a commit, from a plain loop over the C interface.
  private func rawSaves(count: Int, batch: Int) throws -> Double {
    let copy = path + ".raw"
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: copy + suffix)
    }
    let database = try RawCopy.open(copy)
    defer { sqlite3_close(database) }
    for sql in [
      "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
      """
      CREATE TABLE visits (a INTEGER, b INTEGER, c INTEGER, d TEXT, e TEXT,
        PRIMARY KEY (a, b, c)) WITHOUT ROWID
      """,
      "CREATE UNIQUE INDEX visits_no ON visits (d)",
      """
      CREATE TABLE workers (a INTEGER, b INTEGER, c INTEGER, d INTEGER,
        PRIMARY KEY (a, b, c)) WITHOUT ROWID
      """,
      """
      CREATE TABLE ledger (a INTEGER, b INTEGER, c INTEGER, d TEXT,
        PRIMARY KEY (a, b, c)) WITHOUT ROWID
      """,
      "CREATE TABLE audit (a TEXT PRIMARY KEY, b TEXT) WITHOUT ROWID",
    ] { sqlite3_exec(database, sql, nil, nil, nil) }
    let text = String(repeating: "x", count: 80)
    let statements = [
      "INSERT INTO visits VALUES (341202, ?1 % 997, ?1, 'v' || ?1, '\(text)')",
      "INSERT INTO workers VALUES (341202, ?1 % 997, ?1, 1)",
      "INSERT OR REPLACE INTO ledger VALUES (?1 % 997, 1, 1, '\(text)')",
      "INSERT OR REPLACE INTO ledger VALUES (?1 % 997, 2, 1, '\(text)')",
      "INSERT INTO audit VALUES ('a' || ?1, '\(text)')",
    ].map { sql in
      var statement: OpaquePointer?
      sqlite3_prepare_v2(database, sql, -1, &statement, nil)
      return statement
    }
    let start = ContinuousClock.now
    var done = 0
    while done < count {
      sqlite3_exec(database, "BEGIN IMMEDIATE", nil, nil, nil)
      for _ in 0..<batch {
        for statement in statements {
          sqlite3_bind_int64(statement, 1, Int64(done))
          sqlite3_step(statement)
          sqlite3_reset(statement)
        }
        done += 1
      }
      sqlite3_exec(database, "COMMIT", nil, nil, nil)
    }
    for statement in statements { sqlite3_finalize(statement) }
    return Double(count) / ((ContinuousClock.now - start) / .seconds(1))
  }
}

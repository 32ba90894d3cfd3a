import Casework
import Database
import Demonstration
import Foundation
import Operations

/// Saves visits through the operation from many tasks at once, and the same
/// rows by a plain loop with the same batching and durability.
struct SaveBench {
  struct Result {
    var median: Double
    var p99: Double
    var perSecond: Double
    /// Saves that shared a commit, on average.
    var batch: Double
    var rawPerSecond: Double
  }

  let office: Office
  let cast: DemonstrationCast
  let raw: any RawEngine

  /// Where nothing is shared, each save has its own.
  private var commitCount: Int? {
    (office.engine as? SQLiteEngine)?.commitCount
  }

  func run(clients: Int, each: Int) async throws -> Result {
    let actor = Actor.system("bench")
    let day = office.clock.today
    let rows = try await office.perform(
      ListLedger(
        period: Span(day, day), asOf: day, area: cast.township,
        duty: "fuyang-2022/village-quarterly"), as: actor)
    let households = rows.map(\.unit)
    guard !households.isEmpty else {
      return Result(
        median: 0, p99: 0, perSecond: 0, batch: 0, rawPerSecond: 1)
    }
    let office = office
    let worker = cast.townshipWorker.worker
    let raw = try raw.beforeSaves()
    let commits = commitCount
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
    let shared = commitCount.flatMap { now in commits.map { now - $0 } }
    let batch = Double(waits.count) / Double(max(1, shared ?? waits.count))
    return Result(
      median: waits[waits.count / 2], p99: waits[waits.count * 99 / 100],
      perSecond: Double(waits.count) / whole,
      batch: batch,
      rawPerSecond: try raw.run(
        saves: waits.count, batch: max(1, Int(batch.rounded()))))
  }
}

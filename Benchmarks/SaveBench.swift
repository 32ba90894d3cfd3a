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
    /// Processor time of one save, in milliseconds.
    var processor: Double
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
    let households = try await households()
    guard !households.isEmpty else {
      return Result(
        median: 0, p99: 0, perSecond: 0, processor: 0, batch: 0,
        rawPerSecond: 1)
    }
    let saver = saver
    let raw = try raw.beforeSaves()
    let commits = commitCount
    let spent = processorSeconds()
    var waits: [Double] = []
    let whole = try await seconds {
      waits = try await withThrowingTaskGroup(of: [Double].self) { group in
        for client in 0..<clients {
          group.addTask {
            var waits: [Double] = []
            for index in 0..<each {
              let household = households[
                (client * 7_919 + index * 31) % households.count]
              let wait = try await seconds { try await saver.save(household) }
              waits.append(wait * 1_000)
            }
            return waits
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
    }
    waits.sort()
    let processor = (processorSeconds() - spent) / Double(waits.count)
    let shared = commitCount.flatMap { now in commits.map { now - $0 } }
    let batch = Double(waits.count) / Double(max(1, shared ?? waits.count))
    return Result(
      median: waits[waits.count / 2], p99: waits[waits.count * 99 / 100],
      perSecond: Double(waits.count) / whole, processor: processor * 1_000,
      batch: batch,
      rawPerSecond: try raw.run(
        saves: waits.count, batch: max(1, Int(batch.rounded()))))
  }

  /// Those of the township that one visit has been saved to, before anything
  /// is measured: where a checklist must be answered the visit is refused.
  private func households() async throws -> [String] {
    let day = office.clock.today
    let rows = try await office.perform(
      ListLedger(
        period: Span(day, day), asOf: day, area: cast.township,
        duty: "fuyang-2022/village-quarterly"), as: actor)
    var households: [String] = []
    for household in rows.map(\.unit) {
      do {
        try await saver.save(household)
        households.append(household)
      } catch Refusal.invalid {
        continue
      }
    }
    return households
  }

  private var saver: VisitSaver {
    VisitSaver(office: office, worker: cast.townshipWorker.worker)
  }

  private var actor: Actor { .system("bench") }
}

/// Saves a visit that everybody would.
private struct VisitSaver: Sendable {
  let office: Office
  let worker: String

  func save(_ household: String) async throws {
    let day = office.clock.today
    let draft = VisitDraft(
      id: Identifier.make(at: office.clock.now()), household: household,
      at: Moment(day, hour: 0, minute: 1), mode: .home, result: .completed,
      workers: [worker], metFamily: true)
    _ = try await office.perform(RecordVisit(draft), as: .system("bench"))
  }
}

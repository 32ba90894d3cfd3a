import Casework
package import Database
import Dispatch
import Foundation
import Records

/// Carries a whole database to another engine: every row of every table, from
/// one moment of the source, into a database that is empty before it.
package struct CopyOffice: Sendable {
  private let source: any Engine
  private let target: any Engine
  /// Called when a table is done, with its rows.
  private let progress: @Sendable (String, Int) -> Void

  package init(
    from source: any Engine, to target: any Engine,
    progress: @escaping @Sendable (String, Int) -> Void = { _, _ in }
  ) {
    self.source = source
    self.target = target
    self.progress = progress
  }

  /// - Returns: the number of rows, by table; equal on both sides.
  /// - Throws: `CopyFailure`, `DatabaseFailure`. A target that a copy has
  ///   failed into must be made anew.
  package func run() async throws -> [(table: String, rows: Int)] {
    let schema = try await source.read { try Migrations.current(of: $0) }
    guard schema == Migrations.latest else {
      throw CopyFailure.otherSchema(found: schema, known: Migrations.latest)
    }
    try await target.write { connection in
      if try Migrations.isMade(connection) { throw CopyFailure.notEmpty }
      try Migrations.apply(to: connection)
    }
    let target = target
    let progress = progress
    let counts = try await source.read { connection in
      try Tables.names.map { table in
        var rows = 0
        try Tables.read(table, connection) { batch in
          try Self.wait {
            try await target.write {
              try Tables.insert(batch, into: table, $0)
            }
          }
          rows += batch.count
        }
        progress(table, rows)
        return (table: table, rows: rows)
      }
    }
    let found = try await target.read { connection in
      try Tables.names.map { try Tables.count($0, connection) }
    }
    for (count, found) in zip(counts, found) where count.rows != found {
      throw CopyFailure.uneven(
        table: count.table, source: count.rows, target: found)
    }
    return counts
  }

  /// Lets the thread that reads wait for the engine that writes; it belongs
  /// to the reading engine, never to the pool of tasks.
  private static func wait(
    _ work: @escaping @Sendable () async throws -> Void
  ) throws {
    let done = DispatchSemaphore(value: 0)
    let outcome = OutcomeBox()
    Task {
      do {
        try await work()
      } catch {
        outcome.failure = error
      }
      done.signal()
    }
    done.wait()
    if let failure = outcome.failure { throw failure }
  }

  /// Written before the signal and read after it.
  private final class OutcomeBox: @unchecked Sendable {
    var failure: (any Error)?
  }
}

package enum CopyFailure: Error, Sendable, CustomStringConvertible {
  case otherSchema(found: Int, known: Int)
  case notEmpty
  case uneven(table: String, source: Int, target: Int)

  package var description: String {
    switch self {
    case .otherSchema(let found, let known):
      "the database to be copied has schema \(found), this program \(known); "
        + "run `fangshi migrate` on it first"
    case .notEmpty:
      "the database to copy into holds tables already; name an empty one"
    case .uneven(let table, let source, let target):
      "\(table): \(source) rows became \(target); make the target anew and "
        + "copy again"
    }
  }
}

extension Office {
  /// Copies a database to another engine, or to another place of the same.
  /// The key is not copied.
  package static func copy(
    from source: String, to target: String,
    progress: @escaping @Sendable (String, Int) -> Void = { _, _ in }
  ) async throws -> [(table: String, rows: Int)] {
    let from = try DatabaseAddress(source).open(create: false)
    let to = try DatabaseAddress(target).open(create: true)
    let counts = try await CopyOffice(
      from: from, to: to, progress: progress
    ).run()
    try await from.close()
    try await to.close()
    return counts
  }
}

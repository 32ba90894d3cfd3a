import Casework
package import Database
import Records

/// Carries a whole database to another engine: every row of every table, from
/// one moment of the source, into a database that is empty before it.
package struct CopyOffice: Sendable {
  private let source: any Engine
  private let target: any Engine
  /// Called now and then with a table and its rows so far.
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
  /// - Throws: `CopyFailure`, `DatabaseFailure`. Of a copy that failed nothing
  ///   stays.
  package func run() async throws -> [(table: String, rows: Int)] {
    let schema = try await source.read { try Migrations.current(of: $0) }
    guard schema == Migrations.latest else {
      throw CopyFailure.otherSchema(found: schema, known: Migrations.latest)
    }
    let handover = Handover<Lot>()
    let source = source
    // Reads while the target writes, in one transaction each.
    async let given: Void = source.read { connection in
      do {
        for (table, name) in Tables.names.enumerated() {
          try Tables.read(name, connection) {
            try handover.give(Lot(table: table, rows: $0))
          }
        }
        handover.end()
      } catch {
        handover.giveUp(error)
        throw error
      }
    }
    let counts: [(table: String, rows: Int)]
    do {
      counts = try await write(handover)
    } catch {
      handover.giveUp(error)
      _ = try? await given
      throw error
    }
    try await given
    return counts
  }

  /// Rows of one table.
  private struct Lot: Sendable {
    /// By position in `Tables.names`.
    var table: Int
    var rows: [[SQLValue]]
  }

  private func write(
    _ handover: Handover<Lot>
  ) async throws -> [(table: String, rows: Int)] {
    let progress = progress
    return try await target.write { connection in
      try handover.begin()
      if try Migrations.isMade(connection) { throw CopyFailure.notEmpty }
      try Migrations.apply(to: connection)
      var rows = Tables.names.map { _ in 0 }
      while let lot = try handover.take() {
        let table = Tables.names[lot.table]
        try Tables.insert(lot.rows, into: table, connection)
        rows[lot.table] += lot.rows.count
        progress(table, rows[lot.table])
      }
      try PlannerStatistics.countUncounted(connection)
      return try zip(Tables.names, rows).map { table, rows in
        let found = try Tables.count(table, connection)
        guard found == rows else {
          throw CopyFailure.uneven(table: table, source: rows, target: found)
        }
        return (table: table, rows: rows)
      }
    }
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
      "\(table): \(source) rows became \(target); nothing was copied"
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

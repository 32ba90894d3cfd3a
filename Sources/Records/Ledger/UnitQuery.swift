import Database

/// A query of the rows of all units, or of some: its texts are made once.
struct UnitQuery: Sendable {
  private let selects: [String]
  private let column: String
  private let order: String
  // By what they ask for.
  private let all: String
  private let one: String
  private let run: String

  /// - Parameters:
  ///   - selects: each ends in its conditions and takes the same arguments;
  ///     their rows come one after another.
  ///   - column: of the unit, in each of them.
  init(_ selects: String..., of column: String, order: String = "") {
    self.selects = selects
    self.column = column
    let order = order.isEmpty ? "" : " " + order
    self.order = order
    func text(_ term: String) -> String {
      selects.map { $0 + term }.joined(separator: " UNION ALL ") + order
    }
    all = text("")
    one = text(" AND \(column) = ?")
    run = text(" AND \(column) BETWEEN ? AND ?")
  }

  /// Up to so many ids are arguments, so that the statement is prepared
  /// once; more stand in the text, which numbers may.
  private static let mostArguments = 32

  /// Calls the closure for each row.
  ///
  /// - Parameter key: what each select takes before the units.
  func each(
    _ connection: any Connection, _ key: Int64..., of selection: Selection,
    _ body: (any Statement) throws -> Void
  ) throws {
    for part in selection.parts(connection.dialect) {
      let statement = try prepare(connection, key, part)
      defer { statement.reset() }
      while try statement.step() { try body(statement) }
    }
  }

  /// Tells a remote engine what `each` or `prepare` will ask for.
  func announce(
    _ connection: any Connection, _ key: Int64..., of selection: Selection
  ) throws {
    for part in selection.parts(connection.dialect) {
      // A text that is made once would not be known again.
      if case .list(let ids) = part, ids.count > Self.mostArguments { continue }
      try prepare(connection, key, part).announce()
    }
  }

  /// A statement with its arguments.
  func prepare(
    _ connection: any Connection, _ key: [Int64], _ part: Selection.Part
  ) throws -> any Statement {
    switch part {
    case .all:
      return bind(try connection.prepare(all), key)
    case .one(let id):
      return bind(try connection.prepare(one), key + [id])
    case .run(let ids):
      return bind(
        try connection.prepare(run), key + [ids.lowerBound, ids.upperBound])
    case .list(let ids) where ids.count <= Self.mostArguments:
      let padded = Self.padded(ids)
      let marks = padded.map { _ in "?" }.joined(separator: ", ")
      return bind(try connection.prepare(listing(marks)), key + padded)
    case .list(let ids):
      let numbers = ids.map(String.init).joined(separator: ", ")
      return bind(try connection.prepare(listing(numbers)), key)
    }
  }

  private func bind(
    _ statement: any Statement, _ arguments: [Int64]
  ) -> any Statement {
    var position: Int32 = 1
    for _ in selects {
      for argument in arguments {
        statement.bind(argument, at: position)
        position += 1
      }
    }
    return statement
  }

  private func listing(_ list: String) -> String {
    selects.map { "\($0) AND \(column) IN (\(list))" }
      .joined(separator: " UNION ALL ") + order
  }

  /// As many as the next power of two, the last id repeated: a handful of
  /// statements serves all sizes.
  private static func padded(_ ids: [Int64]) -> [Int64] {
    var size = 1
    while size < ids.count { size *= 2 }
    return ids + repeatElement(ids[ids.count - 1], count: size - ids.count)
  }
}

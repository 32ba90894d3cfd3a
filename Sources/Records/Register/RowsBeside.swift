import Database

/// Rows that hang on those of another statement, read beside it: both in the
/// order of a text and then of numbers, which are their first columns.
final class RowsBeside {
  struct Place: Comparable {
    var text: String
    var numbers: [Int64]

    init(_ row: any Statement, numbers count: Int32) {
      text = row.text(0)
      numbers = (0..<count).map { row.int($0 + 1) }
    }

    /// Texts by their bytes, as both engines sort them.
    static func < (left: Place, right: Place) -> Bool {
      left.text == right.text
        ? left.numbers.lexicographicallyPrecedes(right.numbers)
        : left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
  }

  private let statement: any Statement
  private let numbers: Int32
  private var place: Place?

  /// - Parameter numbers: how many of them belong to the order.
  init(
    _ sql: String, numbers: Int32, _ connection: any Connection
  ) throws {
    statement = try connection.prepare(sql)
    self.numbers = numbers
    try advance()
  }

  deinit { statement.reset() }

  /// The rows at a place; those before it hang on nothing.
  func each(
    at target: Place, _ body: (any Statement) throws -> Void
  ) throws {
    while let here = place, !(target < here) {
      if here == target { try body(statement) }
      try advance()
    }
  }

  private func advance() throws {
    place =
      try statement.step() ? Place(statement, numbers: numbers) : nil
  }
}

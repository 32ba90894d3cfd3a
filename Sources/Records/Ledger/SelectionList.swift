import Database

extension Selection {
  /// Up to so many ids are arguments, so that the statement is prepared
  /// once; more stand in the text, which numbers may.
  private static let mostArguments = 32

  /// An AND-term for a column, to which `arguments` belong: for statements
  /// that are asked seldom; others are a `UnitQuery`.
  func term(_ column: String) -> String {
    guard case .some(let ids) = self else { return "" }
    if ids.isEmpty { return " AND 1 = 0" }
    let list =
      arguments.isEmpty
      ? ids.map(String.init).joined(separator: ", ")
      : arguments.map { _ in "?" }.joined(separator: ", ")
    return " AND \(column) IN (\(list))"
  }

  /// As many as the next power of two, the last id repeated: a handful of
  /// statements serves all sizes.
  var arguments: [SQLValue] {
    guard case .some(let ids) = self, let last = ids.last,
      ids.count <= Self.mostArguments
    else { return [] }
    var size = 1
    while size < ids.count { size *= 2 }
    let padding = repeatElement(last, count: size - ids.count)
    return (ids + padding).map(SQLValue.int)
  }
}

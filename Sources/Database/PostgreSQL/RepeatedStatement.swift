import CPostgreSQL

/// A query run for one list of arguments after another, its rows in that
/// order. While those of one run are read, the next run is under way.
///
/// A cursor would hold few rows too, but the server puts whatever a cursor
/// hands out aside first and copies it from there.
final class RepeatedStatement: PostgreSQLStatement {
  private let runs: [[SQLValue]]
  private var asked = 0
  private var next: Answer?

  init(
    _ text: PreparedText, runs: [[SQLValue]],
    on connection: PostgreSQLConnection
  ) {
    self.runs = runs
    super.init(text, on: connection)
  }

  override func nextAnswer() throws -> Answer? {
    if asked == 0 { try askNext() }
    guard let answer = next else { return nil }
    _ = try connection.wait(for: answer)
    try askNext()
    return answer
  }

  private func askNext() throws {
    next = nil
    guard asked < runs.count else { return }
    bind(runs[asked])
    asked += 1
    next = try connection.ask(text, arguments)
    try connection.hurry()
  }

  override func reset() {
    asked = 0
    next = nil
    super.reset()
  }
}

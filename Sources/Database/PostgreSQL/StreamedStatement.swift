import CPostgreSQL

/// A connection whose queries hold some thousand rows at a time, whatever
/// their number.
final class StreamingConnection: Connection {
  private let base: PostgreSQLConnection

  init(_ base: PostgreSQLConnection) { self.base = base }

  var dialect: Dialect { base.dialect }
  var isRemote: Bool { base.isRemote }
  var streaming: any Connection { self }
  var gathering: any Connection { base.gathering }

  func prepare(_ sql: String) throws -> any Statement {
    try base.prepareStreamed(sql)
  }

  func lock(_ units: Set<UnitLock>) throws { try base.lock(units) }
  func execute(script: String) throws { try base.execute(script: script) }
}

/// A query whose rows a cursor of the server hands out. While one lot is
/// read, the next is under way.
final class StreamedStatement: PostgreSQLStatement {
  private let cursor: String
  private let fetch: PreparedText
  private var isOpen = false
  private var next: Answer?

  /// Rows in a lot.
  private static let lot: Int32 = 8_000

  init(
    _ text: PreparedText, cursor: String, on connection: PostgreSQLConnection
  ) {
    self.cursor = cursor
    fetch = PreparedText("FETCH \(Self.lot) FROM \(cursor)")
    super.init(text, on: connection)
  }

  override func nextAnswer() throws -> Answer? {
    if !isOpen {
      var open = text
      open.sql = "DECLARE \(cursor) NO SCROLL CURSOR FOR " + text.sql
      try connection.send(open, arguments)
      isOpen = true
      next = try connection.ask(fetch)
    }
    guard let answer = next else { return nil }
    let rows = try connection.wait(for: answer)
    next = nil
    if PQntuples(rows) == Self.lot {
      next = try connection.ask(fetch)
      try connection.hurry()
    }
    return answer
  }

  override func reset() {
    // In a transaction that has failed there is nothing to close.
    if isOpen { try? connection.send(PreparedText("CLOSE \(cursor)")) }
    isOpen = false
    next = nil
    super.reset()
  }
}

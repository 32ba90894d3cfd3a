import GRDB

/// A connection of SQLite inside a transaction.
final class SQLiteConnection: Connection {
  let dialect = Dialect.sqlite
  private let database: GRDB.Database
  private var isFailed = false
  /// As long as this lives; the database keeps them longer.
  private var prepared: [StatementText: SQLiteStatement] = [:]
  /// Why SQLite gave up the whole transaction by itself, as it does when the
  /// disk is full: nothing of the batch stays.
  private(set) var lostTransaction: (any Error)?

  init(_ database: GRDB.Database) {
    self.database = database
  }

  /// The same connection, refusing all work: for writes whose transaction
  /// could not begin.
  var failed: SQLiteConnection {
    let connection = SQLiteConnection(database)
    connection.isFailed = true
    return connection
  }

  func prepare(_ sql: String) throws -> any Statement {
    let text = StatementText(sql: sql)
    if let known = prepared[text] { return known }
    let statement = SQLiteStatement(
      try database.cachedStatement(sql: sql), of: database)
    prepared[text] = statement
    return statement
  }

  /// There is one writer: nobody else holds them.
  func lock(_ units: Set<UnitLock>) throws {}

  func execute(script: String) throws {
    try database.execute(sql: script)
  }

  func begin() throws {
    lostTransaction = nil
    try execute("BEGIN IMMEDIATE")
  }

  func commit() throws {
    try execute("COMMIT")
  }

  func rollback() {
    if database.isInsideTransaction {
      try? database.execute(sql: "ROLLBACK")
    }
  }

  func inSavepoint<Value>(
    _ body: (any Connection) throws -> Value
  ) throws -> Value {
    if isFailed { throw DatabaseFailure.busy }
    try execute("SAVEPOINT operation")
    do {
      let value = try body(self)
      try execute("RELEASE operation")
      return value
    } catch {
      guard database.isInsideTransaction else {
        lostTransaction = error
        throw error
      }
      try database.execute(sql: "ROLLBACK TO operation")
      try database.execute(sql: "RELEASE operation")
      throw error
    }
  }
}

/// The text of a statement as a key: a few of its letters tell it from most
/// others, and one lookup need not read all of it.
private struct StatementText: Hashable {
  let sql: String

  func hash(into hasher: inout Hasher) {
    let letters = sql.utf8
    var sample = letters.count
    for part in 1...4 {
      let place = letters.index(
        letters.startIndex, offsetBy: letters.count * part / 5)
      if place < letters.endIndex {
        sample = sample << 8 ^ Int(letters[place])
      }
    }
    hasher.combine(sample)
  }
}

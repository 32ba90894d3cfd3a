import CPostgreSQL
import Foundation

/// A connection of PostgreSQL. One thread at a time uses it.
final class PostgreSQLConnection: Connection {
  let dialect = Dialect.postgreSQL
  private let handle: OpaquePointer
  private let pipeline: Pipeline
  private let gathered = GatheredTables()
  /// Into which the server is taking rows now.
  private var copied: GatheredTable?
  /// By the COPY under way, in bytes; so many at most.
  private var copiedBytes = 0
  private static let mostCopied = 64 * 1_048_576
  private let announced = AnnouncedQueries()
  private var cursors = 0
  /// Since `begin`.
  private(set) var hasSentCommit = false

  /// - Throws: `DatabaseFailure`; its words hold no password.
  init(url: String) throws(DatabaseFailure) {
    // Later words win: the address may set others.
    let words = [
      ("connect_timeout", "5"), ("application_name", "fangshi"),
      // A server that vanished without a word is given up after so many
      // seconds, or milliseconds.
      ("keepalives_idle", "15"), ("keepalives_interval", "5"),
      ("keepalives_count", "3"), ("tcp_user_timeout", "30000"),
      ("dbname", url),
    ]
    let keys = words.map { strdup($0.0) } + [nil]
    let values = words.map { strdup($0.1) } + [nil]
    defer { for text in keys + values { free(text) } }
    let connected = PQconnectdbParams(
      keys.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
    guard let handle = connected else { throw .outOfMemory }
    guard PQstatus(handle) == CONNECTION_OK else {
      let failure = DatabaseFailure(connecting: handle)
      PQfinish(handle)
      throw failure
    }
    self.handle = handle
    pipeline = Pipeline(handle)
    PQsetClientEncoding(handle, "UTF8")
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
  }

  deinit { PQfinish(handle) }

  /// Whether the server can still be talked to.
  var isOpen: Bool { pipeline.isOpen }

  /// The same of a connection that nobody has used for a while: looks whether
  /// the server has closed it, and asks it nothing. Its last words come first,
  /// then the end.
  var isStillThere: Bool {
    PQconsumeInput(handle) == 1 && PQconsumeInput(handle) == 1 && isOpen
  }

  var isRemote: Bool { true }
  var streaming: any Connection { StreamingConnection(self) }
  var gathering: any Connection { GatheringConnection(self) }

  func prepare(_ sql: String) throws -> any Statement {
    // While the server takes in rows, it is told nothing else.
    if let copied { try endCopy(of: copied) }
    return PostgreSQLStatement(try pipeline.text(sql), on: self)
  }

  /// A statement whose rows a cursor hands out.
  func prepareStreamed(_ sql: String) throws -> any Statement {
    let text = PreparedText(sql)
    guard text.returnsRows else { return try prepare(sql) }
    cursors += 1
    return StreamedStatement(text, cursor: "c\(cursors)", on: self)
  }

  /// A statement whose rows are gathered, where it adds a row.
  func prepareGathered(_ sql: String) throws -> any Statement {
    guard let table = gathered.table(for: sql) else { return try prepare(sql) }
    return GatheredInsert(table, on: self)
  }

  /// In one order, so that no two writes wait for each other. Sent, not waited
  /// for: what is asked next is answered under them.
  func lock(_ units: Set<UnitLock>) throws {
    try copyGathered()
    let text = try pipeline.text(
      """
      SELECT pg_advisory_xact_lock(unit)
      FROM unnest(CAST(? AS BIGINT[])) AS unit
      """)
    let keys = units.sorted().map { "\($0.key)" }.joined(separator: ",")
    try send(text, [.text(Array("{\(keys)}".utf8))])
  }

  func execute(script: String) throws {
    announced.forget()
    try copyGathered()
    try pipeline.leave()
    let result = PQexec(handle, script)
    defer { PQclear(result) }
    try pipeline.check(result, is: PGRES_COMMAND_OK, PGRES_TUPLES_OK)
  }

  /// Begins a transaction; sent, not waited for.
  func begin(_ statements: [String]) throws {
    hasSentCommit = false
    announced.forget()
    gathered.drop()
    copied = nil
    for statement in statements {
      try pipeline.send(pipeline.text(statement))
    }
  }

  /// Once this returns, all is on disk.
  func commit() throws {
    announced.forget()
    try copyGathered()
    let commit = try pipeline.text("COMMIT")
    hasSentCommit = true
    try pipeline.send(commit)
    try pipeline.leave()
  }

  /// Leaves the transaction, whatever state it is in; a COPY under way is
  /// ended by libpq itself.
  func rollback() {
    announced.forget()
    gathered.drop()
    copied = nil
    pipeline.abandon()
    PQclear(PQexec(handle, "ROLLBACK"))
  }

  /// Sends a statement that answers no rows. Its failure shows with the next
  /// rows, or at the commit.
  func send(
    _ text: PreparedText, _ arguments: [PostgreSQLStatement.Argument] = []
  ) throws {
    announced.forget()
    try copyGathered()
    try pipeline.send(text, arguments)
  }

  /// Sends a statement; `wait` reads its rows.
  func ask(
    _ text: PreparedText, _ arguments: [PostgreSQLStatement.Argument] = []
  ) throws -> Answer {
    if let answer = announced.take(text, arguments) { return answer }
    try copyGathered()
    return try pipeline.ask(text, arguments)
  }

  /// Sends a query that will be asked later.
  func announce(
    _ text: PreparedText, _ arguments: [PostgreSQLStatement.Argument]
  ) throws {
    guard announced.wants(text, arguments) else { return }
    try copyGathered()
    announced.add(try pipeline.ask(text, arguments), text, arguments)
  }

  /// Has the server work on what was sent while nobody waits for it.
  func hurry() throws { try pipeline.flush() }

  /// The rows; valid as long as the answer lives.
  func wait(for answer: Answer) throws -> OpaquePointer? {
    try pipeline.wait(for: answer)
    return answer.rows
  }

  /// Gathers a row. Where rows of one table alone are added, the server takes
  /// them in while more are made.
  func add(_ row: GatheredRow, to table: GatheredTable) throws {
    announced.forget()
    // What was added before may be named by this row.
    if let copied, copied !== table { try copyGathered() }
    if table.isEmpty { gathered.begin() }
    table.add(row)
    if copied == nil, table.hasPiece, gathered.holding == 1 {
      try beginCopy(of: table)
    }
    if copied != nil {
      if table.hasPiece { try table.passPiece(put) }
      // The server gives a statement only so much time.
      if copiedBytes >= Self.mostCopied { try endCopy(of: table) }
    } else if table.isFull {
      try copyGathered()
    }
  }

  /// Puts the rows gathered so far into their tables, so that whatever is
  /// asked next finds them.
  func copyGathered() throws {
    if let copied { try endCopy(of: copied) }
    for table in gathered.full {
      try beginCopy(of: table)
      try endCopy(of: table)
    }
  }

  private func beginCopy(of table: GatheredTable) throws {
    try pipeline.leave()
    let begun = PQexec(handle, table.insert.copy)
    defer { PQclear(begun) }
    try pipeline.check(begun, is: PGRES_COPY_IN)
    copied = table
    copiedBytes = 0
  }

  private func endCopy(of table: GatheredTable) throws {
    copied = nil
    gathered.end()
    try table.passRest(put)
    guard PQputCopyEnd(handle, nil) == 1 else { throw pipeline.fail() }
    let ended = PQgetResult(handle)
    while let rest = PQgetResult(handle) { PQclear(rest) }
    defer { PQclear(ended) }
    try pipeline.check(ended, is: PGRES_COMMAND_OK)
  }

  private func put(_ bytes: UnsafeRawBufferPointer) throws {
    copiedBytes += bytes.count
    let isSent = PQputCopyData(
      handle, bytes.bindMemory(to: CChar.self).baseAddress,
      Int32(bytes.count))
    if isSent != 1 { throw pipeline.fail() }
  }
}

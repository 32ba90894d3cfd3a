import CPostgreSQL

/// What a server answers to one statement, once it has been read.
final class Answer {
  /// Rows in the binary format; nil until they are there.
  fileprivate(set) var rows: OpaquePointer?
  fileprivate(set) var isThere = false

  deinit { PQclear(rows) }
}

/// Statements on their way to a server: sent without waiting, answered in the
/// order in which they were sent. After a failure nothing more is done until
/// `abandon`.
final class Pipeline {
  private let handle: OpaquePointer
  private var awaited: [Awaited] = []
  /// So many of them have been answered.
  private var answered = 0
  private var isEntered = false
  private var isFlushed = true
  /// Answers no longer fit what was sent.
  private var isLost = false
  private(set) var failure: DatabaseFailure?
  /// By the shared text.
  private var prepared: [String: PreparedText] = [:]
  private var preparations = 0

  /// Somebody waits for what comes back, or nobody does.
  private enum Awaited {
    case nothing
    case rows(Answer)
    case preparation(String)
  }

  /// So many answers fit into the socket's buffer many times over.
  private static let mostAwaited = 256
  /// A server keeps every statement prepared; texts are few.
  private static let mostPrepared = 512

  init(_ handle: OpaquePointer) { self.handle = handle }

  /// Whether the server can still be talked to.
  var isOpen: Bool { PQstatus(handle) == CONNECTION_OK && !isLost }

  /// The text as the server takes it; prepared on its first use, without
  /// waiting for that.
  func text(_ shared: String) throws -> PreparedText {
    if let known = prepared[shared] { return known }
    if shared.isMadeOnce || prepared.count >= Self.mostPrepared {
      return PreparedText(shared, name: "")
    }
    // A name is never given twice: what was lost may be there all the same.
    preparations += 1
    let text = PreparedText(shared, name: "s\(preparations)")
    try enter()
    guard PQsendPrepare(handle, text.name, text.sql, 0, nil) == 1 else {
      throw fail()
    }
    add(.preparation(shared))
    prepared[shared] = text
    return text
  }

  /// Sends a statement whose answer nobody waits for.
  func send(
    _ text: PreparedText, _ arguments: [PostgreSQLStatement.Argument] = []
  ) throws {
    try post(text, arguments, .nothing)
    if awaited.count - answered >= Self.mostAwaited { try readAll() }
  }

  /// Sends a statement; `wait` reads its answer.
  func ask(
    _ text: PreparedText, _ arguments: [PostgreSQLStatement.Argument] = []
  ) throws -> Answer {
    let answer = Answer()
    try post(text, arguments, .rows(answer))
    return answer
  }

  /// Reads answers until this one is there.
  ///
  /// - Throws: the first failure of what was sent before it, or its own.
  func wait(for answer: Answer) throws {
    if answer.isThere { return }
    try flush()
    while !answer.isThere { try readNext() }
  }

  /// Reads all answers. Afterwards nothing is under way, and the connection
  /// may be used without the pipeline.
  func leave() throws {
    if isEntered {
      guard PQpipelineSync(handle) == 1 else { throw fail() }
      while answered < awaited.count, isOpen { try? readNext() }
      guard let end = nextResult(),
        PQresultStatus(end) == PGRES_PIPELINE_SYNC
      else { throw fail() }
      PQclear(end)
      guard PQexitPipelineMode(handle) == 1 else { throw fail() }
      isEntered = false
      isFlushed = true
    }
    if let failure { throw failure }
  }

  /// Forgets a failure and what is under way; the transaction is to be
  /// rolled back.
  func abandon() {
    try? leave()
    isLost = isEntered
    failure = nil
  }

  /// Notes a failure outside the pipeline.
  func check(_ result: OpaquePointer?, is expected: ExecStatusType...) throws {
    guard let result else { throw fail() }
    if expected.contains(PQresultStatus(result)) { return }
    failure = failure ?? DatabaseFailure(result: result)
    throw fail()
  }

  /// The first failure; where there is none, what libpq says now.
  func fail() -> DatabaseFailure {
    let failure =
      failure
      ?? (isOpen
        ? .other(code: 0, message: String(cString: PQerrorMessage(handle)))
        : .connectionLost)
    self.failure = failure
    return failure
  }

  private func enter() throws {
    if let failure { throw failure }
    if isEntered { return }
    guard PQenterPipelineMode(handle) == 1 else { throw fail() }
    isEntered = true
    awaited.removeAll(keepingCapacity: true)
    answered = 0
  }

  private func add(_ next: Awaited) {
    if answered == awaited.count {
      awaited.removeAll(keepingCapacity: true)
      answered = 0
    }
    awaited.append(next)
    isFlushed = false
  }

  private func post(
    _ text: PreparedText, _ arguments: [PostgreSQLStatement.Argument],
    _ next: Awaited
  ) throws {
    try enter()
    let isSent = arguments.withParameters { values, lengths, formats in
      text.name.isEmpty
        ? PQsendQueryParams(
          handle, text.sql, Int32(arguments.count), nil, values, lengths,
          formats, 1)
        : PQsendQueryPrepared(
          handle, text.name, Int32(arguments.count), values, lengths,
          formats, 1)
    }
    guard isSent == 1 else { throw fail() }
    add(next)
  }

  /// Has the server answer all that was sent, though nobody waits yet.
  func flush() throws {
    if let failure { throw failure }
    if isFlushed { return }
    guard PQsendFlushRequest(handle) == 1, PQflush(handle) >= 0 else {
      throw fail()
    }
    isFlushed = true
  }

  private func readAll() throws {
    try flush()
    while answered < awaited.count { try readNext() }
  }

  /// Reads the answer to what was sent first of those not yet answered.
  private func readNext() throws {
    let next = awaited[answered]
    awaited[answered] = .nothing
    answered += 1
    guard let result = nextResult() else { throw fail() }
    let isDone =
      [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result))
    if case .rows(let answer) = next, isDone {
      answer.rows = result
      answer.isThere = true
    } else {
      if !isDone {
        if case .preparation(let shared) = next { prepared[shared] = nil }
        if PQresultStatus(result) != PGRES_PIPELINE_ABORTED {
          failure = failure ?? DatabaseFailure(result: result)
        }
      }
      PQclear(result)
    }
    while let rest = PQgetResult(handle) {
      PQclear(rest)
      if !isOpen { break }
    }
    if !isDone { throw fail() }
  }

  /// A null may stand between two results.
  private func nextResult() -> OpaquePointer? {
    PQgetResult(handle) ?? PQgetResult(handle)
  }
}

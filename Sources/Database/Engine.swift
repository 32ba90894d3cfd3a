/// A SQL engine: many readers, one change at a time for each transaction.
/// Closures are synchronous and run off the caller's thread; what they
/// return has been read from one snapshot, or is on disk.
package protocol Engine: Sendable {
  /// Runs the closure on one consistent snapshot.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value

  /// Runs the closure in a transaction. It is durable when this returns; if
  /// the closure throws, nothing of it stays.
  func write<Value: Sendable>(
    _ reach: WriteReach,
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value

  /// Waits for what is under way and lets go of the files.
  func close() async throws
}

/// A connection inside `read` or `write`; it must not leave the closure.
package protocol Connection: AnyObject {
  /// Differences of the engine's SQL from the shared subset.
  var dialect: Dialect { get }

  /// A prepared statement, from the connection's cache. It must not be in
  /// use already.
  func prepare(_ sql: String) throws -> any Statement

  /// In a write of the reach `units`: waits until nobody else holds the
  /// units. What is read of them from now on stays so until the write ends.
  func lock(_ units: Set<UnitLock>) throws

  /// Whether answers come over a network, so that it pays to announce what
  /// will be asked.
  var isRemote: Bool { get }

  /// Runs statements without arguments or results, separated by semicolons.
  func execute(script: String) throws

  /// The same connection, for queries whose rows are too many to be held:
  /// of a whole table, of a whole county.
  var streaming: any Connection { get }

  /// The same connection, for adding many rows: what is added by a plain
  /// INSERT is gathered, table by table in the order in which their
  /// statements were prepared, and is there for whatever is asked next. A row
  /// that breaks a constraint is told then, or at the commit.
  var gathering: any Connection { get }
}

extension Connection {
  package var isRemote: Bool { false }
  // What holds no rows need not do anything.
  package var streaming: any Connection { self }
  package var gathering: any Connection { self }
}

/// A prepared statement: bind from 1, step, read columns from 0.
package protocol Statement: AnyObject {
  func bind(_ value: Int64, at position: Int32)
  func bind(_ value: String, at position: Int32)
  func bind(_ value: [UInt8], at position: Int32)
  func bindNull(at position: Int32)

  /// Of a query with its arguments: the same will be asked soon, before
  /// anything is changed. Its answer is not waited for; the statement is ready
  /// to run again.
  func announce() throws

  /// True while there is a row.
  func step() throws -> Bool
  /// Makes it ready to run again; bindings are dropped.
  func reset()

  /// Of the row it stands on.
  var columnCount: Int32 { get }
  /// A value as it is stored: null, number, text or bytes.
  func value(_ column: Int32) -> SQLValue

  func isNull(_ column: Int32) -> Bool
  func int(_ column: Int32) -> Int64
  func text(_ column: Int32) -> String
  func blob(_ column: Int32) -> [UInt8]
  /// The text's bytes, valid until the next step.
  func utf8(_ column: Int32) -> UnsafeBufferPointer<UInt8>
}

/// A value for a statement's argument.
package enum SQLValue: Sendable, Hashable {
  case null
  case int(Int64)
  case text(String)
  case blob([UInt8])

  package init(_ value: Int64?) { self = value.map(SQLValue.int) ?? .null }
  package init(_ value: String?) {
    self = value.map(SQLValue.text) ?? .null
  }
}

extension Statement {
  package func announce() { reset() }

  /// Binds all arguments in order.
  @inlinable package func bind(_ arguments: [SQLValue]) {
    for (index, argument) in arguments.enumerated() {
      let position = Int32(index + 1)
      switch argument {
      case .null: bindNull(at: position)
      case .int(let value): bind(value, at: position)
      case .text(let value): bind(value, at: position)
      case .blob(let value): bind(value, at: position)
      }
    }
  }

  /// Runs a statement that changes something.
  package func run(_ arguments: [SQLValue]) throws {
    bind(arguments)
    defer { reset() }
    _ = try step()
  }

  package func optionalInt(_ column: Int32) -> Int64? {
    isNull(column) ? nil : int(column)
  }

  package func optionalText(_ column: Int32) -> String? {
    isNull(column) ? nil : text(column)
  }
}

extension Connection {
  /// Runs one statement that changes something.
  package func execute(_ sql: String, _ arguments: [SQLValue] = []) throws {
    try prepare(sql).run(arguments)
  }

  /// Calls the closure for each row of a query.
  @inlinable package func query(
    _ sql: String, _ arguments: [SQLValue] = [],
    each: (any Statement) throws -> Void
  ) throws {
    let statement = try prepare(sql)
    defer { statement.reset() }
    statement.bind(arguments)
    while try statement.step() { try each(statement) }
  }

  /// The rows of a query, each turned into a value.
  @inlinable @inline(__always)
  package func rows<Value>(
    _ sql: String, _ arguments: [SQLValue] = [],
    _ value: (any Statement) throws -> Value
  ) throws -> [Value] {
    var result: [Value] = []
    try query(sql, arguments) { result.append(try value($0)) }
    return result
  }

  /// The first row of a query, or nil.
  @inlinable @inline(__always)
  package func row<Value>(
    _ sql: String, _ arguments: [SQLValue] = [],
    _ value: (any Statement) throws -> Value
  ) throws -> Value? {
    let statement = try prepare(sql)
    defer { statement.reset() }
    statement.bind(arguments)
    return try statement.step() ? try value(statement) : nil
  }
}

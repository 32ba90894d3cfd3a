import Database

/// Counts the statements that run on an engine.
final class CountingEngine: Engine {
  private let engine: any Engine
  private let counted = Locked(0)

  init(_ engine: any Engine) { self.engine = engine }

  var statements: Int { counted.read { $0 } }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    let counted = counted
    return try await engine.read { try body(CountingConnection($0, counted)) }
  }

  func write<Value: Sendable>(
    _ reach: WriteReach,
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    let counted = counted
    return try await engine.write(reach) {
      try body(CountingConnection($0, counted))
    }
  }

  func close() async throws { try await engine.close() }
}

private final class CountingConnection: Connection {
  private let connection: any Connection
  private let counted: Locked<Int>

  init(_ connection: any Connection, _ counted: Locked<Int>) {
    self.connection = connection
    self.counted = counted
  }

  var dialect: Dialect { connection.dialect }

  func prepare(_ sql: String) throws -> any Statement {
    counted.change { $0 += 1 }
    return try connection.prepare(sql)
  }

  func lock(_ units: Set<UnitLock>) throws {
    try connection.lock(units)
  }

  func execute(script: String) throws {
    counted.change { $0 += 1 }
    try connection.execute(script: script)
  }
}

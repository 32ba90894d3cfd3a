import Foundation
import TestSupport
import Testing

@testable import Database

/// What a server may do to whoever uses it. Run beside a server in either
/// test run.
@Suite("A server in trouble", .serialized)
struct ServerTroubleTests {
  private func command(_ sql: String, at url: String) async throws {
    let engine = try PostgreSQLEngine(url: url, connections: 1)
    try await engine.write(.aside) { try $0.execute(script: sql) }
    try await engine.close()
  }

  private func name(of url: String) -> String {
    String(url[url.index(after: url.lastIndex(of: "/")!)...])
  }

  /// Ends all connections of a database, and lets nobody in.
  private func shut(_ url: String) async throws {
    let name = name(of: url)
    try await command(
      """
      ALTER DATABASE \(name) ALLOW_CONNECTIONS false;
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = '\(name)'
      """, at: TestServer.url(of: "postgres"))
  }

  private func open(_ url: String) async throws {
    try await command(
      "ALTER DATABASE \(name(of: url)) ALLOW_CONNECTIONS true",
      at: TestServer.url(of: "postgres"))
  }

  /// The same database for another role.
  private func url(_ url: String, as login: String) -> String {
    "postgres://\(login)@" + url[url.index(after: url.lastIndex(of: "@")!)...]
  }

  @Test("that lets nobody write says so, and goes on reading")
  func replica() async throws {
    try await NotesDatabase.with { engine, url in
      try await engine.write { try NotesDatabase.add(1, on: $0) }
      try await command(
        "ALTER DATABASE \(name(of: url)) SET default_transaction_read_only = on",
        at: url)
      let replica = try PostgreSQLEngine(url: url)
      for isGathered in [false, true] {
        let failure = await #expect(throws: DatabaseFailure.self) {
          try await replica.write { connection in
            try NotesDatabase.add(
              2, on: isGathered ? connection.gathering : connection)
          }
        }
        #expect(failure == .readOnlyServer)
        #expect(failure?.description.contains("lets nobody write") == true)
      }
      #expect(try await replica.read(NotesDatabase.ids) == [1])
      try await replica.close()
    }
  }

  @Test("with no connection left is told at once, and used when there is one")
  func connections() async throws {
    try await NotesDatabase.with { engine, url in
      let role = "few_\(name(of: url))"
      try await command(
        """
        CREATE ROLE \(role) LOGIN CONNECTION LIMIT 1;
        GRANT SELECT ON notes TO \(role)
        """, at: url)
      let few = self.url(url, as: role)
      let one = try PostgreSQLEngine(url: few, connections: 1)
      let other = try PostgreSQLEngine(url: few, connections: 1)
      #expect(try await one.read(NotesDatabase.ids) == [])
      let start = ContinuousClock.now
      await #expect(throws: DatabaseFailure.tooManyConnections) {
        try await other.read(NotesDatabase.ids)
      }
      #expect(ContinuousClock.now - start < .seconds(5))
      try await one.close()
      try await until {
        (try? await other.read(NotesDatabase.ids)) == []
      }
      try await other.close()
      try await command(
        "DROP OWNED BY \(role); DROP ROLE \(role)", at: url)
    }
  }

  @Test("whose lock another holds too long is waited for a while only")
  func heldLock() async throws {
    try await NotesDatabase.with(lockWait: .milliseconds(200)) { engine, url in
      let holder = try PostgreSQLEngine(url: url, connections: 1)
      let (held, hold) = AsyncStream.makeStream(of: Void.self)
      let release = DispatchSemaphore(value: 0)
      async let holding: Void = holder.write { connection in
        try connection.execute(script: "SELECT 1")
        hold.yield()
        release.wait()
      }
      for await _ in held { break }
      for reach in [WriteReach.everything, .units] {
        let failure = await #expect(throws: DatabaseFailure.self) {
          try await engine.write(reach) { try NotesDatabase.add(1, on: $0) }
        }
        #expect(failure == .busy)
      }
      // Who only reads does not wait.
      #expect(try await engine.read(NotesDatabase.ids) == [])
      release.signal()
      try await holding
      try await engine.write { try NotesDatabase.add(1, on: $0) }
      #expect(try await engine.read(NotesDatabase.ids) == [1])
      try await holder.close()
    }
  }

  @Test("that is gone for a moment is used again without a new start")
  func gone() async throws {
    try await NotesDatabase.with { engine, url in
      try await engine.write { try NotesDatabase.add(1, on: $0) }
      try await shut(url)
      async let reading = engine.read(NotesDatabase.ids)
      try await Task.sleep(for: .milliseconds(300))
      try await open(url)
      #expect(try await reading == [1])
      try await engine.write { try NotesDatabase.add(2, on: $0) }
      #expect(try await engine.read(NotesDatabase.ids) == [1, 2])
    }
  }

  @Test("that breaks a write before its commit has it done again")
  func broken() async throws {
    try await NotesDatabase.with { engine, url in
      try await engine.write { try NotesDatabase.add(1, on: $0) }
      let tries = Counter()
      try await engine.write { connection in
        if tries.next() == 1 {
          try? connection.execute(
            script: "SELECT pg_terminate_backend(pg_backend_pid())")
        }
        try NotesDatabase.add(2, on: connection)
      }
      #expect(tries.next() == 3)
      #expect(try await engine.read(NotesDatabase.ids) == [1, 2])
    }
  }

  @Test("refuses a wrong password, which is in no message")
  func password() async throws {
    try await NotesDatabase.with { _, url in
      let control = try TestServer.url(of: "postgres")
      // The server of the tests asks this role alone for a password.
      try await command(
        """
        DROP ROLE IF EXISTS guarded;
        CREATE ROLE guarded LOGIN PASSWORD 'right-secret'
        """, at: control)
      let right = try PostgreSQLEngine(
        url: self.url(url, as: "guarded:right-secret"))
      #expect(
        try await right.read { try $0.row("SELECT 1") { $0.int(0) } } == 1)
      try await right.close()
      let wrong = try PostgreSQLEngine(
        url: self.url(url, as: "guarded:wrong-secret"))
      let failure = await #expect(throws: DatabaseFailure.self) {
        try await wrong.read { _ in }
      }
      guard case .loginRefused = failure else {
        Issue.record("not a refused login: \(String(describing: failure))")
        return
      }
      #expect(failure?.description.contains("secret") == false)
      try await command("DROP ROLE guarded", at: control)
    }
  }

  @Test(
    "whose address cannot be read, or is shown, keeps its password to itself",
    arguments: [
      "postgres://u:50%off-secret@h/db", "postgres://u:secret@[::1/db",
      "postgres://u@h/db?password=secret&nothing=1",
    ])
  func address(url: String) {
    let failure = #expect(throws: DatabaseFailure.self) {
      try PostgreSQLEngine(url: url)
    }
    guard case .malformedURL = failure else {
      Issue.record("not a malformed address: \(String(describing: failure))")
      return
    }
    #expect(failure?.description.contains("secret") == false)
    #expect(!DatabaseAddress(url).shown.contains("secret"))
  }

  @Test("is shown with all else of its address")
  func shown() {
    #expect(
      DatabaseAddress(
        "postgres://u:p@h/db?sslmode=require&password=x&sslpassword=y"
      ).shown == "postgres://u@h/db?sslmode=require")
    #expect(
      DatabaseAddress("postgres://u@h/db?password=x").shown
        == "postgres://u@h/db")
    #expect(
      DatabaseAddress("postgres://u@h/db?password=a%20b").option("password")
        == "a%20b")
  }

  @Test("set to keep a snapshot from its first statement is not relied on")
  func isolation() async throws {
    try await NotesDatabase.with { engine, url in
      try await command(
        """
        ALTER DATABASE \(name(of: url))
        SET default_transaction_isolation = 'repeatable read'
        """, at: url)
      let other = try PostgreSQLEngine(url: url, connections: 1)
      for reach in [WriteReach.everything, .units] {
        let level = try await other.write(reach) {
          try $0.row("SELECT current_setting('transaction_isolation')") {
            $0.text(0)
          }
        }
        #expect(level == "read committed")
      }
      try await other.close()
    }
  }

  @Test("that was there once is waited for by whoever asks")
  func patience() async throws {
    try await NotesDatabase.with { engine, url in
      // One connection has been made; the others are made while it is gone.
      #expect(try await engine.read(NotesDatabase.ids) == [])
      try await shut(url)
      try await withThrowingTaskGroup(of: [Int64].self) { group in
        for _ in 1...5 {
          group.addTask { try await engine.read(NotesDatabase.ids) }
        }
        try await Task.sleep(for: .milliseconds(300))
        try await open(url)
        for try await ids in group { #expect(ids == []) }
      }
    }
  }

  @Test("is told in words by its SQLSTATE")
  func states() {
    let known: [(String, DatabaseFailure)] = [
      ("53100", .diskFull), ("53300", .tooManyConnections),
      ("53200", .outOfMemory), ("25006", .readOnlyServer),
      ("55P03", .busy), ("57014", .busy), ("40001", .conflict),
      ("40P01", .conflict), ("57P01", .connectionLost), ("", .connectionLost),
    ]
    for (state, failure) in known {
      #expect(DatabaseFailure(state: state, message: "") == failure)
    }
    #expect(
      DatabaseFailure.diskFull.description.contains("free some space"))
    #expect(
      DatabaseFailure(
        state: "0A000",
        message: "cannot use serializable mode in a hot standby")
        == .readOnlyServer)
    // A message that would name a value is not handed on.
    let unfit = DatabaseFailure(
      state: "22P02",
      message: "invalid input syntax for type bigint: \"342101\"")
    #expect(!unfit.description.contains("342101"))
  }

  /// Until something holds; at most ten seconds.
  private func until(_ holds: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(10)
    while try await !holds() {
      guard ContinuousClock.now < end else {
        Issue.record("waited in vain")
        return
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }
}

private final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var count = 0

  func next() -> Int {
    lock.withLock {
      count += 1
      return count
    }
  }
}

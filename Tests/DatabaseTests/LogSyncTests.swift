import Database
import Dispatch
import Synchronization
import Testing

@Suite("What is acknowledged is on the disk")
struct LogSyncTests {
  /// A disk that tells what it did, and waits or fails when told to.
  private final class Disk: Sendable {
    let begun = Mutex(0)
    /// The writes that were answered.
    let answered = Mutex<[Int]>([])
    let syncs = Mutex(0)
    let fails = Mutex(false)
    let gate = DispatchSemaphore(value: 0)
    let isHeld = Mutex(false)

    func sync() -> Bool {
      begun.withLock { $0 += 1 }
      if isHeld.withLock({ $0 }) { gate.wait() }
      syncs.withLock { $0 += 1 }
      return fails.withLock { !$0 }
    }
  }

  private func engine(
    _ file: DatabaseFile, _ disk: Disk
  ) async throws -> SQLiteEngine {
    let engine = try SQLiteEngine(path: file.path, create: true) { _ in
      disk.sync()
    }
    try await engine.write { connection in
      try connection.execute(
        script: "CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT)")
    }
    return engine
  }

  @Test("No write is answered before a sync that began after its commit")
  func waits() async throws {
    let file = try DatabaseFile()
    let disk = Disk()
    let engine = try await engine(file, disk)
    #expect(disk.syncs.withLock { $0 } == 1)
    disk.isHeld.withLock { $0 = true }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for id in [1, 2] {
        group.addTask {
          try await engine.add(id)
          disk.answered.withLock { $0.append(id) }
        }
        // Committed, and there to be read, while the disk is busy.
        while engine.commitCount < id + 1 || disk.begun.withLock({ $0 }) < 2 {
          await Task.yield()
        }
      }
      #expect(disk.answered.withLock { $0 } == [])
      #expect(try await engine.ids() == [1, 2])
      disk.isHeld.withLock { $0 = false }
      disk.gate.signal()
      try await group.waitForAll()
    }
    #expect(disk.answered.withLock { $0.sorted() } == [1, 2])
    // The second was committed after the first sync had begun.
    #expect(disk.syncs.withLock { $0 } == 3)
    try await engine.close()
  }

  @Test("A disk that does not take it fails the write, and all later ones")
  func fails() async throws {
    let file = try DatabaseFile()
    let disk = Disk()
    let engine = try await engine(file, disk)
    disk.fails.withLock { $0 = true }
    await #expect(throws: DatabaseFailure.notSynced) {
      try await engine.add(1)
    }
    disk.fails.withLock { $0 = false }
    await #expect(throws: DatabaseFailure.notSynced) {
      try await engine.add(2)
    }
    try await engine.close()
  }

  @Test("A write that fails by itself waits for no disk")
  func ownFailure() async throws {
    let file = try DatabaseFile()
    let disk = Disk()
    let engine = try await engine(file, disk)
    try await engine.add(1)
    await #expect(throws: (any Error).self) { try await engine.add(1) }
    #expect(try await engine.ids() == [1])
    try await engine.close()
  }
}

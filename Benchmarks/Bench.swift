import ArgumentParser
import Casework
import Demonstration
import Exchange
import Foundation
import Operations

/// The performance table: each figure beside the engine's own limit, measured
/// in the same run.
@main
struct Bench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fangshi-bench",
    abstract: "Measure the ledger, import and saves against the raw engine.")

  @Option(help: "Certificate holders of the county measured.")
  var persons = 14_536

  @Option(help: "postgres://USER@HOST:PORT of a server; SQLite without.")
  var server: String?

  @Option(help: "Folder for scratch files.")
  var scratch = "out/bench"

  @Option(help: "A file to which the figures are added, comma-separated.")
  var results: String?

  @Option(help: "A database that is copied in place of an import.")
  var from: String?

  @Option(help: "The key file of that database.")
  var key: String?

  @Flag(help: "Save no visits; for provinces.")
  var withoutSaves = false

  @Flag(help: "Measure on the database that is there.")
  var reuse = false

  @Flag(help: "Only save visits.")
  var savesOnly = false

  func run() async throws {
    try FileManager.default.createDirectory(
      atPath: scratch, withIntermediateDirectories: true)
    guard let until = Day("2026-06-20") else { return }
    let place = try place()
    let table = Table(
      engine: server == nil ? "SQLite" : "PostgreSQL", persons: persons,
      file: results)
    let story = try Demonstration(persons: persons, until: until)
    if let from, !reuse {
      var rows = 0
      let copying = try await seconds {
        rows = try await Office.copy(from: from, to: place.address)
          .reduce(0) { $0 + $1.rows }
      }
      table.add(
        "copied from another database",
        "\(rounded(copying)) s for \(rows) rows", "",
        name: "copy", seconds: copying)
    }
    let office = try await Office.open(
      place.address, create: true, key: place.key, today: until)
    let bench = CountyBench(
      office: office, story: story, raw: place.raw, table: table)
    if !reuse, from == nil { try await bench.fill() }
    if !savesOnly {
      try await bench.readAndJudge()
      try await bench.judgeInMemory()
      try await bench.rebuildStored()
    }
    if !withoutSaves { try await bench.saveVisits() }
    print(table.text)
  }

  private struct Place {
    var address: String
    var key: String
    var raw: any RawEngine
  }

  private func place() throws -> Place {
    let path = "\(scratch)/bench-\(persons).sqlite"
    if let server {
      let name = "bench_\(persons)"
      if !reuse { try RawServer.make(name, on: server) }
      let url = "\(server)/\(name)"
      return Place(
        address: url, key: key ?? "\(scratch)/\(name).key",
        raw: RawServer(url: url))
    }
    for suffix in ["", "-wal", "-shm", ".key"] where !reuse {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
    return Place(
      address: path, key: key ?? path + ".key",
      raw: RawFile(path: path, scratch: scratch))
  }
}

/// Seconds that something takes.
func seconds(_ body: () async throws -> Void) async rethrows -> Double {
  let clock = ContinuousClock()
  let start = clock.now
  try await body()
  let parts = (clock.now - start).components
  return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
}

/// Processor time that this process has spent so far.
func processorSeconds() -> Double {
  var spent = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent)
  return Double(spent.tv_sec) + Double(spent.tv_nsec) / 1e9
}

func rounded(_ value: Double, _ places: Int = 2) -> String {
  String(format: "%.\(places)f", value)
}

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
    abstract: "Measure the ledger, import and saves against raw SQLite.")

  @Option(help: "Certificate holders of the county measured.")
  var persons = 14_536

  @Option(help: "Folder for scratch files.")
  var scratch = "out/bench"

  @Flag(help: "Only make, read and judge; for provinces.")
  var readOnly = false

  @Flag(help: "Measure on the database that an earlier run left.")
  var reuse = false

  @Flag(help: "Only save visits.")
  var savesOnly = false

  func run() async throws {
    try FileManager.default.createDirectory(
      atPath: scratch, withIntermediateDirectories: true)
    guard let until = Day("2026-06-20") else { return }
    let path = "\(scratch)/bench-\(persons).sqlite"
    for suffix in ["", "-wal", "-shm", ".key"] where !reuse {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
    let table = Table()
    let story = try Demonstration(persons: persons, until: until)
    let office = try await Office.open(path, create: true, today: until)
    let bench = CountyBench(
      office: office, story: story, path: path, scratch: scratch,
      table: table)
    if !reuse { try await bench.fill() }
    if !savesOnly { try await bench.readAndJudge() }
    if !readOnly && !savesOnly {
      try await bench.judgeInMemory()
      try await bench.rebuildStored()
    }
    if !readOnly { try await bench.saveVisits() }
    table.add("resident memory, peak", "\(peakMegabytes()) MB", "")
    print(table.text(title: "\(persons) certificate holders, two years"))
  }

  private func peakMegabytes() -> Int {
    // The kernel's own high-water mark, in kilobytes.
    let status =
      (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first {
      $0.hasPrefix("VmHWM:")
    }
    let digits = (line ?? "").filter(\.isNumber)
    return (Int(digits) ?? 0) / 1_024
  }
}

/// Rows of the printed table.
final class Table {
  private var rows: [[String]] = []

  /// - Parameter ratio: to the engine's own limit, with what that is.
  func add(_ work: String, _ measured: String, _ ratio: String) {
    rows.append([work, measured, ratio])
    FileHandle.standardError.write(
      Data("\(work): \(measured) \(ratio)\n".utf8))
  }

  func text(title: String) -> String {
    let header = ["work", "measured", "against the engine's own limit"]
    let all = [header] + rows
    let widths = (0..<3).map { column in
      all.map { $0[column].count }.max() ?? 0
    }
    let lines = all.map { row in
      "| "
        + zip(row, widths).map { cell, width in
          cell + String(repeating: " ", count: width - cell.count)
        }.joined(separator: " | ") + " |"
    }
    let rule =
      "|"
      + widths.map { String(repeating: "-", count: $0 + 2) }
      .joined(separator: "|") + "|"
    return ([title, "", lines[0], rule] + lines.dropFirst())
      .joined(separator: "\n")
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

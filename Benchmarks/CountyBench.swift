import Casework
import Demonstration
import Exchange
import Foundation
import Operations
import Records

/// Measures one office with a demonstration in it.
struct CountyBench {
  let office: Office
  let story: Demonstration
  let raw: any RawEngine
  let table: Table
  private let actor = Actor.system("bench")
  private let year = Span(
    Day(number: 20_089), Day(number: 20_453))  // 2025

  init(
    office: Office, story: Demonstration, raw: any RawEngine, table: Table
  ) {
    self.office = office
    self.story = story
    self.raw = raw
    self.table = table
  }

  /// Imports the demonstration, checks and ledger included, and inserts the
  /// rows that this stored once more, raw.
  func fill() async throws {
    var importing = 0.0
    for index in story.counties.indices {
      var round = RoundSource()
      try story.write(county: index, to: &round)
      let source = round
      importing += try await seconds {
        _ = try await office.perform(
          ImportRegister(source: source), as: actor)
      }
    }
    table.note("imported in \(rounded(importing)) s")
    let (rows, inserting) = try raw.insert(tables: nil)
    table.add(
      "import, checks and ledger included",
      "\(rounded(importing)) s for \(rows) rows",
      "\(rounded(inserting / importing)) of raw insert "
        + "(\(rounded(inserting)) s); bar 0.25",
      name: "import", seconds: importing, raw: inserting)
  }

  /// Reads the facts of every county and judges a year.
  func readAndJudge() async throws {
    let year = year
    var instances = 0
    Memory.restart()
    let whole = try await seconds {
      instances = try await office.perform(
        CountInstances(period: year, asOf: year.last), as: actor)
    }
    let scanning = try raw.scan()
    table.add(
      "read and judge one year",
      "\(rounded(whole)) s for \(instances) instances",
      "\(rounded(scanning / whole)) of a raw scan of the tables "
        + "(\(rounded(scanning)) s)",
      name: "read and judge", seconds: whole, raw: scanning)
  }

  /// Judges facts that are in memory already, again and again.
  func judgeInMemory() async throws {
    let year = year
    let rate = try await office.perform(
      JudgeRepeatedly(period: year, asOf: year.last), as: actor)
    table.add(
      "ledger in memory, one core",
      "\(rounded(rate.perSecond / 1e6)) million instances/s",
      "bar 3; a scan of the same facts takes "
        + "\(rounded(rate.scanShare * 100, 1)) % of it")
  }

  /// Rebuilds what is stored, once as it is and once from nothing, and
  /// inserts the same rows raw.
  func rebuildStored() async throws {
    var rows = 0
    Memory.restart()
    let comparing = try await seconds {
      rows = try await office.perform(RebuildLedger(), as: actor)
    }
    let judging = try await seconds {
      _ = try await office.perform(JudgeStored(), as: actor)
    }
    table.add(
      "stored ledger, rebuilt where nothing has changed",
      "\(rounded(comparing)) s for \(rows) rows "
        + "(\(rounded(judging)) s of it judging)", "",
      name: "unchanged ledger", seconds: comparing)
    let (_, inserting) = try raw.insert(
      tables: ["ledger_windows", "ledger_counts", "ledger_sums"])
    try raw.emptyLedger()
    let rebuilding = try await seconds {
      rows = try await office.perform(RebuildLedger(), as: actor)
    }
    let writing = max(rebuilding - judging, 0.001)
    table.add(
      "stored ledger, full rebuild",
      "\(rounded(rebuilding)) s for \(rows) rows "
        + "(\(rounded(writing)) s of it writing)",
      "writing is \(rounded(inserting / writing)) of raw insert "
        + "(\(rounded(inserting)) s); bar 0.5",
      name: "stored ledger", seconds: rebuilding, raw: inserting)
  }

  /// Saves visits one after another from many tasks at once.
  func saveVisits() async throws {
    let bench = SaveBench(office: office, cast: story.cast, raw: raw)
    let result = try await bench.run(clients: 32, each: 100)
    table.add(
      "one visit saved, 32 clients, in process",
      "p50 \(rounded(result.median)) ms, p99 \(rounded(result.p99)) ms, "
        + "\(Int(result.perSecond))/s, "
        + "\(rounded(result.processor)) ms of processor each",
      "\(rounded(result.perSecond / result.rawPerSecond)) of a plain loop "
        + "(\(Int(result.rawPerSecond))/s, \(rounded(result.batch, 1)) "
        + "to a commit, as here); bar 0.33",
      name: "one save", seconds: 1 / result.perSecond,
      raw: 1 / result.rawPerSecond)
  }
}

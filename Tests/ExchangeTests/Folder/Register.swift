import Casework
import Exchange
import Foundation
import Operations
import TestSupport

/// A database of its own, with the packs of the repository, on 20 June 2026.
struct Register: Sendable {
  let office: Office
  let place: TestPlace

  init() async throws {
    place = try TestPlace()
    office = try await Office.open(
      place.text, create: true, key: place.keyPath,
      policies: Self.packs, today: Day("2026-06-20"))
  }

  static let packs = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "packs").path
  static let actor = Actor.system("test")

  /// - Throws: `ImportStopped`, `FileRefusal`.
  @discardableResult
  func take(
    _ folder: TestFolder, isDryRun: Bool = false, partly: Bool = false
  ) async throws -> ImportReport {
    try await office.perform(
      ImportRegister(
        source: FolderSource(folder: folder.path), isDryRun: isDryRun,
        acceptsPartial: partly), as: Self.actor)
  }

  @discardableResult
  func take(
    _ files: SampleFiles, partly: Bool = false
  ) async throws -> ImportReport {
    try await take(TestFolder(files), partly: partly)
  }

  /// What is said where files are refused; empty where they were taken.
  func refusal(of files: SampleFiles) async throws -> [String] {
    try await refusal(of: TestFolder(files))
  }

  func refusal(of folder: TestFolder) async throws -> [String] {
    do {
      try await take(folder)
      return []
    } catch let stopped as ImportStopped {
      return stopped.report.problems.map(\.words)
    } catch let refusal as FileRefusal {
      return ["\(refusal)"]
    } catch let refusal as FolderRefusal {
      return refusal.refusals.map { "\($0)" }
    }
  }

  /// Everything on record, as files.
  func export() async throws -> [RegisterTable: String] {
    let folder = try TestFolder()
    let path = folder.path
    try await office.perform(
      ExportRegister { try FolderWriter(folder: path) }, as: Self.actor)
    return try folder.texts()
  }

  /// Tables that hold rows.
  func tablesWithRows() async throws -> [RegisterTable] {
    let texts = try await export()
    return RegisterTable.allCases.filter { table in
      (texts[table] ?? "").split(separator: "\n").count > 1
    }
  }

  /// Where the stored ledger is not what the facts give.
  func differences() async throws -> [String] {
    try await office.perform(VerifyLedger(), as: Self.actor)
  }

  func ledger(knownAt: Moment = .distantFuture) async throws -> [LedgerRow] {
    let all = Span(Day(number: 20_089), office.clock.today)
    return try await office.perform(
      ListLedger(period: all, asOf: all.last, knownAt: knownAt),
      as: Self.actor)
  }
}

extension RowProblem {
  /// `visits.csv 2 工号：必填的列为空；填写“工号”`, with what stands there.
  var words: String {
    "\(table.fileName) \(line) \(column)：\(problem)；\(remedy)"
      + (value.isEmpty ? "" : "（\(value)）")
  }
}

import ArgumentParser
import Casework
import Exchange
import Foundation
import Operations

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Put an exchange folder on record.",
    discussion: """
      Nothing is loaded while a file has errors, unless --accept-partial is
      given; then the refused rows are written to FOLDER/refused, ready to be
      mended and imported again. The same folder twice changes nothing.
      """)

  @Argument(help: "The exchange folder.")
  var folder: String

  @OptionGroup var database: DatabaseOptions

  @Flag(help: "Check everything and save nothing.")
  var dryRun = false

  @Flag(help: "Save what can be saved.")
  var acceptPartial = false

  func run() async throws {
    var isFolder: ObjCBool = false
    guard
      FileManager.default.fileExists(
        atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else {
      throw CommandFailure(
        "there is no folder \(folder); name the folder that holds areas.csv")
    }
    let source = FolderSource(folder: folder)
    if source.isEmpty {
      throw CommandFailure(
        "\(folder) holds none of the files of an exchange folder; name the "
          + "folder that holds areas.csv, households.csv and the others")
    }
    for (file, columns) in try source.unknownColumns() {
      Standard.error(
        "\(file): 不认识的列，已忽略：" + columns.joined(separator: "、"))
    }
    let scratch = Scratch()
    let office = try await openDatabase(scratch)
    let progress = ProgressBar()
    let work = ImportRegister(
      source: source, isDryRun: dryRun, acceptsPartial: acceptPartial
    ) { table, rows in
      progress.show("\(table.fileName): \(rows) rows")
    }
    do {
      let report = try await office.perform(work, as: .commandLine)
      try await office.close()
      progress.finish()
      Standard.output(ImportOutput.text(report))
      if !report.problems.isEmpty {
        let place = try RefusedRows(folder: folder).write(report.problems)
        Standard.error("refused rows are in \(place), ready to be mended")
      }
    } catch let stopped as ImportStopped {
      progress.finish()
      Standard.output(ImportOutput.text(stopped.report))
      if stopped.report.problems.isEmpty {
        Standard.error("dry run: nothing was saved, nothing is wrong")
        return
      }
      Standard.error(
        acceptPartial
          ? "dry run: nothing was saved; the rows above would be refused"
          : "nothing was saved: mend the rows above, or give "
            + "--accept-partial to save the others")
      throw ExitCode(1)
    }
  }
}

extension ImportCommand {
  /// A dry run leaves no file behind: where there is no database yet, it
  /// checks against an empty one elsewhere.
  private func openDatabase(_ scratch: Scratch) async throws -> Office {
    guard dryRun, try await !Office.isThere(database.database)
    else { return try await database.open(create: true) }
    return try await Office.open(
      try scratch.path(of: "dry-run.sqlite"), create: true,
      key: try scratch.path(of: "dry-run.key"), policies: database.policies)
  }
}

/// A folder that is gone when the command ends.
private final class Scratch {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("fangshi-\(UUID().uuidString)")

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(of file: String) throws -> String {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true)
    return folder.appendingPathComponent(file).path
  }
}

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the register as an exchange folder.")

  @Argument(help: "The folder to write.")
  var folder: String

  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let office = try await database.open()
    let folder = folder
    try await office.perform(
      ExportRegister { try FolderWriter(folder: folder) }, as: .commandLine)
    try await office.close()
  }
}

/// Something the command line cannot do as asked.
struct CommandFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

import Casework
import Exchange
import Logging
import Operations
import Synchronization

/// An import under way, or what came of it.
struct ImportWork: Sendable {
  enum State: Sendable {
    case checking
    /// Checked, nothing saved.
    case checked(ImportReport)
    case importing
    case imported(ImportReport)
    /// In words: a file that is not its table, packs that are missing.
    case refused(String)
    case failed

    var isRunning: Bool {
      switch self {
      case .checking, .importing: true
      case .checked, .imported, .refused, .failed: false
      }
    }
  }

  var state: State
  var files: [RegisterTable]
  let progress = ImportProgress()
}

/// How far an import has come, told by the thread that reads.
final class ImportProgress: Sendable {
  private let text = Mutex("")

  var words: String { text.withLock { $0 } }

  func tell(_ table: RegisterTable, _ rows: Int) {
    text.withLock { $0 = "\(table.fileName) 已读\(rows)行" }
  }
}

/// Runs imports outside of requests.
struct ImportRunner {
  let site: Site
  let logger: Logger

  /// - Parameters:
  ///   - accepting: nil to check only; else whether rows may be refused.
  func run(
    _ id: String, _ work: ImportWork, accepting partial: Bool?,
    as actor: Actor
  ) {
    let (site, logger) = (site, logger)
    Task {
      var work = work
      work.state = await Self.outcome(
        id, work, accepting: partial, as: actor, site, logger)
      switch work.state {
      case .imported: site.uploads.removeSent(id)
      case .refused, .failed: site.uploads.remove(id)
      case .checking, .checked, .importing: break
      }
      await site.imports.set(id, work)
    }
  }

  private static func outcome(
    _ id: String, _ work: ImportWork, accepting partial: Bool?,
    as actor: Actor, _ site: Site, _ logger: Logger
  ) async -> ImportWork.State {
    let folder = site.uploads.path(id)
    let progress = work.progress
    do {
      let report = try await site.office.perform(
        ImportRegister(
          source: FolderSource(folder: folder), isDryRun: partial == nil,
          acceptsPartial: partial ?? false
        ) { progress.tell($0, $1) }, as: actor)
      if !report.problems.isEmpty {
        _ = try RefusedRows(folder: folder).write(report.problems)
      }
      return .imported(report)
    } catch let stopped as ImportStopped {
      return .checked(stopped.report)
    } catch let refusal as FileRefusal {
      return .refused(refusal.description)
    } catch let refusal as FolderRefusal {
      return .refused(refusal.description)
    } catch let refusal as Refusal {
      return .refused(refusal.pageWords)
    } catch {
      // What went wrong may quote a row: only its kind is logged.
      logger.error("import failed: \(type(of: error))")
      return .failed
    }
  }
}

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
    /// It is not certain whether anything was saved. With what a check had
    /// found before it, the files are kept, and it may be started once more.
    case failed(Fault, after: ImportReport?)

    var isRunning: Bool {
      switch self {
      case .checking, .importing: true
      case .checked, .imported, .refused, .failed: false
      }
    }
  }

  /// What a check has found and may be imported now.
  var offered: ImportReport? {
    switch state {
    case .checked(let report), .failed(_, after: let report?): report
    case .checking, .importing, .imported, .refused, .failed: nil
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

/// One import at a time: it holds the register while it runs.
extension Desk<ImportWork> {
  var isBusy: Bool { contains { $0.state.isRunning } }

  /// Takes in what is to be checked.
  ///
  /// - Returns: what was dropped for it; nil where another is under way.
  func begin(
    _ id: String, of account: SignedIn, _ work: ImportWork
  ) -> [Entry]? {
    isBusy ? nil : add(id, of: account, work)
  }

  /// Starts what was checked; false where something is under way.
  func start(_ id: String, _ work: ImportWork) -> Bool {
    if isBusy { return false }
    set(id, work)
    return true
  }

  /// Lets go of what is not under way; false for what is.
  func discard(_ id: String, of account: SignedIn) throws -> Bool {
    if try find(id, of: account).state.isRunning { return false }
    remove(id)
    return true
  }
}

/// Runs imports outside of requests.
struct ImportRunner {
  let site: Site
  let logger: Logger

  /// - Parameters:
  ///   - report: what was found when it was checked; nil to check it.
  ///   - partial: whether rows may be refused.
  func run(
    _ id: String, _ work: ImportWork, after report: ImportReport? = nil,
    accepting partial: Bool = false, as actor: Actor
  ) {
    let (site, logger) = (site, logger)
    Task {
      var work = work
      work.state = await Self.outcome(
        id, work, after: report, accepting: partial, as: actor, site, logger)
      switch work.state {
      case .imported: site.uploads.removeSent(id)
      case .refused, .failed(_, after: nil): site.uploads.remove(id)
      case .checking, .checked, .importing, .failed: break
      }
      await site.imports.set(id, work)
    }
  }

  private static func outcome(
    _ id: String, _ work: ImportWork, after report: ImportReport?,
    accepting partial: Bool, as actor: Actor, _ site: Site, _ logger: Logger
  ) async -> ImportWork.State {
    let folder = site.uploads.path(id)
    let progress = work.progress
    do {
      let report = try await site.office.perform(
        ImportRegister(
          source: FolderSource(folder: folder), isDryRun: report == nil,
          acceptsPartial: partial
        ) { progress.tell($0, $1) }, as: actor)
      if !report.problems.isEmpty {
        do {
          _ = try RefusedRows(folder: folder).write(report.problems)
        } catch {
          // What is on record stays so.
          logger.error("refused rows were not kept: \(error)")
        }
      }
      return .imported(report)
    } catch let stopped as ImportStopped {
      return .checked(stopped.report)
    } catch let refusal as FileRefusal {
      return .refused(refusal.description)
    } catch let refusal as FolderRefusal {
      return .refused(refusal.description)
    } catch let missing as MissingPacks {
      return .refused(
        "缺少正在执行的政策包：\(missing.packs.joined(separator: "、"))，请联系系统管理员")
    } catch let refusal as Refusal {
      return .refused(refusal.pageWords)
    } catch {
      return .failed(
        Fault(error, in: logger, mayQuote: true), after: report)
    }
  }
}

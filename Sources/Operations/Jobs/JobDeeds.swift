import Casework
import Database
import Records

/// What each job looks for and does, within a transaction of whoever holds
/// its lease.
struct JobDeeds: Sendable {
  private let office: Office
  private let checks = CheckPace()
  private let warnings = WarningPace()
  private let counties = RollOverPace()

  init(_ office: Office) { self.office = office }

  /// Numbers added up in one transaction.
  private static let mostNumbers = 200

  /// Whether there is something to do, worked out without holding up any
  /// write; mostly there is nothing.
  func isDue(
    _ job: LeasedJobs.Job, _ connection: any Connection
  ) throws -> Bool {
    let now = office.clock.now()
    switch job {
    case .sealAudit: return try LeaseStore(connection).hasUnsealedEntries()
    case .addUp: return try LedgerSums(connection).areBehind()
    case .rollOver:
      let refresh = LedgerRefresh(context(connection, .rollOver))
      return counties.next(of: try refresh.behind(), at: now) != nil
    case .raiseNotices: return try NoticeStore(connection).hasDue(by: now)
    case .urgeRecords:
      return try !UrgeRecords.due(context(connection, .urgeRecords)).isEmpty
    case .findChecks:
      guard checks.isDue(at: now) else { return false }
      checks.note(at: now)
      return try !SafetyPlan(
        context(connection, .findSafetyChecks), pace: checks
      ).isEmpty
    case .findWarnings:
      guard warnings.isDue(at: now) else { return false }
      warnings.note(at: now)
      return try WarningPlan(context(connection, .findWarnings)).count > 0
    case .drainOutbox:
      return try OutboxStore(connection).hasDue(by: office.clock.instant)
    case .followMatters:
      return try !StrayMatters(connection, on: office.clock.today).all()
        .isEmpty
    case .findCareGaps:
      return try !CareGaps(context(connection, .findCareGaps)).isEmpty
    }
  }

  /// Whether a county could not be brought up to today, and is to be tried
  /// again.
  var hasFailedCounties: Bool { counties.hasFailed }

  /// Why a job failed, in words for the log; what failed for a passing
  /// trouble of the database is tried again at once.
  func failure(of job: LeasedJobs.Job, _ error: any Error) -> String {
    guard job == .rollOver, StorageTrouble(error) != .passing,
      let county = counties.fail(at: office.clock.now())
    else { return "\(error)" }
    return "county \(county): \(error)"
  }

  /// What was done, in words for the record of the lease; nil where nothing
  /// was left to do, or it is done elsewhere.
  func perform(
    _ job: LeasedJobs.Job, _ connection: any Connection
  ) throws -> String? {
    switch job {
    case .sealAudit:
      let sealed = try AuditTrail(connection).seal(
        at: office.clock.now(), vault: try office.vault(),
        most: SealAudit.piece)
      return "sealed \(sealed)"
    case .addUp:
      let numbers = try LedgerSums(connection).addUp(most: Self.mostNumbers)
      return "numbers \(numbers)"
    case .rollOver:
      return try done(RollOver(pace: counties), connection).map {
        "county \($0)"
      }
    case .raiseNotices:
      return "raised \(try done(RaiseNotices(), connection))"
    case .urgeRecords: return "urged \(try done(UrgeRecords(), connection))"
    case .findChecks:
      return "found \(try done(FindSafetyChecks(pace: checks), connection))"
    case .findWarnings:
      return "warnings \(try done(FindWarnings(), connection))"
    case .followMatters:
      return "matters \(try done(FollowMatters(), connection))"
    case .findCareGaps: return "gaps \(try done(FindCareGaps(), connection))"
    case .drainOutbox: return nil
    }
  }

  private func done<Work: Operation>(
    _ work: Work, _ connection: any Connection
  ) throws -> Work.Output {
    try work.perform(in: context(connection, Work.action))
  }

  private func context(
    _ connection: any Connection, _ action: AuditAction
  ) -> OperationContext {
    Self.context(connection, office, action)
  }

  static func context(
    _ connection: any Connection, _ office: Office, _ action: AuditAction
  ) -> OperationContext {
    OperationContext(
      connection: connection, office: office, actor: .system("jobs"),
      action: action)
  }
}

extension LeasedJobs.Job {
  /// In how many transactions at most it is done before other jobs have
  /// their turn: pieces are small, so that no save waits for long, and what is
  /// left waits for the next second.
  var mostPieces: Int {
    switch self {
    case .sealAudit, .addUp: 16
    // A county each.
    case .rollOver: 4
    case .raiseNotices, .urgeRecords, .findChecks, .findWarnings,
      .drainOutbox, .followMatters, .findCareGaps:
      1
    }
  }

  /// What it may change.
  var reach: WriteReach {
    switch self {
    case .sealAudit, .raiseNotices, .urgeRecords, .findChecks, .findCareGaps,
      .drainOutbox:
      .aside
    case .rollOver, .followMatters, .findWarnings: .everything
    case .addUp: .units
    }
  }
}

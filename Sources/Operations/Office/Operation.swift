package import Casework
package import Database
package import Records

/// Something that can be done. It names who may do it and what the audit
/// calls it; a type that lacks either does not compile.
package protocol Operation: Sendable {
  associatedtype Output: Sendable

  static var permission: Permission { get }
  static var action: AuditAction { get }
  /// What it may change; anything, where it does not say.
  static var reach: WriteReach { get }

  /// Load, decide, save. Runs inside one transaction; whatever it throws,
  /// nothing of it stays.
  func perform(in context: OperationContext) throws -> Output
}

extension Operation {
  package static var reach: WriteReach { .everything }
}

/// An operation that changes nothing.
package protocol Query: Operation {}

/// What the audit log calls an operation.
package enum AuditAction: String, Sendable, CaseIterable {
  case importRegister = "import.register"
  case exportRegister = "export.register"
  case listLedger = "ledger.list"
  case explainLedger = "ledger.explain"
  case verifyLedger = "ledger.verify"
  case verifyDatabase = "database.verify"
  case rebuildLedger = "ledger.rebuild"
  case rollOver = "ledger.rollover"
  case sealAudit = "audit.seal"
  case readAudit = "audit.read"
  case addAccount = "account.add"
  case listAccounts = "account.list"
  case readAccount = "account.read"
  case resetPassword = "account.reset-password"
  case lockAccount = "account.lock"
  case unlockAccount = "account.unlock"
  case endSessions = "account.end-sessions"
  case resetSecondFactor = "account.reset-code"
  case readOwnAccount = "own.read"
  case changePassword = "own.password"
  case endOwnSession = "own.end-session"
  case enrolSecondFactor = "own.enrol-code"
  case removeSecondFactor = "own.remove-code"
  case proveCode = "session.code"
  case signIn = "session.sign-in"
  case signOut = "session.sign-out"
  case readCoverage = "coverage.read"
  case readCoverageRows = "coverage.rows"
  case readToday = "today.read"
  case readHousehold = "household.read"
  case prepareVisit = "visit.prepare"
  case recordVisit = "visit.record"
  case correctVisit = "visit.correct"
  case setSetting = "setting.set"
  case prepareChange = "change.prepare"
  case submitChange = "change.submit"
  case decideChange = "change.decide"
  case withdrawChange = "change.withdraw"
  case readChanges = "change.read"
  case prepareRound = "visit.prepare-round"
  case listStaff = "staff.list"
  case readWorker = "staff.read"
  case setPost = "staff.post"
  case setLink = "staff.link"
  case prepareHandOver = "staff.prepare-hand-over"
  case handOver = "staff.hand-over"
  case readAreas = "area.list"
  case setArea = "area.set"
  case readPolicies = "policy.read"
  case setPolicy = "policy.set"
  case tryPolicy = "policy.try"
  case listHouseholds = "household.list"
  case searchPeople = "people.search"
  case listPeople = "people.list"
  case exportPeople = "people.export"
  case revealIdentity = "identity.reveal"
  case readCare = "care.read"
  case listCare = "care.list"
  case prepareCare = "care.prepare"
  case recordCare = "care.record"
  case findCareGaps = "care.find-gaps"
  case readInstitutions = "institution.list"
  case setInstitution = "institution.set"
  case readSeasons = "season.list"
  case setSeason = "season.set"
  case readHolidays = "holiday.list"
  case setHolidays = "holiday.set"
  case readNotices = "notice.read"
  case acknowledgeNotice = "notice.acknowledge"
  case replyToNotice = "notice.reply"
  case raiseNotices = "notice.raise"
  case findSafetyChecks = "safety-check.find"
  case readSafetyChecks = "safety-check.read"
  case closeSafetyCheck = "safety-check.close"
  case prepareIncident = "incident.prepare"
  case reportIncident = "incident.report"
  case stepIncident = "incident.step"
  case readIncident = "incident.read"
  case urgeRecords = "incident.urge-record"
  case sendMessage = "message.send"
  case readWebhooks = "webhook.read"
  case addWebhook = "webhook.add"
  case endWebhook = "webhook.end"
  case retryDelivery = "webhook.retry"
  case prepareMatter = "matter.prepare"
  case openMatter = "matter.open"
  case recordMatterStep = "matter.step"
  case readMatter = "matter.read"
  case listMatters = "matter.list"
  case readMatterNumbers = "matter.numbers"
  case followMatters = "matter.follow"
  case printPaper = "paper.print"
  case readRemedies = "remedies.read"
  case escalateMatter = "matter.escalate"
  case recordRectification = "rectification.step"
  case sendReferral = "referral.send"
  case recordReferral = "referral.step"
  case readSupervision = "supervision.read"
  case prepareWarning = "warning.prepare"
  case raiseWarning = "warning.raise"
  case recordWarning = "warning.step"
  case readWarnings = "warning.read"
  case findWarnings = "warning.find"
  case listActivities = "activity.list"
  case readActivity = "activity.read"
  case prepareActivity = "activity.prepare"
  case recordActivity = "activity.record"
  case correctActivity = "activity.correct"
  case readHelpers = "helper.list"
  case setHelper = "helper.set"
  case readPayments = "payment.read"
  case recordPayment = "payment.record"
  case correctPayment = "payment.correct"
  case readPaymentStandards = "payment.standards"
  case setPaymentStandard = "payment.set-standard"
  case listChildReports = "child-report.list"
  case readChildReport = "child-report.read"
  case prepareChildReport = "child-report.prepare"
  case recordChildReport = "child-report.record"
  case markInfringement = "infringement.mark"
  case readInfringement = "infringement.read"
  case prepareInfringement = "infringement.prepare"
  case recordInfringement = "infringement.record"
}

/// What an operation works with, inside its transaction.
package final class OperationContext {
  package let connection: any Connection
  package let office: Office
  package let actor: Actor
  package let now: Moment
  package var today: Day { office.clock.today }
  private(set) var audited: [AuditEntry] = []
  private(set) var reads: [AuditEntry] = []
  /// The same was done before: nothing changes, so nothing is logged.
  var isRepeated = false
  let calendars = KeptCalendars()
  private let action: AuditAction

  init(
    connection: any Connection, office: Office, actor: Actor,
    action: AuditAction
  ) {
    self.connection = connection
    self.office = office
    self.actor = actor
    self.action = action
    now = office.clock.now()
  }

  package var rules: LedgerRules { office.rules }

  /// The key of the identity columns.
  ///
  /// - Throws: `VaultFailure` where it is missing.
  package func vault() throws -> IdentityVault { try office.vault() }

  package var recording: Recording { Recording(at: now, by: actor.name) }

  /// Puts a line in the audit log, in this transaction. Personal data stays
  /// out of it: numbers of the register name what was touched.
  package func audit(
    county: Int64, subject: String, detail: String = ""
  ) throws {
    let entry = AuditEntry(
      county: county, id: Identifier.make(at: now), at: now,
      actor: actor.name, action: action.rawValue, subject: subject,
      detail: detail)
    try AuditTrail(connection).append(entry)
    audited.append(entry)
  }

  /// Puts a line in the log of reads: somebody who has signed in looks at a
  /// household or at the numbers of a person. The answer is given out once
  /// the line is on disk, whether the operation changes something or not.
  /// Numbers of the register name what was looked at, never names.
  package func noteRead(
    county: Int64, subject: String, detail: String = ""
  ) {
    guard case .account = actor else { return }
    reads.append(
      AuditEntry(
        county: county, id: Identifier.make(at: now), at: now,
        actor: actor.name, action: action.rawValue, subject: subject,
        detail: detail))
  }
}

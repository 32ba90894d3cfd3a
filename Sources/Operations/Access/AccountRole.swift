/// What an account may do and see; the area says where.
package enum AccountRole: String, Sendable, CaseIterable {
  case village = "村专委"
  case visitor = "探访责任人"
  case township = "乡镇"
  case county = "县残联"
  case countyCivilAffairs = "县民政局"
  case city = "市残联"
  case province = "省残联"
  case cadre = "联系干部"
  case auditor = "审计员"
  case administrator = "系统管理员"

  package var permissions: Set<Permission> {
    Self.everybodys.union(ownPermissions)
      .union(activityPermissions).union(paymentPermissions)
      .union(self == .county ? Self.countyFederations : [])
  }

  /// Above counties numbers alone are shown, no persons.
  private var activityPermissions: Set<Permission> {
    switch self {
    case .village, .township, .county, .countyCivilAffairs:
      [.readActivities, .recordActivities]
    case .city, .province: [.readActivities]
    case .visitor, .cadre, .auditor, .administrator: []
    }
  }

  private var paymentPermissions: Set<Permission> {
    switch self {
    case .township: [.readPayments, .recordPayments]
    case .countyCivilAffairs:
      [.readPayments, .recordPayments, .setPaymentStandards]
    case .village, .visitor, .county, .city, .province, .cadre, .auditor,
      .administrator:
      []
    }
  }

  /// Of the county's offices that of 残联 alone.
  private static let countyFederations: Set<Permission> = [
    .readChildReports, .recordChildReport,
  ]

  private static let everybodys: Set<Permission> = [
    .nothing, .finishSignIn, .useOwnAccount,
  ]

  private var ownPermissions: Set<Permission> {
    switch self {
    case .cadre:
      [
        .readOwnWork, .readHousehold, .recordVisit, .revealIdentity,
        .readNotices, .reportIncident,
        .readMatters, .openMatter,
        .escalateMatter, .referMatter,
        .recordInfringement,
      ]
    case .visitor:
      [
        .readOwnWork, .readHousehold, .recordVisit, .revealIdentity,
        .proposeChange, .readCare, .recordCare, .readNotices, .reportIncident,
        .readMatters, .openMatter, .printPapers, .escalateMatter, .referMatter,
        .raiseWarning,
        .readChildReports, .recordChildReport, .recordInfringement,
      ]
    case .village:
      [
        .readOwnWork, .readHousehold, .recordVisit, .revealIdentity,
        .readCoverage, .proposeChange, .readCare, .recordCare, .readNotices,
        .reportIncident, .readMatters, .openMatter, .printPapers,
        .escalateMatter, .referMatter, .raiseWarning, .readWarnings,
        .readChildReports, .recordChildReport, .recordInfringement,
      ]
    case .township:
      [
        .readOwnWork, .readHousehold, .recordVisit, .revealIdentity,
        .readCoverage, .proposeChange, .approveChange, .recordForOthers,
        .assignVisitors, .readCare, .recordCare, .manageCare, .readNotices,
        .reportIncident, .handleIncident, .readMatters, .openMatter,
        .decideMatter, .readDisputes, .printPapers, .escalateMatter,
        .referMatter, .readSupervision, .raiseWarning, .readWarnings,
        .readChildReports, .recordChildReport, .recordInfringement,
      ]
    case .county, .countyCivilAffairs:
      [
        .readOwnWork, .readHousehold, .recordVisit, .revealIdentity,
        .readLedger, .readCoverage, .manageRegister,
        .proposeChange, .approveChange, .suspendVisits, .recordForOthers,
        .assignVisitors, .manageStaff, .manageAreas, .managePolicies,
        .tryPolicies, .readCare, .superviseCare, .readNotices, .reportIncident,
        .handleIncident, .readMatters, .openMatter, .decideMatter,
        .readDisputes, .printPapers, .escalateMatter, .referMatter,
        .superviseMatters, .readSupervision, .raiseWarning, .readWarnings,
        .decideWarning,
        .recordInfringement,
      ]
    case .city, .province:
      [
        .readOwnWork, .readHousehold, .readLedger, .readCoverage,
        .managePolicies, .tryPolicies, .readNotices, .readMatters, .printPapers,
        .readSupervision, .readWarnings,
      ]
    case .auditor: [.readLedger, .readCoverage, .readAudit]
    case .administrator: [.manageAccounts, .runJobs, .manageWebhooks]
    }
  }

  /// Whether the role cannot do without a second factor.
  package var needsSecondFactor: Bool { self == .administrator }

  /// Whether the role sees all households of its area, or only those its
  /// links name.
  package var seesArea: Bool {
    switch self {
    case .village, .township, .county, .countyCivilAffairs, .city,
      .province:
      true
    case .visitor, .cadre, .auditor, .administrator: false
    }
  }
}

/// Who performs an operation.
package enum Actor: Sendable, Hashable {
  /// The command line or a job, named; it may do everything.
  case system(String)
  case account(SignedIn)
  /// Somebody who has not signed in.
  case stranger

  package func may(_ permission: Permission) -> Bool {
    switch self {
    case .system: true
    case .account(let account):
      account.owes == nil
        ? account.role.permissions.contains(permission)
        : permission == .nothing || permission == .finishSignIn
    case .stranger: permission == .nothing
    }
  }

  /// As the audit log and `recorded_by` write it.
  package var name: String {
    switch self {
    case .system(let name): name
    case .account(let account): account.login
    case .stranger: "-"
    }
  }
}

/// What a role may be allowed. Few, and each is asked for by name.
package enum Permission: String, Sendable, CaseIterable {
  /// Reached without signing in.
  case nothing
  /// What is still owed after the password: a code, a password of one's own.
  case finishSignIn
  /// One's own account: its password, sessions and codes.
  case useOwnAccount
  case readOwnWork
  case readHousehold
  case recordVisit
  case manageRegister
  /// See workers; give and end 探访责任 in one's own area.
  case assignVisitors
  /// Posts, links and hand-over.
  case manageStaff
  case manageAreas
  case managePolicies
  /// Try a policy before it is adopted.
  case tryPolicies
  case readLedger
  case readCoverage
  case manageAccounts
  case runJobs
  case readAudit
  /// To ask for a change of facts; who may approve makes it at once.
  case proposeChange
  case approveChange
  case suspendVisits
  /// Visits in which one took no part (代录), of several households at once.
  case recordForOthers
  /// Sees a masked number whole; each time is logged.
  case revealIdentity
  /// Agreements, evaluations and checks of entrusted care.
  case readCare
  /// What a visitor finds of it: the bank card, his view, a wish.
  case recordCare
  /// Agreements, pledges, evaluations and placements of a township.
  case manageCare
  /// The institutions and seasons of a county.
  case superviseCare
  /// The inbox: what waits for oneself and one's office.
  case readNotices
  /// To report an emergency, and to put down what is done about it.
  case reportIncident
  case handleIncident
  /// Where notices are passed on to.
  case manageWebhooks
  /// See matters and what is done about them.
  case readMatters
  /// Open a matter, and record what was done and what the household says.
  case openMatter
  /// Plan, close, reclass and take on matters.
  case decideMatter
  /// See disputes and infringements that others opened.
  case readDisputes
  /// Papers of whole areas; those of a household go with sight of it.
  case printPapers
  /// Report matters to those above and to departments.
  case escalateMatter
  /// Refer matters to departments and institutions, and put down what came
  /// of it.
  case referMatter
  /// Urge rectification and check it.
  case superviseMatters
  /// See the boards of rectification and referrals.
  case readSupervision
  /// Raise warnings of poverty.
  case raiseWarning
  case readWarnings
  /// Put down the outcome of warnings.
  case decideWarning
  /// The register of activities, and of those who help.
  case readActivities
  case recordActivities
  /// What is due and paid to those who are supported.
  case readPayments
  case recordPayments
  /// What support comes to in a county.
  case setPaymentStandards
  /// Reports of children with a disability: see them, make them, and put
  /// down diagnosis and intervention.
  case readChildReports
  case recordChildReport
  /// Put down what somebody did to a person; to read it again takes the
  /// office that it is reported to, or to have put it down oneself.
  case recordInfringement
}

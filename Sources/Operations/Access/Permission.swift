/// What a role may be allowed. Few, and each is asked for by name.
package enum Permission: String, Sendable, CaseIterable {
  /// Reached without signing in.
  case nothing
  case readOwnWork
  case readHousehold
  case recordVisit
  case manageRegister
  case readLedger
  case readCoverage
  case manageAccounts
  case runJobs
  case readAudit
}

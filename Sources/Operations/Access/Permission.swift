/// What a role may be allowed. Few, and each is asked for by name.
package enum Permission: String, Sendable, CaseIterable {
  /// Reached without signing in.
  case nothing
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
}

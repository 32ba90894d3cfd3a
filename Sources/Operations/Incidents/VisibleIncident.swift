import Casework
import Records

/// An emergency that whoever asks may see; obtained only by checking.
struct VisibleIncident {
  let row: IncidentRow
  let home: HomeLine
  /// Whether he may open the household too.
  let seesHousehold: Bool

  fileprivate init(_ row: IncidentRow, _ home: HomeLine, seesHousehold: Bool) {
    self.row = row
    self.home = home
    self.seesHousehold = seesHousehold
  }
}

extension OperationContext {
  /// Checks that the incident is there and is his: of a household he may
  /// see, in the village it was then, reported by him, or told to him.
  ///
  /// - Throws: `Refusal.notFound`, for unknown and for another's alike.
  func see(incident id: String) throws -> VisibleIncident {
    let scope = ScopeReader(connection, on: today)
    guard let row = try IncidentStore(connection).find(id),
      let home = try scope.household(row.household)
    else { throw Refusal.notFound }
    let seesHousehold = try sees(household: row.household)
    if seesHousehold {
      return VisibleIncident(row, home, seesHousehold: true)
    }
    guard case .account(let account) = actor else { throw Refusal.notFound }
    let oversees =
      account.role.seesArea && account.area.contains(row.village)
    let isTold = try oversees || isTold(of: row.subject)
    guard isTold || row.reportedBy == account.login else {
      throw Refusal.notFound
    }
    return VisibleIncident(row, home, seesHousehold: false)
  }

  func sees(household key: HouseholdKey) throws -> Bool {
    do {
      _ = try see(household: key)
      return true
    } catch Refusal.notFound {
      return false
    }
  }
}

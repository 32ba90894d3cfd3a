import Casework
import Records

/// What a worker may see on a day: his area, those he is linked to by name,
/// and the area duties of those he acts for. Not for a deputy of a
/// deputy, and never on the personal links of another.
struct WorkerReach {
  /// Areas seen as a whole, his own first.
  var areas: [AreaCode] = []
  /// Linked by 联系户.
  var households: Set<HouseholdKey> = []
  /// Linked by 结对.
  var paired: Set<PersonKey> = []
  /// Linked by 探访责任.
  var responsible: Set<PersonKey> = []
  /// Those he acts for, with the areas they are commissioners of.
  var principals: [(worker: Principal, posts: [PostLine])] = []
  /// 探访责任 of those he acts for.
  var entrusted: Set<PersonKey> = []

  /// The account's own, without a look at the records.
  init(area account: SignedIn) {
    if account.role.seesArea { areas = [account.area] }
  }

  init(_ account: SignedIn, _ scope: ScopeReader) throws {
    self.init(area: account)
    guard account.workerID != 0 else { return }
    households = Set(try scope.linkedHouseholds(of: account.workerID))
    paired = Set(try scope.linkedPersons(of: account.workerID, .pair))
    responsible = Set(
      try scope.linkedPersons(of: account.workerID, .responsibleVisitor))
    let principals = try scope.principals(of: account.workerID)
    // Whoever acts for another holds a post himself.
    guard !principals.isEmpty,
      try !scope.posts(of: account.workerID).isEmpty
    else { return }
    for principal in principals {
      let posts = try scope.posts(of: principal.id)
      if posts.isEmpty { continue }
      let commissions = posts.filter(\.isCommission)
      self.principals.append((principal, commissions))
      areas += commissions.map(\.area)
      entrusted.formUnion(
        try scope.linkedPersons(of: principal.id, .responsibleVisitor))
    }
  }

  /// All persons reached by name.
  var persons: Set<PersonKey> {
    paired.union(responsible).union(entrusted)
  }

  func sees(village: AreaCode) -> Bool {
    areas.contains { $0.contains(village) }
  }

  /// Whether a household is reached, by area or by name.
  func sees(_ home: HomeLine, _ scope: ScopeReader) throws -> Bool {
    if sees(village: home.village) || households.contains(home.key) {
      return true
    }
    let named = persons
    if named.isEmpty { return false }
    return try scope.members(of: home.key).contains(where: named.contains)
  }
}

extension PostLine {
  /// The commissioner of the one area that is his.
  var isCommission: Bool {
    (role == .villageCommissioner && area.level == .village)
      || (role == .townshipCommissioner && area.level == .township)
  }
}

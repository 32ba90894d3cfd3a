package import Casework
import Records

/// Whether a worker's posts are such as an account's role and area say.
struct PostFit {
  let role: AccountRole
  let area: AreaCode

  /// True where one of the posts in force fits; always for a role that is
  /// not held by post.
  func holds(for posts: [PostLine]) -> Bool {
    guard let fitting = role.posts else { return true }
    return posts.contains { fitting.contains($0.role) && fits($0.area) }
  }

  /// What sees an area as a whole is of exactly that area; who is linked by
  /// name may be posted anywhere in it.
  private func fits(_ posted: AreaCode) -> Bool {
    role.seesArea ? posted == area : area.contains(posted)
  }
}

extension AccountRole {
  /// Posts whose holders may have such an account; nil for any, or none.
  fileprivate var posts: Set<Role>? {
    switch self {
    case .village:
      [.villageCommissioner, .associationChair, .villageCommittee, .gridWorker]
    case .visitor:
      [
        .responsibleVisitor, .villageCommittee, .assistanceCoordinator,
        .socialWorker, .volunteer, .gridWorker, .villageCommissioner,
      ]
    case .township:
      [.townshipCommissioner, .townshipStaff, .assistanceCoordinator]
    case .county, .city, .province: [.federationStaff]
    case .countyCivilAffairs: [.civilAffairsStaff]
    case .cadre:
      [
        .federationStaff, .civilAffairsStaff, .townshipStaff,
        .townshipCommissioner, .specialAssociation,
      ]
    case .auditor, .administrator: nil
    }
  }

  /// The levels the account's area may be of.
  package var levels: Set<AreaLevel> {
    switch self {
    case .village: [.village]
    case .township: [.township]
    case .county, .countyCivilAffairs: [.county]
    case .city: [.city]
    case .province: [.province]
    case .auditor, .administrator: [.province, .city, .county]
    case .visitor, .cadre: Set(AreaLevel.allCases)
    }
  }

  /// Whether the account must be somebody's who visits.
  package var needsWorker: Bool {
    switch self {
    case .village, .visitor, .cadre: true
    default: false
    }
  }
}

import Casework
import Records

/// The infringement that a matter is about, as far as whoever asks may know
/// of it.
struct InfringementDesk {
  let context: OperationContext
  let matter: VisibleMatter
  /// All revisions, the first one first; empty where nothing is on record.
  let history: [InfringementRow]
  /// Whether he may read them.
  let mayRead: Bool

  /// - Throws: `Refusal.notFound` where the matter is not to be seen, or is
  ///   none that can be about an infringement.
  init(matter id: String, in context: OperationContext) throws {
    let matter = try context.see(matter: id)
    guard matter.record.isRestricted else { throw Refusal.notFound }
    self.context = context
    self.matter = matter
    history = try InfringementStore(context.connection).history(
      ofMatter: id, in: matter.record.county)
    let name = context.actor.name
    mayRead =
      history.contains { $0.by == name }
      || context.isOffice(of: matter)
  }

  var standing: InfringementRow? { history.last }

  /// Names what stands on record.
  var base: String { standing.map { "\($0.revision)" } ?? "" }

  /// Whether he may put something down: the first that comes, and then who
  /// may read what is there.
  var mayRecord: Bool {
    context.actor.may(.recordInfringement) && (history.isEmpty || mayRead)
  }
}

extension OperationContext {
  /// Whether whoever asks is of the township of the matter's household, or of
  /// the county's office that carries out the matter's policy.
  fileprivate func isOffice(of matter: VisibleMatter) -> Bool {
    switch actor {
    case .system: return true
    case .stranger: return false
    case .account(let account):
      guard account.area.contains(matter.home.village) else { return false }
      switch account.role {
      case .township: return account.area.level == .township
      case .county, .countyCivilAffairs:
        let pack = rules.packs.first {
          $0.matters?.domain(matter.record.domain) != nil
        }
        return ownPolicies.holds(office: pack?.office)
      default: return false
      }
    }
  }
}

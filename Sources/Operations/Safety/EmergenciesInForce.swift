import Casework
import Records

/// What the packs in force at a place say of emergencies.
struct EmergenciesInForce {
  struct Rules {
    var pack: PolicyPack
    var rules: EmergencyRules
  }

  private let context: OperationContext
  private let reader: PolicyReader

  init(_ context: OperationContext) {
    self.context = context
    reader = PolicyReader(context.connection)
  }

  /// Of the packs in force there; where none of them says anything, of all
  /// that do: an emergency waits for no document.
  func rules(at village: AreaCode) throws -> [Rules] {
    let inForce = try reader.packs(inForceAt: village, on: context.today)
    let all = context.rules.packs.compactMap { pack in
      pack.emergencies.map { Rules(pack: pack, rules: $0) }
    }
    let here = all.filter { inForce.contains($0.pack.id) }
    return here.isEmpty ? all : here
  }

  /// When silence is a matter of safety there; only by packs in force.
  func safety(at village: AreaCode) throws -> [SafetyInForce] {
    let inForce = try reader.packs(inForceAt: village, on: context.today)
    return context.rules.packs.enumerated().compactMap { place, pack in
      guard inForce.contains(pack.id),
        let safety = pack.emergencies?.safety
      else { return nil }
      return SafetyInForce(pack: place, rules: safety)
    }
  }

  struct SafetyInForce {
    /// By place in the rules.
    var pack: Int
    var rules: SafetyRules
  }

  /// The days and attempts of all packs that say anything, to know how far
  /// back to look.
  var longest: (attemptDays: Int, firstVisitDays: Int) {
    let safety = context.rules.packs.compactMap(\.emergencies?.safety)
    return (
      safety.map { max($0.withinDays, $0.contactHours / 24 + 1) }.max() ?? 0,
      safety.map(\.firstVisitDays).max() ?? 0
    )
  }
}

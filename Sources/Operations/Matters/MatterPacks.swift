package import Casework
import Records

extension LedgerRules {
  /// What the pack of a domain says of matters; nil where the pack is not
  /// there any more.
  func matters(of domain: String) -> MatterRules? {
    packs.lazy.compactMap(\.matters).first { $0.domain(domain) != nil }
  }

  package func matterDomain(_ id: String) -> MatterDomain? {
    matters(of: id)?.domain(id)
  }
}

/// What matters may be about at a village: a pack in force, with what it
/// says of matters.
package struct MatterPack: Sendable, Hashable {
  /// The document's number, or its title.
  package var policy: String
  package var rules: MatterRules
}

extension OperationContext {
  /// The packs in force there today that say something of matters.
  func matterPacks(at village: AreaCode) throws -> [MatterPack] {
    let inForce = try PolicyReader(connection).packs(
      inForceAt: village, on: today)
    return rules.packs.compactMap { pack in
      guard inForce.contains(pack.id), let matters = pack.matters else {
        return nil
      }
      return MatterPack(policy: pack.citation, rules: matters)
    }
  }
}

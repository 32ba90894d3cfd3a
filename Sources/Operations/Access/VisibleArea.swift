package import Casework
import Records

/// An area whose numbers whoever asks may see; obtained only by checking.
package struct VisibleArea: Sendable, Hashable {
  package let code: AreaCode
  /// The areas above it whose numbers he may see too, the highest first.
  package let above: [AreaCode]

  fileprivate init(_ code: AreaCode, within top: AreaCode?) {
    self.code = code
    above = AreaLevel.allCases.compactMap { code.ancestor($0) }.filter {
      $0 != code && (top?.contains($0) ?? true)
    }
  }
}

extension OperationContext {
  /// Checks that the area is there and is the asker's, or lies in his.
  ///
  /// - Throws: `Refusal.notFound`, for an unknown area and for one that is
  ///   not his alike.
  package func see(area: AreaCode) throws -> VisibleArea {
    switch actor {
    case .system:
      guard try AreaReader(connection).knows(area) else {
        throw Refusal.notFound
      }
      return VisibleArea(area, within: nil)
    case .stranger: throw Refusal.notFound
    case .account(let account):
      guard account.role.seesNumbers, account.area.contains(area),
        try area == account.area || AreaReader(connection).knows(area)
      else { throw Refusal.notFound }
      return VisibleArea(area, within: account.area)
    }
  }
}

extension AccountRole {
  /// Whether the role sees how far duties are met in its area.
  var seesNumbers: Bool { seesArea || self == .auditor }
}

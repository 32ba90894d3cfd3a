package import Casework
import Records

/// Where one is among the areas, and what can be chosen below.
package struct AreaChoice: Sendable, Hashable {
  package struct Area: Sendable, Hashable {
    package var code: AreaCode
    package var name: String
  }

  /// The area chosen; nil for all that one may see.
  package var chosen: Area?
  /// From the widest that one may see down to what lies above the chosen.
  package var above: [Area]
  /// Areas of the next level; empty for a village.
  package var below: [Area]
}

extension AreaChoice {
  /// - Parameter chosen: as asked for; the account's own area where it did
  ///   not ask.
  init(
    _ chosen: AreaCode?, _ reach: PeopleReach, _ context: OperationContext
  ) throws {
    let names = NameReader(context.connection)
    let areas = AreaReader(context.connection)
    guard let code = chosen ?? reach.areas.first else {
      self.init(chosen: nil, above: [], below: [])
      return
    }
    func named(_ code: AreaCode) throws -> Area {
      Area(code: code, name: try names.area(code))
    }
    let above = try AreaLevel.allCases.compactMap { code.ancestor($0) }
      .filter { $0 != code && reach.sees($0) }.map(named)
    self.init(
      chosen: try named(code), above: above,
      below: try areas.parts(of: code, on: context.today).map {
        Area(code: $0.code, name: $0.name)
      })
  }
}

package import Casework
import Records

/// A place as papers head it.
package struct PaperPlace: Sendable, Hashable {
  package var area: AreaCode
  /// Names from the county down, joined by whoever shows them.
  package var path: [String]
  package var name: String { path.last ?? area.description }
}

extension OperationContext {
  /// Checks that whoever asks sees all people of an area, and notes that he
  /// looks at them.
  ///
  /// - Parameter widest: the area may be no wider.
  /// - Throws: `Refusal.notFound` for an area unknown, not his, or too wide
  ///   for one paper.
  func paperPlace(
    _ area: AreaCode, widest: AreaLevel, paper: String
  ) throws -> PaperPlace {
    guard area.level.rawValue >= widest.rawValue,
      try PeopleReach(self).sees(area), try AreaReader(connection).knows(area)
    else { throw Refusal.notFound }
    noteRead(
      county: area.countyKey, subject: area.description, detail: paper)
    return PaperPlace(
      area: area, path: try NameReader(connection).path(area))
  }
}

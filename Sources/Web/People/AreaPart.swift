import Casework
import Operations

/// Where one is among the areas, and what can be chosen below.
package struct AreaPart: PagePart {
  /// The name of the place; nil where there is none to name.
  package var place: String?
  package var above: [LinkPart]
  package var hasAbove: Bool
  package var below: [LinkPart]
  package var hasBelow: Bool
  /// What is to be chosen: `乡镇`, `村`.
  package var belowTitle: String
  /// The code, for a form; empty for all that one may see.
  package var code: String

  package static let fields: [String: PageField<Self>] = [
    "place": .text(\.place),
    "above": .list(\.above),
    "hasAbove": .flag(\.hasAbove),
    "below": .list(\.below),
    "hasBelow": .flag(\.hasBelow),
    "belowTitle": .text(\.belowTitle),
    "code": .text(\.code),
  ]
}

extension AreaPart {
  /// - Parameters:
  ///   - area: as asked for.
  ///   - path: of the page, to which a chosen area is added.
  init(_ choice: AreaChoice, asked area: AreaCode?, path: String) {
    func link(_ area: AreaChoice.Area) -> LinkPart {
      LinkPart(title: area.name, path: AreaQuery(area.code).added(to: path))
    }
    place = choice.chosen?.name
    above = choice.above.map(link)
    hasAbove = !above.isEmpty
    below = choice.below.map(link)
    hasBelow = !below.isEmpty
    belowTitle =
      switch choice.chosen?.code.level {
      case .province: "按市查看"
      case .city: "按县查看"
      case .county: "按乡镇查看"
      default: "按村查看"
      }
    code = area?.description ?? ""
  }
}

/// The area a page is about, as its query names it.
struct AreaQuery {
  static let name = "area"
  let area: AreaCode?

  init(_ area: AreaCode?) { self.area = area }

  /// Nil, too, for what is no code.
  init(_ text: String?) { area = text.flatMap { AreaCode($0) } }

  func added(to path: String, offset: Int = 0) -> String {
    var query: [String] = []
    if let area { query.append("\(Self.name)=\(area)") }
    if offset > 0 { query.append("offset=\(offset)") }
    return query.isEmpty ? path : path + "?" + query.joined(separator: "&")
  }
}

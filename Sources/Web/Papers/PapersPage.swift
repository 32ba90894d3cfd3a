import Operations

/// 打印: the papers of an area and period.
package struct PapersPage: Page {
  package static let template = "papers"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var area: AreaPart
  package var period: String
  package var choice: SelectPart
  package var action: String
  package var papers: [PaperEntryPart]
  package var hasPapers: Bool { !papers.isEmpty }
  /// What stands where an area must be chosen first.
  package var hint: String?
  package var planPath: String?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "area": .part(\.area),
    "period": .text(\.period),
    "choice": .part(\.choice),
    "action": .text(\.action),
    "papers": .list(\.papers),
    "hasPapers": .flag(\.hasPapers),
    "hint": .text(\.hint),
    "planPath": .text(\.planPath),
  ]
}

/// A paper that can be printed here, or part by part.
package struct PaperEntryPart: PagePart {
  package var title: String
  package var words: String
  /// Nil where it is printed part by part.
  package var path: String?
  package var parts: [LinkPart]
  package var hasParts: Bool { !parts.isEmpty }

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "words": .text(\.words),
    "path": .text(\.path),
    "parts": .list(\.parts),
    "hasParts": .flag(\.hasParts),
  ]
}

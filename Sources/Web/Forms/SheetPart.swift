/// A checklist to fill in.
package struct SheetPart: PagePart {
  package var title: String
  package var person: String?
  package var policy: String
  package var sections: [SectionPart]

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "person": .text(\.person),
    "policy": .text(\.policy),
    "sections": .list(\.sections),
  ]
}

/// A section of it: all normal with one tap, exceptions opened in place.
package struct SectionPart: PagePart {
  package var title: String
  package var clause: String
  /// Nil where it has no checks.
  package var allNormal: ChoicePart?
  package var error: String?
  package var summary: String
  package var isOpen: Bool
  package var items: [ItemPart]

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "clause": .text(\.clause),
    "allNormal": .part(\.allNormal),
    "error": .text(\.error),
    "summary": .text(\.summary),
    "isOpen": .flag(\.isOpen),
    "items": .list(\.items),
  ]
}

/// One field of a section; one of the three.
package struct ItemPart: PagePart {
  package var check: CheckPart?
  package var group: GroupPart?
  package var input: InputPart?
  /// What becomes of a problem that a choice or a number shows.
  package var matter: VisitMatterPart?
  /// It is a choice: the matter shows with the option that is a problem.
  package var isChoice: Bool { group != nil && matter != nil }

  package static let fields: [String: PageField<Self>] = [
    "check": .part(\.check),
    "group": .part(\.group),
    "input": .part(\.input),
    "matter": .part(\.matter),
    "isChoice": .flag(\.isChoice),
  ]
}

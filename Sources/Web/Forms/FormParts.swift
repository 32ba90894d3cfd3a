/// One of the things that can be chosen: a radio button or a check box.
package struct ChoicePart: PagePart {
  package var id: String
  package var name: String
  /// `radio` or `checkbox`.
  package var type: String
  package var value: String
  package var label: String
  package var hint: String?
  package var isChosen: Bool
  /// Chosen, it says that something is wrong.
  package var isProblem = false

  package static let fields: [String: PageField<Self>] = [
    "id": .text(\.id),
    "name": .text(\.name),
    "type": .text(\.type),
    "value": .text(\.value),
    "label": .text(\.label),
    "hint": .text(\.hint),
    "isChosen": .flag(\.isChosen),
    "isProblem": .flag(\.isProblem),
  ]
}

/// Things to choose from, under one legend.
package struct GroupPart: PagePart {
  package var id: String
  package var legend: String
  package var help: String?
  package var error: String?
  /// Ids of help and error.
  package var describedBy: String?
  package var choices: [ChoicePart]

  package static let fields: [String: PageField<Self>] = [
    "id": .text(\.id),
    "legend": .text(\.legend),
    "help": .text(\.help),
    "error": .text(\.error),
    "describedBy": .text(\.describedBy),
    "choices": .list(\.choices),
  ]
}

/// Something to write.
package struct InputPart: PagePart {
  package var id: String
  package var name: String
  package var label: String
  package var help: String?
  package var error: String?
  package var describedBy: String?
  package var value: String
  /// `text`, `date` or `time`.
  package var type: String
  package var inputMode: String
  package var unit: String?
  package var isRequired: Bool
  /// Several lines of text.
  package var isLong: Bool
  /// Lines to be seen of what is long.
  package var rows = "3"
  /// What a browser may fill in by itself.
  package var autocomplete: String?

  package static let fields: [String: PageField<Self>] = [
    "id": .text(\.id),
    "name": .text(\.name),
    "label": .text(\.label),
    "help": .text(\.help),
    "error": .text(\.error),
    "describedBy": .text(\.describedBy),
    "value": .text(\.value),
    "type": .text(\.type),
    "inputMode": .text(\.inputMode),
    "unit": .text(\.unit),
    "isRequired": .flag(\.isRequired),
    "isLong": .flag(\.isLong),
    "rows": .text(\.rows),
    "autocomplete": .text(\.autocomplete),
  ]
}

/// 正常 or 有问题, and what the problem is.
package struct CheckPart: PagePart {
  package var group: GroupPart
  package var note: InputPart
  /// What becomes of the problem; nil where it opens no matter.
  package var matter: VisitMatterPart?

  package static let fields: [String: PageField<Self>] = [
    "group": .part(\.group),
    "note": .part(\.note),
    "matter": .part(\.matter),
  ]
}

/// What has to be mended, above the form.
package struct ErrorSummary: PagePart {
  package var title: String
  package var words: String
  package var entries: [Entry]

  package struct Entry: PagePart {
    package var words: String
    /// `#` and the id of the field; nil where none is to blame.
    package var target: String?

    package static let fields: [String: PageField<Self>] = [
      "words": .text(\.words),
      "target": .text(\.target),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "words": .text(\.words),
    "entries": .list(\.entries),
  ]
}

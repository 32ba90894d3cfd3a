import Operations

/// 进度: how far each duty is met in an area.
package struct CoveragePage: Page {
  package static let template = "coverage"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var name: String
  package var asOf: String
  package var period: PeriodPart
  /// Where the numbers wait to be made anew.
  package var stale: String?
  package var duties: [DutyCoveragePart]
  package var isEmpty: Bool
  /// Parts of the area against duties, where there are parts.
  package var heat: Markup?
  package var sheetPaths: [LinkPart]
  /// To ask for another day; nil on an answer to that.
  package var otherDay: OtherDayPart?
  /// Of an answer for another day: where the numbers of today are.
  package var todayPath: String?
  /// What was found and what became of it; nil on an answer for another day.
  package var solved: SolvedPart?
  /// What to look at first; nil on an answer for another day.
  package var risks: RisksPart?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "name": .text(\.name),
    "asOf": .text(\.asOf),
    "period": .part(\.period),
    "stale": .text(\.stale),
    "duties": .list(\.duties),
    "isEmpty": .flag(\.isEmpty),
    "heat": .markup(\.heat),
    "sheetPaths": .list(\.sheetPaths),
    "otherDay": .part(\.otherDay),
    "todayPath": .text(\.todayPath),
    "solved": .part(\.solved),
    "risks": .part(\.risks),
  ]
}

/// Somewhere to go.
package struct LinkPart: PagePart {
  package var title: String
  package var path: String

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "path": .text(\.path),
  ]
}

/// The period shown, and others to choose from.
package struct PeriodPart: PagePart {
  package var action: String
  package var words: String
  package var choice: SelectPart
  package var from: String
  package var to: String
  var hasOwnDays: Bool { !from.isEmpty }
  /// What was typed and could not be read.
  package var error: String?

  package static let fields: [String: PageField<Self>] = [
    "action": .text(\.action),
    "words": .text(\.words),
    "choice": .part(\.choice),
    "from": .text(\.from),
    "to": .text(\.to),
    "hasOwnDays": .flag(\.hasOwnDays),
    "error": .text(\.error),
  ]
}

/// Another day to be judged on, or what was on record then.
package struct OtherDayPart: PagePart {
  package var action: String
  package var from: String
  package var to: String
  package var asOf: String
  package var knownAt: String
  package var error: String?
  package var isOpen: Bool { error != nil }

  package static let fields: [String: PageField<Self>] = [
    "action": .text(\.action),
    "from": .text(\.from),
    "to": .text(\.to),
    "asOf": .text(\.asOf),
    "knownAt": .text(\.knownAt),
    "error": .text(\.error),
    "isOpen": .flag(\.isOpen),
  ]
}

/// One duty: its rate and the numbers it is made of.
package struct DutyCoveragePart: PagePart {
  package var title: String
  /// Nil where the number opens to nothing.
  package var path: String?
  package var basis: String
  /// `83.3%`; a dash where nothing has ended.
  package var rate: String
  package var meter: Markup
  /// `已完成 10 / 应完成 12 户次`.
  package var share: String
  package var figures: [FigurePart]

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "path": .text(\.path),
    "basis": .text(\.basis),
    "rate": .text(\.rate),
    "meter": .markup(\.meter),
    "share": .text(\.share),
    "figures": .list(\.figures),
  ]
}

/// A number that opens to its rows; without a path where it is zero.
package struct FigurePart: PagePart {
  package var title: String
  package var number: String
  package var path: String?
  package var isLate: Bool

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "number": .text(\.number),
    "path": .text(\.path),
    "isLate": .flag(\.isLate),
  ]
}

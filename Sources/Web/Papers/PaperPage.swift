import Operations

/// A paper on its sheet, with nothing of the site around it: what is
/// printed, and on the screen how to print it.
package struct PaperPage: Page {
  package static let template = "paper"

  package var frame: Frame
  package var backPath: String
  package var backTitle: String
  package var sheet: Markup
  package var isWide: Bool
  /// The sheets before and after, of a paper in several parts.
  package var others: [LinkPart] = []
  /// To see numbers whole; nil where there are none, or they are shown.
  package var reveal: PaperRevealPart?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "backPath": .text(\.backPath),
    "backTitle": .text(\.backTitle),
    "sheet": .markup(\.sheet),
    "isWide": .flag(\.isWide),
    "others": .list(\.others),
    "reveal": .part(\.reveal),
  ]

  /// - Parameter back: where the reader came from.
  init(_ paper: Paper, back: LinkPart, frame: Frame) {
    self.frame = frame
    self.frame.title = paper.title
    backPath = back.path
    backTitle = back.title
    sheet = PaperMarkup(paper).sheet
    isWide = paper.isWide
  }
}

/// The reason for which numbers are shown whole.
package struct PaperRevealPart: PagePart {
  package var action: String
  package var reason: String
  package var error: String?

  package static let fields: [String: PageField<Self>] = [
    "action": .text(\.action),
    "reason": .text(\.reason),
    "error": .text(\.error),
  ]
}

extension Site {
  /// The page a paper is on.
  func sheet(
    _ paper: Paper, back: LinkPart, for account: SignedIn
  ) -> PaperPage {
    var frame = frame(paper.title, for: account)
    frame.stylesheet = assets.path("paper.css")
    return PaperPage(paper, back: back, frame: frame)
  }
}

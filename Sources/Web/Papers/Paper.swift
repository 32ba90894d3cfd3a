import Casework

/// A document as offices know it, ready for A4: what stands on it, in its
/// order. Every text is ready.
struct Paper {
  var title: String
  /// Whose paper it is: 填报单位.
  var unit: String
  var day: Day
  /// The period it is about; nil for none.
  var period: String?
  /// 编号.
  var number: String?
  /// Landscape, for wide tables.
  var isWide = false
  var blocks: [PaperBlock] = []
  /// Who signs, in the order of the line: `填表人`.
  var signatures: [String] = ["填表人", "审核人"]
  var hasSeal = true
}

/// A part of a paper.
enum PaperBlock {
  case heading(String)
  case words(String)
  /// Terms of an agreement, numbered as given.
  case terms([String])
  case facts([PaperFact])
  case table(PaperTable)
  /// What follows begins on a page of its own.
  case newPage
}

/// A named field of a form.
struct PaperFact {
  var name: String
  /// Empty: to be filled in by hand.
  var value: String
  /// Takes the whole width.
  var isWide = false

  init(_ name: String, _ value: String, isWide: Bool = false) {
    self.name = name
    self.value = value
    self.isWide = isWide
  }
}

/// Rows under repeated heads.
struct PaperTable {
  var label: String
  var columns: [PaperColumn]
  var rows: [[PaperCell]]
  /// What stands where there are no rows.
  var emptyWords: String
}

/// A column with its share of the width.
struct PaperColumn {
  var title: String
  /// Hundredths of the width; all of a table make about a hundred.
  var share: PaperShare
  var isFigure = false

  init(_ title: String, _ share: PaperShare, isFigure: Bool = false) {
    self.title = title
    self.share = share
    self.isFigure = isFigure
  }
}

/// Widths that the stylesheet knows.
enum PaperShare: Int, CaseIterable {
  case s4 = 4
  case s5 = 5
  case s6 = 6
  case s7 = 7
  case s8 = 8
  case s9 = 9
  case s10 = 10
  case s12 = 12
  case s14 = 14
  case s16 = 16
  case s18 = 18
  case s20 = 20
  case s24 = 24
  case s28 = 28
  case s32 = 32
  case s36 = 36
  case s40 = 40
  case s50 = 50
}

/// The lines of a cell.
struct PaperCell: ExpressibleByStringLiteral {
  var lines: [String]

  init(_ text: String) { lines = text.isEmpty ? [] : [text] }
  init(_ lines: [String]) { self.lines = lines.filter { !$0.isEmpty } }
  init(stringLiteral value: String) { self.init(value) }
}

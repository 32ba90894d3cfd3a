/// Going from page to page of a list.
package struct PagerPart: PagePart {
  /// `第 51–100 户，共 312 户`.
  package var range: String
  package var earlier: String?
  package var later: String?

  package static let fields: [String: PageField<Self>] = [
    "range": .text(\.range),
    "earlier": .text(\.earlier),
    "later": .text(\.later),
  ]

  /// Nil where all is on one page.
  ///
  /// - Parameter unit: what is counted, `户`.
  init?(
    offset: Int, shown: Int, total: Int, limit: Int, unit: String,
    path: (Int) -> String
  ) {
    guard total > shown, shown > 0 else { return nil }
    let last = offset + shown
    range = "第 \(offset + 1)–\(last) \(unit)，共 \(total) \(unit)"
    earlier = offset > 0 ? path(max(0, offset - limit)) : nil
    later = last < total ? path(last) : nil
  }

  /// Where not all are counted, or a page ends where it may.
  ///
  /// - Parameter words: what the page holds, `第 1–8 个村，共 24 个村`.
  init?(
    _ words: String, offset: Int, step: Int, hasMore: Bool,
    path: (Int) -> String
  ) {
    guard offset > 0 || hasMore else { return nil }
    range = words
    earlier = offset > 0 ? path(max(0, offset - step)) : nil
    later = hasMore ? path(offset + step) : nil
  }
}

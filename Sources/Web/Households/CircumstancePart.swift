import Casework

/// What is or was the matter with a household.
package struct CircumstancePart: PagePart {
  package var words: String
  package var days: String
  package var isEnded: Bool

  package static let fields: [String: PageField<Self>] = [
    "words": .text(\.words),
    "days": .text(\.days),
    "isEnded": .flag(\.isEnded),
  ]

  init(_ item: CircumstanceRecord, today: Day) {
    words =
      item.note.isEmpty ? item.kind.word : "\(item.kind.word)：\(item.note)"
    days = ChineseDays.days(item.span, today: today)
    isEnded = item.span.last < today
  }
}

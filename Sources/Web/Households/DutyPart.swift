import Casework
import Operations

/// One duty in one window, with its reason.
package struct DutyPart: PagePart {
  package var title: String
  package var person: String?
  package var window: String
  package var mark: StatusMark
  package var progress: String
  package var actor: String
  package var note: String
  package var statement: String
  package var basis: String
  package var marks: String?

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "person": .text(\.person),
    "window": .text(\.window),
    "mark": .part(\.mark),
    "progress": .text(\.progress),
    "actor": .text(\.actor),
    "note": .text(\.note),
    "statement": .text(\.statement),
    "basis": .text(\.basis),
    "marks": .text(\.marks),
  ]
}

extension DutyPart {
  init(_ duty: DutyView, today: Day) {
    title = duty.title
    person = duty.person
    window = ChineseDays.window(duty.window, today: today)
    mark = StatusMark(duty, today: today)
    progress = "\(duty.counted)/\(duty.required) 次"
    actor = duty.actor
    note = duty.note
    statement = duty.statement
    basis = "\(duty.policy) \(duty.clause)"
    marks =
      duty.marks.isEmpty
      ? nil : duty.marks.map(\.label).joined(separator: "、")
  }
}

/// A category of a document the household is in, and why.
package struct CategoryPart: PagePart {
  package var title: String
  package var tier: String?
  package var reason: String
  package var persons: String?
  package var basis: String

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "tier": .text(\.tier),
    "reason": .text(\.reason),
    "persons": .text(\.persons),
    "basis": .text(\.basis),
  ]
}

extension CategoryPart {
  init(_ category: CategoryView) {
    title = category.title
    tier =
      switch category.tier {
      case .base: nil
      case .focus: "重点关注"
      case .special: "特别关注"
      }
    reason = category.reason
    persons =
      category.persons.isEmpty
      ? nil : category.persons.joined(separator: "、")
    basis = "\(category.policy) \(category.clause)"
  }
}

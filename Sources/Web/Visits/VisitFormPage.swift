/// The page on which a visit is recorded or corrected.
package struct VisitFormPage: Page {
  package static let template = "visit-form"

  package var frame: Frame
  package var name: String
  package var place: String
  package var todayPath: String
  package var householdPath: String
  package var action: String
  package var id: String
  package var errors: ErrorSummary?
  package var isTouched: Bool
  package var owed: [OwedPart]
  package var hasOwed: Bool
  package var mode: GroupPart
  package var result: GroupPart
  package var reason: GroupPart
  /// Has nothing in it and is of no use where one came home.
  package var isReasonIdle: Bool
  package var met: GroupPart
  package var sheets: [SheetPart]
  package var day: InputPart
  package var time: InputPart
  package var workers: GroupPart
  package var occasion: InputPart
  package var remark: InputPart
  package var lateReason: InputPart
  package var isMoreOpen: Bool
  package var when: String
  /// Why it is corrected; nil for a new visit.
  package var why: InputPart?
  /// Gives up the checklists; nil where there is nothing to give up.
  package var clearAnswers: GroupPart?
  package var save: String

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "name": .text(\.name),
    "place": .text(\.place),
    "todayPath": .text(\.todayPath),
    "householdPath": .text(\.householdPath),
    "action": .text(\.action),
    "id": .text(\.id),
    "errors": .part(\.errors),
    "isTouched": .flag(\.isTouched),
    "owed": .list(\.owed),
    "hasOwed": .flag(\.hasOwed),
    "mode": .part(\.mode),
    "result": .part(\.result),
    "reason": .part(\.reason),
    "isReasonIdle": .flag(\.isReasonIdle),
    "met": .part(\.met),
    "sheets": .list(\.sheets),
    "day": .part(\.day),
    "time": .part(\.time),
    "workers": .part(\.workers),
    "occasion": .part(\.occasion),
    "remark": .part(\.remark),
    "lateReason": .part(\.lateReason),
    "isMoreOpen": .flag(\.isMoreOpen),
    "when": .text(\.when),
    "why": .part(\.why),
    "clearAnswers": .part(\.clearAnswers),
    "save": .text(\.save),
  ]
}

/// What the visit is owed for.
package struct OwedPart: PagePart {
  package var title: String
  package var person: String?
  package var window: String
  package var mark: StatusMark

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "person": .text(\.person),
    "window": .text(\.window),
    "mark": .part(\.mark),
  ]
}

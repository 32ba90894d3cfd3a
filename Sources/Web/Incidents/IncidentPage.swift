import Operations

/// One emergency: what is to be done next, before all that was.
package struct IncidentPage: Page {
  package static let template = "incident"

  package var frame: Frame
  package var incident: IncidentPart
  package var listPath: String
  /// 应急处置记录, to be printed.
  package var paperPath: String
  package var householdPath: String?
  package var place: String?
  package var words: String?
  package var basis: String
  package var calls: [CallLink]
  package var hasCalls: Bool
  package var errors: ErrorSummary?
  package var next: StepForm?
  package var checklist: [Item]
  package var hasChecklist: Bool
  package var notices: [NoticePart]
  package var steps: [Step]
  package var record: StepForm?
  /// `书面记录 5月21日 09:10 前补齐`.
  package var recordDue: String?
  package var remark: StepForm?
  /// Each duty with its last windows before it.
  package var lookBack: [TimelinePart]
  package var hasLookBack: Bool
  /// Matters of the household; nil for who may not see it.
  package var matters: HouseholdMattersPart?

  package struct Item: PagePart {
    package var words: String
    /// When and by whom; nil where it is not done.
    package var done: String?
    /// The form that marks it; nil for who may not.
    package var form: StepForm?

    package static let fields: [String: PageField<Self>] = [
      "words": .text(\.words),
      "done": .text(\.done),
      "form": .part(\.form),
    ]
  }

  /// A form that puts a step down.
  package struct StepForm: PagePart {
    package var path: String
    package var id: String
    package var step: String
    package var title: String
    package var button: String
    package var item: String
    /// What the item asks for, said with the button.
    package var label = ""
    package var cause: GroupPart?
    package var words: InputPart?

    package static let fields: [String: PageField<Self>] = [
      "path": .text(\.path),
      "id": .text(\.id),
      "step": .text(\.step),
      "title": .text(\.title),
      "button": .text(\.button),
      "item": .text(\.item),
      "label": .text(\.label),
      "cause": .part(\.cause),
      "words": .part(\.words),
    ]
  }

  package struct Step: PagePart {
    package var title: String
    package var cause: String?
    package var text: String?
    package var words: String

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "cause": .text(\.cause),
      "text": .text(\.text),
      "words": .text(\.words),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "incident": .part(\.incident),
    "listPath": .text(\.listPath),
    "paperPath": .text(\.paperPath),
    "householdPath": .text(\.householdPath),
    "place": .text(\.place),
    "words": .text(\.words),
    "basis": .text(\.basis),
    "calls": .list(\.calls),
    "hasCalls": .flag(\.hasCalls),
    "errors": .part(\.errors),
    "next": .part(\.next),
    "checklist": .list(\.checklist),
    "hasChecklist": .flag(\.hasChecklist),
    "notices": .list(\.notices),
    "steps": .list(\.steps),
    "record": .part(\.record),
    "recordDue": .text(\.recordDue),
    "remark": .part(\.remark),
    "lookBack": .list(\.lookBack),
    "hasLookBack": .flag(\.hasLookBack),
    "matters": .part(\.matters),
  ]
}

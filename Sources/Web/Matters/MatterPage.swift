/// A matter: how it stands, what is done next, what was done.
package struct MatterPage: Page {
  package static let template = "matter"

  package var frame: Frame
  package var listPath: String
  /// 安全隐患.
  package var title: String
  package var what: String
  package var wish: String?
  /// Of which household, whom and where.
  package var household: String
  package var householdPath: String?
  package var about: String
  package var mark: StatusMark
  package var tags: [TagPart]
  /// What has just been recorded, in words.
  package var notice: String?
  package var errors: ErrorSummary?
  /// What must not be overlooked: the household is to be told.
  package var warnings: [TextLine]
  package var facts: [MatterFact]
  /// The next step; nil where it is not the asker's.
  package var nextForm: MatterStepForm?
  /// Whose turn it is, where it is not his.
  package var waits: String?
  package var others: [MatterStepForm]
  package var hasOthers: Bool
  package var steps: [MatterStepPart]
  package var basis: String
  /// Reports upward, rectification, referrals.
  package var remedies: RemediesPart
  /// Social help for it; nil for who sees none.
  package var help: SocialHelpPart?
  /// Whether something is on record of an infringement; nil for a matter
  /// that can be about none.
  package var infringement: InfringementMarkPart?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "listPath": .text(\.listPath),
    "title": .text(\.title),
    "what": .text(\.what),
    "wish": .text(\.wish),
    "household": .text(\.household),
    "householdPath": .text(\.householdPath),
    "about": .text(\.about),
    "mark": .part(\.mark),
    "tags": .list(\.tags),
    "notice": .text(\.notice),
    "errors": .part(\.errors),
    "warnings": .list(\.warnings),
    "facts": .list(\.facts),
    "nextForm": .part(\.nextForm),
    "waits": .text(\.waits),
    "others": .list(\.others),
    "hasOthers": .flag(\.hasOthers),
    "steps": .list(\.steps),
    "basis": .text(\.basis),
    "remedies": .part(\.remedies),
    "help": .part(\.help),
    "infringement": .part(\.infringement),
  ]
}

/// A name and what it stands for.
package struct MatterFact: PagePart {
  package var name: String
  package var value: String
  /// Where the value comes from: 平台默认（A-18）.
  package var source: String?

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "value": .text(\.value),
    "source": .text(\.source),
  ]
}

/// One thing that was done.
package struct MatterStepPart: PagePart {
  package var title: String
  package var time: String
  package var author: String
  package var lines: [TextLine]
  package var state: String

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "time": .text(\.time),
    "author": .text(\.author),
    "lines": .list(\.lines),
    "state": .text(\.state),
  ]
}

/// A form for one step.
package struct MatterStepForm: PagePart {
  package var title: String
  package var hint: String?
  package var action: String
  package var id: String
  /// The kind, where there is no choice; else the group of them.
  package var kind: String?
  package var seen: String
  package var items: [MatterField]
  package var button: String
  package var isOpen: Bool

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "hint": .text(\.hint),
    "action": .text(\.action),
    "id": .text(\.id),
    "kind": .text(\.kind),
    "seen": .text(\.seen),
    "items": .list(\.items),
    "button": .text(\.button),
    "isOpen": .flag(\.isOpen),
  ]
}

/// One field of a form; one of the three.
package struct MatterField: PagePart {
  package var group: GroupPart?
  package var input: InputPart?
  package var select: SelectPart?

  package static let fields: [String: PageField<Self>] = [
    "group": .part(\.group),
    "input": .part(\.input),
    "select": .part(\.select),
  ]
}

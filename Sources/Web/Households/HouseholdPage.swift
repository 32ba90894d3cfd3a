/// A household: what is owed, who lives there, what was done.
package struct HouseholdPage: Page {
  package static let template = "household"

  package var frame: Frame
  package var name: String
  package var number: String
  package var place: String
  package var address: String?
  /// What has just been recorded, in words.
  package var saved: SavedNotice?
  /// What stands in the way of home visits, or of any.
  package var notices: [TextLine]
  /// Where a visit is recorded; nil where whoever asks may not.
  package var visitPath: String?
  /// Where its telephone numbers are shown; nil for who may not see them.
  package var callPath: String?
  /// 一户一册, to be printed.
  package var bookletPath: String
  package var duties: [DutyPart]
  package var hasDuties: Bool
  package var pastDuties: [DutyPart]
  package var pastTitle: String?
  package var timeline: [TimelinePart]
  package var hasTimeline: Bool
  package var members: [MemberPart]
  package var formerMembers: [MemberPart]
  package var formerTitle: String?
  package var categories: [CategoryPart]
  package var hasCategories: Bool
  package var circumstances: [CircumstancePart]
  package var hasCircumstances: Bool
  package var visits: [VisitPart]
  package var hasVisits: Bool
  package var visitCount: String
  /// What can be changed here and what was; nil for who may change nothing.
  package var changes: HouseholdChangesPart?
  /// Entrusted care of those in it; nil where there is none to be shown.
  package var care: HouseholdCarePart?
  /// Who can be told of something here; nil for who may not.
  package var messagesPath: String?
  /// Its matters; nil for who sees none.
  package var matters: HouseholdMattersPart?
  /// Warnings of poverty; nil for who has nothing to do with them.
  package var warnings: HouseholdWarningsPart?
  /// Emergencies that are not handled yet.
  package var incidents: [IncidentPart] = []
  /// Whose support money can be looked at; nil for who may not.
  package var payees: HouseholdPayeesPart?
  /// Reports of its children; nil where there are none to be shown.
  package var children: HouseholdChildrenPart?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "name": .text(\.name),
    "number": .text(\.number),
    "place": .text(\.place),
    "address": .text(\.address),
    "saved": .part(\.saved),
    "notices": .list(\.notices),
    "visitPath": .text(\.visitPath),
    "callPath": .text(\.callPath),
    "bookletPath": .text(\.bookletPath),
    "duties": .list(\.duties),
    "hasDuties": .flag(\.hasDuties),
    "pastDuties": .list(\.pastDuties),
    "pastTitle": .text(\.pastTitle),
    "timeline": .list(\.timeline),
    "hasTimeline": .flag(\.hasTimeline),
    "members": .list(\.members),
    "formerMembers": .list(\.formerMembers),
    "formerTitle": .text(\.formerTitle),
    "categories": .list(\.categories),
    "hasCategories": .flag(\.hasCategories),
    "circumstances": .list(\.circumstances),
    "hasCircumstances": .flag(\.hasCircumstances),
    "visits": .list(\.visits),
    "hasVisits": .flag(\.hasVisits),
    "visitCount": .text(\.visitCount),
    "changes": .part(\.changes),
    "care": .part(\.care),
    "messagesPath": .text(\.messagesPath),
    "matters": .part(\.matters),
    "warnings": .part(\.warnings),
    "incidents": .list(\.incidents),
    "payees": .part(\.payees),
    "children": .part(\.children),
  ]
}

/// A line of text.
package struct TextLine: PagePart {
  package var text: String

  package init(_ text: String) { self.text = text }

  package static let fields: [String: PageField<Self>] = [
    "text": .text(\.text)
  ]
}

/// "Saved", and where to go from there.
package struct SavedNotice: PagePart {
  package var words: String
  package var todayPath: String

  package static let fields: [String: PageField<Self>] = [
    "words": .text(\.words),
    "todayPath": .text(\.todayPath),
  ]
}

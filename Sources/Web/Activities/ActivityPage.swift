import Casework
import Operations

/// An activity: what was held, who came, what was corrected.
package struct ActivityPage: Page {
  package static let template = "activity"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var saved: String?
  package var title: String
  package var place: String
  package var kind: String
  package var void: String?
  package var facts: [FactPart]
  package var words: String?
  /// The matter it helps to solve.
  package var matter: LinkPart?
  package var persons: [Person]
  package var personsTitle: String
  package var unseen: String?
  package var replaced: [Replaced]
  package var hasReplaced: Bool
  package var correctionPath: String?

  package struct Person: PagePart {
    package var name: String
    package var household: String
    package var path: String

    package static let fields: [String: PageField<Self>] = [
      "name": .text(\.name),
      "household": .text(\.household),
      "path": .text(\.path),
    ]
  }

  package struct Replaced: PagePart {
    package var title: String
    package var words: String
    package var by: String

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "words": .text(\.words),
      "by": .text(\.by),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "saved": .text(\.saved),
    "title": .text(\.title),
    "place": .text(\.place),
    "kind": .text(\.kind),
    "void": .text(\.void),
    "facts": .list(\.facts),
    "words": .text(\.words),
    "matter": .part(\.matter),
    "persons": .list(\.persons),
    "personsTitle": .text(\.personsTitle),
    "unseen": .text(\.unseen),
    "replaced": .list(\.replaced),
    "hasReplaced": .flag(\.hasReplaced),
    "correctionPath": .text(\.correctionPath),
  ]

  init(_ view: ActivityView, isSaved: Bool, frame: Frame) {
    let (activity, today) = (view.activity, view.today)
    self.frame = frame
    self.frame.title = activity.title
    crumbs = [.office, .activities]
    saved = isSaved ? "已保存。" : nil
    title = activity.title
    kind = activity.kind.word
    place =
      "\(view.areaName) · \(ActivityWords.days(activity, today: today))"
    void = view.isVoid ? "这条登记已经作废，不计入数字：\(view.reason)" : nil
    var facts = [FactPart(name: "举办", value: ActivityWords.holder(activity))]
    if let help = ActivityWords.help(activity) {
      facts.append(FactPart(name: "帮扶", value: help))
    }
    let count = view.persons.count + view.unseen
    facts.append(
      FactPart(
        name: "参加",
        value: ActivityWords.reached(
          persons: count, others: activity.others)))
    facts.append(
      FactPart(
        name: view.revision > 1 ? "更正" : "登记",
        value: Self.by(view.author, view.at, view.reason, today)))
    self.facts = facts
    words = activity.words.isEmpty ? nil : activity.words
    matter = view.matter.map {
      LinkPart(title: $0.words, path: Route.matter.path($0.id))
    }
    persons = view.persons.map { person in
      Person(
        name: person.name,
        household: HouseholdName.of(
          head: person.head, number: person.household),
        path: Route.household.path(person.household))
    }
    personsTitle = "名册上参加的 \(count)人"
    unseen =
      view.unseen == 0
      ? nil
      : (view.persons.isEmpty ? "" : "另有") + "\(view.unseen)人不在您的工作范围内，不显示姓名。"
    replaced = view.replaced.map { old in
      Replaced(
        title:
          "\(old.activity.title)（\(ActivityWords.days(old.activity, today: today))）",
        words: [
          old.activity.kind.word, ActivityWords.holder(old.activity),
          ActivityWords.help(old.activity),
          ActivityWords.reached(
            persons: old.persons, others: old.activity.others),
          old.activity.words.isEmpty ? nil : old.activity.words,
          old.isVoid ? "作废" : nil,
        ].compactMap(\.self).joined(separator: "；"),
        by: Self.by(old.author, old.at, old.reason, today))
    }
    hasReplaced = !replaced.isEmpty
    correctionPath =
      view.mayCorrect ? Route.activityCorrection.path(view.id) : nil
  }

  private static func by(
    _ author: String, _ at: Moment, _ reason: String, _ today: Day
  ) -> String {
    "\(author)，\(ChineseDays.time(at, today: today))"
      + (reason.isEmpty ? "" : "；原因：\(reason)")
  }
}

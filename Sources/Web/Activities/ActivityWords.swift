import Casework
import Operations

/// What pages say of activities.
enum ActivityWords {
  /// `6月8日` or `6月8日至6月10日`; a measure's days are open.
  static func days(_ activity: Activity, today: Day) -> String {
    if activity.kind == .measure {
      return ChineseDays.days(
        Span(from: activity.first, to: activity.last), today: today)
    }
    guard let last = activity.last else {
      return ChineseDays.short(activity.first, today: today)
    }
    return ChineseDays.days(Span(activity.first, last), today: today)
  }

  static func holder(_ activity: Activity) -> String {
    "\(activity.holder)，\(activity.holderKind.word)"
  }

  /// `5人，每人2.5小时，合计12.5小时`; nil for nobody.
  static func help(_ activity: Activity) -> String? {
    if activity.helpers == 0, activity.hours.count == 0 { return nil }
    let people = "\(activity.helpers)人"
    if activity.hours.count == 0 { return people }
    return "\(people)，每人\(activity.hours)小时，合计\(activity.allHours)小时"
  }

  /// `名册上12人，其他30人次`.
  static func reached(persons: Int, others: Int) -> String {
    let parts = [
      persons > 0 ? "名册上\(persons)人" : nil,
      others > 0 ? "其他\(others)人次" : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? "没有登记参加的人" : parts.joined(separator: "，")
  }

  /// Where lists of activities of an area and a year are.
  static func path(
    _ area: AreaCode?, year: Int, thisYear: Int, offset: Int = 0
  ) -> String {
    let path = AreaQuery(area).added(
      to: Route.activities.path(), offset: offset)
    return adding(year: year, thisYear: thisYear, to: path)
  }

  static func adding(year: Int, thisYear: Int, to path: String) -> String {
    if year == thisYear { return path }
    return path + (path.contains("?") ? "&" : "?") + "year=\(year)"
  }
}

/// Social help for a matter (匹配社会帮扶), on its page.
package struct SocialHelpPart: PagePart {
  package var lines: [ActivityLinePart]
  package var hasLines: Bool
  package var sum: String?
  /// Nil for who may not record any.
  package var path: String?
  /// Who can be called upon, and for what.
  package var helpers: [FactPart]
  package var helpersTitle: String?

  package static let fields: [String: PageField<Self>] = [
    "lines": .list(\.lines),
    "hasLines": .flag(\.hasLines),
    "helpers": .list(\.helpers),
    "helpersTitle": .text(\.helpersTitle),
    "sum": .text(\.sum),
    "path": .text(\.path),
  ]

  init(_ help: MatterActivities) {
    helpers = help.helpers.map { body in
      FactPart(
        name: "\(body.name)（\(body.kind.word)）",
        value: [body.offer, body.contact].filter { !$0.isEmpty }
          .joined(separator: "；"))
    }
    helpersTitle =
      helpers.isEmpty ? nil : "助残力量名册里可以请的（\(helpers.count)）"
    lines = help.lines.map { ActivityLinePart($0, today: help.today) }
    hasLines = !lines.isEmpty
    sum =
      help.lines.isEmpty
      ? nil : "共\(help.lines.count)次，帮扶\(help.hours)小时"
    path =
      help.mayRecord
      ? Route.newActivity.path() + "?matter=\(help.matter)" : nil
  }
}

/// An activity on a list.
package struct ActivityLinePart: PagePart {
  package var title: String
  package var path: String
  package var kind: String
  package var days: String
  package var words: String
  package var help: String?

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "path": .text(\.path),
    "kind": .text(\.kind),
    "days": .text(\.days),
    "words": .text(\.words),
    "help": .text(\.help),
  ]

  init(_ line: ActivityLine, today: Day) {
    let activity = line.activity
    title = activity.title
    path = Route.activity.path(line.id)
    kind = activity.kind.word
    days =
      "\(ActivityWords.days(activity, today: today)) · \(line.areaName)"
    words =
      "\(ActivityWords.holder(activity))；"
      + ActivityWords.reached(
        persons: line.persons, others: activity.others)
    help = ActivityWords.help(activity)
  }
}

import Casework
import Operations

/// A matter in a list.
package struct MatterCard: PagePart {
  /// 安全隐患.
  package var title: String
  package var what: String
  package var path: String
  /// Of which household, whom and where; nil on the household's own page.
  package var about: String?
  package var householdPath: String?
  package var mark: StatusMark
  package var tags: [TagPart]
  /// 方案时限 5月25日.
  package var clock: String
  package var isLate: Bool
  package var owner: String

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "what": .text(\.what),
    "path": .text(\.path),
    "about": .text(\.about),
    "householdPath": .text(\.householdPath),
    "mark": .part(\.mark),
    "tags": .list(\.tags),
    "clock": .text(\.clock),
    "isLate": .flag(\.isLate),
    "owner": .text(\.owner),
  ]
}

/// A word beside something.
package struct TagPart: PagePart {
  package var text: String
  package var isLate: Bool

  package static let fields: [String: PageField<Self>] = [
    "text": .text(\.text),
    "isLate": .flag(\.isLate),
  ]
}

extension MatterCard {
  init(
    _ line: MatterListLine, seesHousehold: Bool, now: Moment, today: Day
  ) {
    title = line.domain
    what = MatterWords.what(line.what, under: line.domain)
    path = Route.matter.path(line.id)
    about = [
      HouseholdName.of(head: line.head, number: line.household), line.person,
      line.villageName,
    ].compactMap(\.self).joined(separator: " · ")
    householdPath =
      seesHousehold ? Route.household.path(line.household) : nil
    let late = line.actBy.map { $0 < now } ?? false
    mark = StatusMark(line.state, isLate: late)
    tags = MatterTags.all(
      line.urgency, isLong: line.isLong, owesWord: line.owesWord,
      isCheckDue: line.checkOn.map { $0 <= today } ?? false,
      awaitsPlace: line.awaitsPlace, isRestricted: line.isRestricted)
    clock = MatterWords.clock(
      line.state, actBy: line.actBy, checkOn: line.checkOn,
      openedOn: line.openedOn, now: now, today: today)
    isLate = late
    owner = [line.officeName, line.worker].compactMap(\.self)
      .joined(separator: " ")
  }

  /// On the page of its household.
  init(_ matter: HouseholdMatter, now: Moment, today: Day) {
    let standing = matter.standing
    title = matter.title.domain
    what = MatterWords.what(matter.what, under: matter.title.domain)
    path = Route.matter.path(matter.id)
    about = matter.person
    let late = standing.isLate(at: now)
    mark = StatusMark(standing.state, isLate: late)
    tags = MatterTags.all(
      standing.urgency, isLong: standing.isLongStanding(on: today),
      owesWord: standing.owesWord,
      isCheckDue: standing.isCheckDue(on: today),
      awaitsPlace: standing.awaitsPlace,
      isRestricted: matter.title.isRestricted)
    clock = MatterWords.clock(
      standing.state, actBy: standing.actBy, checkOn: standing.checkOn,
      openedOn: standing.openedAt.day, now: now, today: today)
    isLate = late
    owner = ""
  }
}

/// What is to be noticed about a matter besides its state.
enum MatterTags {
  static func all(
    _ urgency: MatterUrgency, isLong: Bool, owesWord: Bool,
    isCheckDue: Bool, awaitsPlace: Bool, isRestricted: Bool
  ) -> [TagPart] {
    var tags = [
      TagPart(
        text: urgency.word, isLate: urgency == .sudden || urgency == .urgent)
    ]
    if isLong, urgency != .longStanding {
      tags.append(TagPart(text: "超期转长期", isLate: true))
    }
    if owesWord { tags.append(TagPart(text: "待告知家庭", isLate: false)) }
    if isCheckDue { tags.append(TagPart(text: "待回访", isLate: false)) }
    if awaitsPlace { tags.append(TagPart(text: "待移交", isLate: true)) }
    if isRestricted { tags.append(TagPart(text: "限权限", isLate: false)) }
    return tags
  }
}

extension StatusMark {
  init(_ state: MatterState, isLate: Bool) {
    if isLate {
      self.init(tone: "late", shape: "▲", label: "\(state.word) · 已超时")
      return
    }
    switch state {
    case .registered: self.init(tone: "soon", shape: "◆", label: state.word)
    case .planned, .underWay:
      self.init(tone: "due", shape: "●", label: state.word)
    case .solved: self.init(tone: "kept", shape: "◇", label: state.word)
    case .confirmed, .closed:
      self.init(tone: "done", shape: "✓", label: state.word)
    }
  }
}

/// Sentences about matters.
enum MatterWords {
  /// What was found, below its domain: an item of a form says that first.
  static func what(_ what: String, under domain: String) -> String {
    let beginning = domain + "："
    return what.hasPrefix(beginning)
      ? String(what.dropFirst(beginning.count)) : what
  }

  static func clock(
    _ state: MatterState, actBy: Moment?, checkOn: Day?, openedOn: Day,
    now: Moment, today: Day
  ) -> String {
    let opened = ChineseDays.short(openedOn, today: today) + "登记"
    switch state {
    case .registered, .planned, .underWay:
      guard let actBy else { return opened }
      let what = state == .registered ? "方案时限" : "计划完成"
      return opened + "；" + what + " "
        + until(actBy, now: now, today: today)
    case .solved: return opened + "；等家庭确认"
    case .confirmed: return opened + "；家庭已确认，等办结"
    case .closed:
      guard let checkOn else { return opened }
      return opened + "；" + ChineseDays.short(checkOn, today: today) + "回访"
    }
  }

  /// `5月25日，还有2天`, `5月25日 10:00，已超过`.
  static func until(_ moment: Moment, now: Moment, today: Day) -> String {
    let isWholeDay = moment == .end(of: moment.day)
    let day =
      isWholeDay
      ? ChineseDays.short(moment.day, today: today)
      : ChineseDays.time(moment, today: today)
    if moment < now {
      let days = today - moment.day
      return day + (days > 0 ? "，已超过\(days)天" : "，已超时")
    }
    return day
      + (ChineseDays.left(moment.day, today: today).map { "，" + $0 } ?? "")
  }
}

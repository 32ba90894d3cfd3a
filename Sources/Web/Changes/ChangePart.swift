import Casework
import Operations

/// A change in a list: what, of whom, by whom, and what became of it.
package struct ChangePart: PagePart {
  package var title: String
  package var about: String
  package var path: String
  package var mark: StatusMark
  package var words: String
  package var reason: String?

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "about": .text(\.about),
    "path": .text(\.path),
    "mark": .part(\.mark),
    "words": .text(\.words),
    "reason": .text(\.reason),
  ]
}

extension ChangePart {
  /// - Parameter namesHousehold: false on the household's own page.
  init(_ change: ChangeSummary, today: Day, namesHousehold: Bool = true) {
    title = change.kind.title
    var about: [String] = []
    if namesHousehold {
      about.append(change.areaName)
      if !change.household.isEmpty {
        about.append(
          HouseholdName.of(head: change.head, number: change.household))
      } else if change.kind == .newHousehold {
        about.append(change.head)
      }
    }
    if let person = change.person { about.append(person) }
    self.about = about.joined(separator: " · ")
    path = Route.change.path(change.id)
    mark = StatusMark(change.state)
    let proposed =
      "\(change.proposedBy)　\(ChineseDays.time(change.proposedAt, today: today))"
    if change.isDirect {
      words = proposed + " 直接变更"
    } else if let at = change.decidedAt, change.state != .withdrawn {
      words =
        proposed + " 提出；\(change.decidedBy)　"
        + "\(ChineseDays.time(at, today: today)) 审核"
    } else {
      words = proposed + " 提出"
    }
    reason = change.reason.isEmpty ? nil : change.reason
  }
}

extension StatusMark {
  init(_ state: ChangeState) {
    switch state {
    case .open: self.init(tone: "soon", shape: "◆", label: state.word)
    case .passed: self.init(tone: "done", shape: "✓", label: state.word)
    case .returned: self.init(tone: "late", shape: "✕", label: state.word)
    case .withdrawn: self.init(tone: "none", shape: "–", label: state.word)
    }
  }
}

/// What can be changed on a household's page, and what was.
package struct HouseholdChangesPart: PagePart {
  /// What has just been asked for, in words.
  package var notice: String?
  package var groups: [Group]
  package var hasGroups: Bool
  package var changes: [ChangePart]
  package var hasChanges: Bool
  package var older: [ChangePart]
  package var olderTitle: String?

  /// Forms about one thing: the household, or somebody in it.
  package struct Group: PagePart {
    package var title: String
    package var links: [Link]

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "links": .list(\.links),
    ]
  }

  package struct Link: PagePart {
    package var title: String
    package var path: String

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "path": .text(\.path),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "notice": .text(\.notice),
    "groups": .list(\.groups),
    "hasGroups": .flag(\.hasGroups),
    "changes": .list(\.changes),
    "hasChanges": .flag(\.hasChanges),
    "older": .list(\.older),
    "olderTitle": .text(\.olderTitle),
  ]
}

extension HouseholdChangesPart {
  /// - Parameter made: the number of what has just been asked for.
  init(
    _ list: ReadHouseholdChanges.List, of view: HouseholdView, made: String?
  ) {
    let number = view.record.number
    var groups: [Group] = []
    if view.isOnFile {
      groups.append(
        Group(
          title: "这一户",
          links: Self.ofHousehold.map { kind in
            Link(
              title: kind.title,
              path: Route.householdChange.path(number, kind.rawValue))
          }))
      for member in view.members {
        groups.append(
          Self.group(
            member.name, member, Self.ofMember, number, list.persons))
      }
      for member in view.formerMembers {
        groups.append(
          Self.group(
            "\(member.name)（\(member.death == nil ? "已离户" : "已去世")）", member,
            member.death == nil ? [.person, .leaving] : [.person], number,
            list.persons))
      }
    }
    self.groups = groups.filter { !$0.links.isEmpty }
    hasGroups = !self.groups.isEmpty
    let parts = list.changes.map {
      ChangePart($0, today: list.today, namesHousehold: false)
    }
    changes = Array(parts.prefix(3))
    older = Array(parts.dropFirst(3))
    hasChanges = !parts.isEmpty
    olderTitle = older.isEmpty ? nil : "更早的 \(older.count) 件"
    let change = list.changes.first { $0.id == made }
    notice = change.map { change in
      switch change.state {
      case .open: "已提交：\(change.kind.title)。审核通过后生效，结果会显示在这一页。"
      case .passed: "已保存：\(change.kind.title)。"
      default: "\(change.kind.title)：\(change.state.word)。"
      }
    }
    if made != nil, notice == nil { notice = "已保存。" }
  }

  private static let ofHousehold: [ChangeKind] = [
    .member, .circumstance, .circumstanceEnd, .absence, .absenceEnd,
    .household, .relocation, .closing,
  ]

  private static let ofMember: [ChangeKind] = [
    .certificate, .status, .statusEnd, .assessment, .care, .careEnd,
    .personAbsence, .personAbsenceEnd, .capacity, .capacityCorrection,
    .person, .leaving, .move, .death,
  ]

  private static func group(
    _ title: String, _ member: MemberView, _ kinds: [ChangeKind],
    _ household: String, _ keys: [String: String]
  ) -> Group {
    let key = keys[member.number]
    return Group(
      title: title,
      links: kinds.compactMap { kind in
        key.map {
          Link(
            title: kind.title,
            path: Route.memberChange.path(household, $0, kind.rawValue))
        }
      })
  }
}

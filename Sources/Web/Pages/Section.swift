import Operations

/// The few places of the product, as the bar on every page names them.
package enum Section: CaseIterable, Sendable {
  case today
  case people
  case inbox
  case matters
  case coverage
  case office

  var title: String {
    switch self {
    case .today: "今日"
    case .people: "名册"
    case .inbox: "待办"
    case .matters: "事项"
    case .coverage: "进度"
    case .office: "管理"
    }
  }

  var route: Route {
    switch self {
    case .today: .today
    case .people: .people
    case .inbox: .inbox
    case .matters: .matters
    case .coverage: .coverage
    case .office: .office
    }
  }

  /// Open to whoever may do something there.
  func isOpen(to account: SignedIn) -> Bool {
    let actor = Actor.account(account)
    return switch self {
    case .today: actor.may(.readOwnWork)
    case .people: actor.may(.readHousehold)
    case .inbox: actor.may(.readNotices)
    case .matters: actor.may(.readMatters)
    case .coverage: actor.may(.readCoverage)
    case .office: !OfficeEntry.all(for: actor).isEmpty
    }
  }

  /// Where an account begins: the first section open to it.
  static func first(for account: SignedIn) -> Section {
    allCases.first { $0.isOpen(to: account) } ?? .today
  }
}

/// A section in the bar.
package struct SectionLink: PagePart {
  package var title: String
  package var path: String
  package var isCurrent: Bool
  /// How many notices wait; nil for none.
  package var waiting: String?

  static func all(
    for account: SignedIn, current: Section?
  ) -> [SectionLink] {
    Section.allCases.filter { $0.isOpen(to: account) }.map { section in
      SectionLink(
        title: section.title, path: section.route.path(),
        isCurrent: section == current,
        waiting: section == .inbox ? Self.number(account) : nil)
    }
  }

  private static func number(_ account: SignedIn) -> String? {
    switch account.waitingNotices {
    case 0: nil
    case let number: number > 99 ? "99+" : String(number)
    }
  }

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "path": .text(\.path),
    "isCurrent": .flag(\.isCurrent),
    "waiting": .text(\.waiting),
  ]
}

import Casework
import Operations

/// 事项: what was found and waits for something.
package struct MattersPage: Page {
  package static let template = "matters"

  package var frame: Frame
  package var crumbs: [Crumb]
  /// Whose: 清河乡; empty for those of one's own links.
  package var place: String
  /// 访视问题清单 of the area, to be printed; nil where there is none.
  package var paperPath: String?
  /// The lists, with how many are on each.
  package var lists: [MatterListLink]
  package var title: String
  package var words: String
  package var cards: [MatterCard]
  /// Why there are none; nil where there are.
  package var emptyWords: String?
  package var range: String
  package var earlier: String?
  package var later: String?
  package var hasPager: Bool
  package var partsTitle: String
  package var parts: [LinkPart]
  package var hasParts: Bool
  /// What is open, by what it is about.
  package var domains: [MatterListLink]
  package var hasDomains: Bool
  /// The domain that is shown alone, with the way back to all.
  package var domain: LinkPart?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "place": .text(\.place),
    "paperPath": .text(\.paperPath),
    "lists": .list(\.lists),
    "title": .text(\.title),
    "words": .text(\.words),
    "cards": .list(\.cards),
    "emptyWords": .text(\.emptyWords),
    "range": .text(\.range),
    "earlier": .text(\.earlier),
    "later": .text(\.later),
    "hasPager": .flag(\.hasPager),
    "partsTitle": .text(\.partsTitle),
    "parts": .list(\.parts),
    "hasParts": .flag(\.hasParts),
    "domains": .list(\.domains),
    "hasDomains": .flag(\.hasDomains),
    "domain": .part(\.domain),
  ]
}

/// One of the lists.
package struct MatterListLink: PagePart {
  package var title: String
  /// Empty for a list that is not counted.
  package var count: String
  package var path: String
  package var isCurrent: Bool
  package var isLate: Bool

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "count": .text(\.count),
    "path": .text(\.path),
    "isCurrent": .flag(\.isCurrent),
    "isLate": .flag(\.isLate),
  ]
}

extension MattersPage {
  init(_ view: MatterListView, limit: Int, frame: Frame) {
    self.frame = frame
    let area = view.area?.code
    paperPath = area.flatMap { code in
      code.level.rawValue < AreaPaper.matters.widest.rawValue
        ? nil
        : Route.areaPaper.path(code.description, AreaPaper.matters.rawValue)
    }
    func path(
      _ list: MatterList, _ area: AreaCode?, of domain: String?,
      offset: Int
    ) -> String {
      var query = ["list=\(list.rawValue)"]
      if let area { query.append("area=\(area)") }
      if let domain {
        query.append("domain=\(PercentEncoding.encode(domain))")
      }
      if offset > 0 { query.append("offset=\(offset)") }
      return Route.matters.path() + "?" + query.joined(separator: "&")
    }
    func path(
      _ list: MatterList, _ area: AreaCode?, offset: Int = 0
    ) -> String {
      path(list, area, of: view.domain, offset: offset)
    }
    crumbs = view.above.map {
      Crumb(title: $0.name, path: path(view.list, $0.code))
    }
    place = view.area?.name ?? ""
    lists =
      !view.isOpen
      ? []
      : MatterList.allCases.map { list in
        let count = view.counts[list]
        return MatterListLink(
          title: list.title, count: count.map(String.init) ?? "",
          path: path(list, area), isCurrent: list == view.list,
          isLate: list.isWarning && (count ?? 0) > 0)
      }
    title = view.list.title
    words = view.list.words
    cards = view.lines.map {
      MatterCard(
        $0, seesHousehold: view.seesHouseholds, now: view.now,
        today: view.today)
    }
    emptyWords =
      !view.isOpen
      ? "请先选一个地方。"
      : cards.isEmpty ? view.list.emptyWords : nil
    let last = view.offset + cards.count
    range = cards.isEmpty ? "" : "第 \(view.offset + 1)–\(last) 件"
    earlier =
      view.offset > 0
      ? path(view.list, area, offset: max(0, view.offset - limit)) : nil
    later = view.hasMore ? path(view.list, area, offset: last) : nil
    hasPager = earlier != nil || later != nil
    partsTitle = "分\(view.parts.first?.code.level.word ?? "地方")看"
    parts = view.parts.map {
      LinkPart(title: $0.name, path: path(view.list, $0.code))
    }
    hasParts = !parts.isEmpty
    let policies = Set(view.domains.map(\.policy))
    domains = view.domains.map { found in
      MatterListLink(
        title: policies.count > 1
          ? "\(found.title)（\(found.policy)）" : found.title,
        count: String(found.count),
        path: path(.open, area, of: found.id, offset: 0),
        isCurrent: found.id == view.domain, isLate: false)
    }
    hasDomains = !domains.isEmpty
    domain = view.domain.map { id in
      LinkPart(
        title: view.domains.first { $0.id == id }?.title ?? id,
        path: path(view.list, area, of: nil, offset: 0))
    }
  }
}

extension MatterList {
  var title: String {
    switch self {
    case .open: "在办"
    case .late: "超时"
    case .pressing: "突发紧迫"
    case .word: "待家庭确认"
    case .untold: "待告知"
    case .checks: "待回访"
    case .long: "长期"
    case .moved: "待移交"
    case .closed: "已办结"
    }
  }

  var words: String {
    switch self {
    case .open: "登记以后还没有办结的，时限近的在前。"
    case .late: "过了时限还没有方案，或者过了计划日期还没有解决。"
    case .pressing: "突发、紧迫的，还没有办结。"
    case .word: "已经解决，还没有问家庭认不认可。"
    case .untold: "有了进展，还没有告诉家庭。"
    case .checks: "办结以后到了回访的日子，要问措施见没见效。"
    case .long: "长期存在，或者超过期限没有办结。"
    case .moved: "当事人已经离开，去向不在名册中。"
    case .closed: "已经办结的，新的在前。"
    }
  }

  fileprivate var emptyWords: String {
    switch self {
    case .open: "没有在办的事项。访视时发现问题，在访视表里选“有问题”就会登记在这里。"
    case .late: "没有超时的事项。"
    case .closed: "还没有办结的事项。"
    default: "没有\(title)的事项。"
    }
  }

  fileprivate var isWarning: Bool { self == .late || self == .moved }
}

import Casework
import Operations

/// Which lists of people there are.
package struct PeopleListsPage: Page {
  package static let template = "people-lists"

  package var frame: Frame
  package var peoplePath: String
  package var area: AreaPart
  package var counted: [CountedListPart]
  package var groups: [GroupListPart]
  package var hasGroups: Bool

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "peoplePath": .text(\.peoplePath),
    "area": .part(\.area),
    "counted": .list(\.counted),
    "groups": .list(\.groups),
    "hasGroups": .flag(\.hasGroups),
  ]

  init(_ index: PeopleListIndex, asked area: AreaCode?, frame: Frame) {
    self.frame = frame
    let query = AreaQuery(area)
    peoplePath = query.added(to: Route.people.path())
    self.area = AreaPart(
      index.choice, asked: area, path: Route.peopleLists.path())
    func path(_ name: PeopleListName) -> String {
      query.added(to: Route.peopleList.path(name.text))
    }
    counted = index.counted.map { list in
      CountedListPart(
        title: list.name.title, words: list.name.words,
        count: list.count.map {
          "\($0.words) \(list.name == .silent ? "户" : "人")"
        } ?? "分乡镇看",
        isAlarm: list.name.isAlarm && list.count.map { $0.number > 0 } ?? false,
        path: path(list.name))
    }
    groups = index.groups.map { group in
      GroupListPart(
        title: group.title, tier: group.tier.word, reason: group.reason,
        basis: group.basis, path: path(group.name))
    }
    hasGroups = !groups.isEmpty
  }
}

/// A list with the number of persons on it.
package struct CountedListPart: PagePart {
  package var title: String
  package var words: String
  package var count: String
  package var isAlarm: Bool
  package var path: String

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "words": .text(\.words),
    "count": .text(\.count),
    "isAlarm": .flag(\.isAlarm),
    "path": .text(\.path),
  ]
}

/// The list of a group of a document.
package struct GroupListPart: PagePart {
  package var title: String
  package var tier: String?
  package var reason: String
  package var basis: String
  package var path: String

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "tier": .text(\.tier),
    "reason": .text(\.reason),
    "basis": .text(\.basis),
    "path": .text(\.path),
  ]
}

extension TargetGroup.Tier {
  /// Nil for the base population.
  var word: String? {
    switch self {
    case .base: nil
    case .focus: "重点关注"
    case .special: "特别关注"
    }
  }
}

/// A list of people, a line each.
package struct PeopleListPage: Page {
  package static let template = "people-list"

  package var frame: Frame
  package var listsPath: String
  package var title: String
  package var words: String
  package var basis: String?
  package var area: AreaPart
  package var day: String
  package var count: String?
  package var table: Markup?
  package var emptyWords: String?
  package var pager: PagerPart?
  package var export: ExportPart?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "listsPath": .text(\.listsPath),
    "title": .text(\.title),
    "words": .text(\.words),
    "basis": .text(\.basis),
    "area": .part(\.area),
    "day": .text(\.day),
    "count": .text(\.count),
    "table": .markup(\.table),
    "emptyWords": .text(\.emptyWords),
    "pager": .part(\.pager),
    "export": .part(\.export),
  ]

  init(_ list: PeopleList, asked area: AreaCode?, frame: Frame) {
    self.frame = frame
    self.frame.title = list.title
    let query = AreaQuery(area)
    let path = Route.peopleList.path(list.name.text)
    listsPath = query.added(to: Route.peopleLists.path())
    title = list.title
    words = list.words
    basis = list.basis.isEmpty ? nil : list.basis
    self.area = AreaPart(list.choice, asked: area, path: path)
    day = list.day.inWords
    guard let persons = list.persons else {
      emptyWords = "范围太大，请先选择下面的一处再看名单。"
      export = list.mayExport ? ExportPart(list, area) : nil
      return
    }
    count =
      list.villages == nil ? "\(list.total.words) \(Self.unit(list))" : nil
    emptyWords = persons.isEmpty ? Self.empty(list) : nil
    table = persons.isEmpty ? nil : PeopleTable(list).markup
    pager = PagerPart(
      Self.range(list), offset: list.offset,
      step: list.villages?.count ?? list.limit, hasMore: list.hasMore
    ) { query.added(to: path, offset: $0) }
    export =
      list.mayExport && !persons.isEmpty ? ExportPart(list, area) : nil
  }

  private static func empty(_ list: PeopleList) -> String {
    if list.name == .silent { return "每一户都在\(PeopleListName.silentDays)天内联系过。" }
    return list.villages == nil ? "这个名单上没有人。" : "这几个村没有这一类对象。"
  }

  private static func range(_ list: PeopleList) -> String {
    if let villages = list.villages {
      return "第 \(villages.lowerBound + 1)–\(villages.upperBound) 个村，"
        + "共 \(list.villageCount) 个村"
    }
    let unit = unit(list)
    let last = list.offset + (list.persons?.count ?? 0)
    return "第 \(list.offset + 1)–\(last) \(unit)，"
      + "共 \(list.total.words) \(unit)"
  }

  private static func unit(_ list: PeopleList) -> String {
    list.persons?.contains { $0.number.isEmpty } == true ? "户" : "人"
  }
}

/// Takes the whole list along.
package struct ExportPart: PagePart {
  package var path: String
  package var area: String

  package static let fields: [String: PageField<Self>] = [
    "path": .text(\.path),
    "area": .text(\.area),
  ]

  init(_ list: PeopleList, _ area: AreaCode?) {
    path = Route.peopleExport.path(list.name.text)
    self.area = area?.description ?? ""
  }
}

extension PeopleCount {
  /// `312`, or `200 以上` where not all were counted.
  var words: String { isMore ? "\(number) 以上" : String(number) }
}

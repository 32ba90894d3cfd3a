import Casework
import Operations

/// 名册: a search over all one may see, and the households of a village.
package struct PeoplePage: Page {
  package static let template = "people"

  package var frame: Frame
  package var area: AreaPart
  package var listsPath: String
  package var alarm: AlarmPart?
  package var action: String
  package var search: InputPart
  /// What the lines are, in words; nil where there are none to show.
  package var heading: String?
  package var lines: [HouseholdLinePart]
  /// What to do where nobody is found.
  package var emptyWords: String?
  package var pager: PagerPart?
  /// The next page of people found.
  package var more: MorePart?
  /// Back from what was found to the list.
  package var listPath: String?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "area": .part(\.area),
    "listsPath": .text(\.listsPath),
    "alarm": .part(\.alarm),
    "action": .text(\.action),
    "search": .part(\.search),
    "heading": .text(\.heading),
    "lines": .list(\.lines),
    "emptyWords": .text(\.emptyWords),
    "pager": .part(\.pager),
    "more": .part(\.more),
    "listPath": .text(\.listPath),
  ]
}

/// A gap that somebody must close.
package struct AlarmPart: PagePart {
  package var words: String
  package var path: String

  package static let fields: [String: PageField<Self>] = [
    "words": .text(\.words),
    "path": .text(\.path),
  ]

  /// Persons nobody is responsible for; nil where there are none.
  init?(unassigned count: PeopleCount?) {
    guard let count, count.number > 0 else { return nil }
    words = "\(count.words) 名特困分散人员没有探访责任人"
    path = Route.peopleList.path(PeopleListName.unassigned.text)
  }
}

/// The same search from where this page ends.
package struct MorePart: PagePart {
  package var action: String
  package var kept: [KeptField]

  package static let fields: [String: PageField<Self>] = [
    "action": .text(\.action),
    "kept": .list(\.kept),
  ]
}

extension PeoplePage {
  /// The form, around which either answer is put.
  private init(
    _ choice: AreaChoice, asked area: AreaCode?, term: String,
    error: String?, alarm: AlarmPart?, frame: Frame
  ) {
    let path = Route.people.path()
    self.frame = frame
    self.area = AreaPart(choice, asked: area, path: path)
    self.alarm = alarm
    listsPath = AreaQuery(area).added(to: Route.peopleLists.path())
    action = path
    let place = choice.chosen.map { "在\($0.name)" } ?? ""
    search = FieldBuilder(
      problems: error.map { [FieldProblem(SearchPeople.field, $0)] } ?? []
    ).input(
      SearchPeople.field, id: "term", label: "\(place)查找", value: term,
      help: "姓名、拼音或首字母、证件号后四位或后六位、户编号、人员编号",
      type: "search")
    lines = []
  }

  init(
    _ list: HouseholdList, asked area: AreaCode?, alarm: AlarmPart?,
    frame: Frame
  ) {
    self.init(
      list.choice, asked: area, term: "", error: nil, alarm: alarm,
      frame: frame)
    guard let households = list.households else { return }
    heading = "\(list.total) 户"
    lines = households.map { HouseholdLinePart($0, today: list.day) }
    emptyWords = households.isEmpty ? "这里还没有建档的家庭。" : nil
    pager = PagerPart(
      offset: list.offset, shown: households.count, total: list.total,
      limit: list.limit, unit: "户"
    ) { AreaQuery(area).added(to: Route.people.path(), offset: $0) }
  }

  /// - Parameter isFirst: this is where the people found begin.
  init(
    _ found: PeopleFound, term: String, isFirst: Bool, asked area: AreaCode?,
    alarm: AlarmPart?, frame: Frame
  ) {
    self.init(
      found.choice, asked: area, term: term, error: nil, alarm: alarm,
      frame: frame)
    listPath = AreaQuery(area).added(to: Route.people.path())
    let count = found.households.count
    if found.needsArea {
      heading = "请先选择市、县"
    } else if isFirst, found.next == nil {
      heading = "找到 \(count) 户"
    } else {
      heading = isFirst ? "找到的前 \(count) 户" : "接下来的 \(count) 户"
    }
    lines = found.households.map { HouseholdLinePart($0, today: found.day) }
    if found.households.isEmpty, !found.needsArea {
      emptyWords = "没有找到。请检查有没有错字，或者换用姓名的一部分、证件号后四位。"
    }
    more = found.next.map { next in
      MorePart(
        action: Route.people.path(),
        kept: [
          KeptField(name: SearchPeople.field, value: term),
          KeptField(name: AreaQuery.name, value: area?.description ?? ""),
          KeptField(name: PeopleEndpoints.afterName, value: next.text),
        ])
    }
  }

  /// The form given back with what is wrong with it.
  init(
    refused words: String, term: String, _ list: HouseholdList,
    asked area: AreaCode?, alarm: AlarmPart?, frame: Frame
  ) {
    self.init(
      list.choice, asked: area, term: term, error: words, alarm: alarm,
      frame: frame)
  }
}

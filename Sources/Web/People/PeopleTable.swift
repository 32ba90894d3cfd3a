import Casework
import Exchange
import Operations

/// A list of people in rows and columns, for a page and for a file.
struct PeopleTable {
  private let list: PeopleList

  init(_ list: PeopleList) { self.list = list }

  /// Nil for lists that are about no day.
  private var dayTitle: String? {
    switch list.name {
    case .certificate90, .certificate180, .certificateExpired: "有效期至"
    case .left: "日期"
    case .silent: "最近联系"
    case .unassigned, .suspected, .protected, .unguarded, .group: nil
    }
  }

  private func disability(_ person: ListedPerson) -> String {
    guard let category = person.category else { return "" }
    let levels = ["一", "二", "三", "四"]
    return (1...4).contains(person.level)
      ? "\(category.word)\(levels[person.level - 1])级" : category.word
  }

  private func about(_ person: ListedPerson) -> String {
    [person.sex, person.age.map { "\($0)岁" } ?? "", disability(person)]
      .filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func dayWords(_ person: ListedPerson) -> String {
    guard let day = person.day else {
      return list.name == .silent ? "从未" : ""
    }
    let words = ChineseDays.short(day, today: list.day)
    guard case .left = list.name else { return words }
    return words + (person.hasDied ? " 去世" : " 离户")
  }

  private var isOfProtection: Bool {
    list.name == .protected || list.name == .unguarded
  }

  /// What puts somebody on the list, and that nobody acts for him.
  private func flags(_ person: ListedPerson) -> [String] {
    guard let protection = person.protection else { return [] }
    return [
      protection.isMinor ? "未成年" : nil, protection.capacity?.word,
      protection.guardian.isEmpty ? Self.unguarded : nil,
    ].compactMap(\.self)
  }

  private static let unguarded = "无监护人"

  private func protection(
    _ person: ListedPerson, in html: inout Markup
  ) {
    html.open("td", class: "people-guardian")
    if let guardian = person.protection?.guardian, !guardian.isEmpty {
      html.add(text: guardian)
      html.add("<br>")
    }
    for flag in flags(person) {
      let isLate = flag == Self.unguarded
      html.open("span", class: isLate ? "tag tag-late" : "tag")
      if isLate {
        html.add("<span class=\"shape\" aria-hidden=\"true\">▲</span>")
      }
      html.add(text: flag)
      html.close("span")
      html.add(" ")
    }
    html.close("td")
  }

  var markup: Markup {
    var html = Markup()
    html.open("table", class: "people-table")
    html.add("<thead><tr><th scope=\"col\">")
    html.add(text: list.name == .silent ? "户" : "姓名")
    html.add("</th>")
    if isOfProtection { html.add("<th scope=\"col\">监护人和情况</th>") }
    html.add("<th scope=\"col\">家庭和住址</th>")
    if let dayTitle {
      html.add("<th scope=\"col\">")
      html.add(text: dayTitle)
      html.close("th")
    }
    html.add("</tr></thead><tbody>")
    for person in list.persons ?? [] { row(person, in: &html) }
    html.add("</tbody></table>")
    return html
  }

  private func row(_ person: ListedPerson, in html: inout Markup) {
    let home = HouseholdName.of(head: person.head, number: person.household)
    html.add("<tr><th scope=\"row\"><a")
    html.attribute("href", Route.household.path(person.household))
    html.add(">")
    html.add(text: person.name.isEmpty ? home : person.name)
    html.add("</a>")
    let about = about(person)
    if !about.isEmpty {
      html.add("<br>")
      html.element("span", class: "muted", about)
    }
    html.close("th")
    if isOfProtection { protection(person, in: &html) }
    html.add("<td>")
    if !person.name.isEmpty {
      html.add(text: home)
      html.add("<br>")
    }
    let place = [person.villageName, person.address]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    html.element("span", class: "muted", place)
    html.close("td")
    if dayTitle != nil {
      html.element("td", class: "people-day", dayWords(person))
    }
    html.close("tr")
  }

  /// The columns of the file.
  var header: [String] {
    var header = [
      "人员编号", "姓名", "性别", "年龄", "残疾类别等级", "户编号", "户主", "村", "住址",
    ]
    if let dayTitle { header.append(dayTitle) }
    if case .left = list.name { header.append("原因") }
    if isOfProtection { header += ["监护人", "情况"] }
    return header
  }

  var rows: [[SheetCell]] {
    (list.persons ?? []).map { person in
      var cells: [SheetCell] = [
        .text(person.number), .text(person.name), .text(person.sex),
        person.age.map(SheetCell.number) ?? .empty,
        .text(disability(person)), .text(person.household),
        .text(person.head), .text(person.villageName), .text(person.address),
      ]
      if dayTitle != nil { cells.append(.text(person.day?.description ?? "")) }
      if case .left = list.name {
        cells.append(.text(person.hasDied ? "去世" : "离户"))
      }
      if isOfProtection {
        cells.append(.text(person.protection?.guardian ?? ""))
        cells.append(.text(flags(person).joined(separator: "、")))
      }
      return cells
    }
  }
}

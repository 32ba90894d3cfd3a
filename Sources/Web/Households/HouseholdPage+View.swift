import Casework
import Operations

extension HouseholdPage {
  /// - Parameter saved: 访视编号 of what has just been recorded.
  init(_ view: HouseholdView, saved: String?, frame: Frame) {
    let today = view.day
    let number = view.record.number
    let name = HouseholdName.of(head: view.record.head, number: number)
    self.name = name
    self.number = number
    self.frame = frame
    self.frame.title = name
    place = view.path.joined(separator: " ")
    let address = [view.record.grid, view.record.address]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    self.address = address.isEmpty ? nil : address
    notices = Self.notices(view)
    visitPath = view.mayRecord ? Route.newVisit.path(number) : nil

    let current = view.duties.filter { $0.window.last >= today }
    let past = view.duties.filter { $0.window.last < today }
    duties = current.map { DutyPart($0, today: today) }
    hasDuties = !current.isEmpty
    pastDuties = past.reversed().map { DutyPart($0, today: today) }
    pastTitle = past.isEmpty ? nil : "今年已过的 \(past.count) 期"

    members = view.members.map { MemberPart($0, today: today) }
    formerMembers = view.formerMembers.map { MemberPart($0, today: today) }
    formerTitle =
      view.formerMembers.isEmpty
      ? nil : "曾在户的 \(view.formerMembers.count) 人"
    categories = view.categories.map(CategoryPart.init)
    hasCategories = !view.categories.isEmpty
    circumstances = view.circumstances.map { item in
      let days = ChineseDays.days(item.span, today: today)
      let note = item.note.isEmpty ? "" : "：\(item.note)"
      return TextLine("\(item.kind.word)（\(days)）\(note)")
    }
    hasCircumstances = !view.circumstances.isEmpty

    visits = view.visits.map { VisitPart($0, of: number, today: today) }
    hasVisits = !view.visits.isEmpty
    visitCount = "\(view.visitCount) 次"
    self.saved = saved.flatMap { SavedNotice($0, in: view) }
  }

  private static func notices(_ view: HouseholdView) -> [TextLine] {
    var lines: [TextLine] = []
    if !view.isOnFile { lines.append(TextLine("这一户已经销户，不再访视。")) }
    if let suspension = view.suspension {
      let days = ChineseDays.days(suspension.span, today: view.day)
      lines.append(
        TextLine("暂停入户（\(days)）：\(suspension.reason)。可先电话或视频联系。"))
    }
    lines += view.absences.map { absence in
      let days = ChineseDays.days(absence.span, today: view.day)
      return TextLine(
        "\(absence.person ?? "全户")\(absence.reason.word)（\(days)），期间免访。")
    }
    return lines
  }
}

extension SavedNotice {
  /// Nil where no such visit is on the page.
  fileprivate init?(_ number: String, in view: HouseholdView) {
    let standing = view.visits.map(\.standing)
    guard let visit = standing.first(where: { $0.number == number }) else {
      return nil
    }
    let time = ChineseDays.time(visit.at, today: view.day)
    let cleared = view.duties.filter {
      $0.state == .done && $0.events.contains(number)
    }
    let titles = cleared.map { $0.person.map { "（\($0)）" } ?? "" }
    let done = zip(cleared, titles).map { $0.title + $1 }
    words =
      "已保存：\(time) \(visit.mode.word)，\(visit.result.word)。"
      + (done.isEmpty
        ? Self.nothingDone(visit)
        : "因此完成的职责：\(done.joined(separator: "、"))。")
    todayPath = Route.today.path()
  }

  /// So that nobody believes a household settled that is not.
  private static func nothingDone(_ visit: VisitView) -> String {
    let isCall = visit.mode != .home && visit.mode != .inPerson
    return isCall && visit.result == .completed && visit.reason == nil
      ? "没有选未入户原因，不能记为保持联系，仍需入户。" : "没有职责因此完成。"
  }
}

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
    if frame.emergencyPath != nil {
      self.frame.emergencyPath = Route.householdEmergency.path(number)
      messagesPath = Route.messages.path(number)
    }
    place = view.path.joined(separator: " ")
    let address = [view.record.grid, view.record.address]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    self.address = address.isEmpty ? nil : address
    notices = Self.notices(view)
    visitPath = view.mayRecord ? Route.newVisit.path(number) : nil

    bookletPath = Route.booklet.path(number)
    callPath = view.mayCall ? Route.calls.path(number) : nil

    let (urgent, past) = Self.byUrgency(view.duties, today: today)
    duties = urgent.map { DutyPart($0, today: today) }
    hasDuties = !urgent.isEmpty
    pastDuties = past.map { DutyPart($0, today: today) }
    pastTitle = past.isEmpty ? nil : "已过的 \(past.count) 期的说明"
    timeline = TimelinePart.lines(view.duties, today: today)
    hasTimeline = !timeline.isEmpty

    members = view.members.map {
      MemberPart(
        $0, of: number, today: today,
        numbersOf: view.mayReveal ? number : nil)
    }
    formerMembers = view.formerMembers.map {
      MemberPart(
        $0, of: number, today: today,
        numbersOf: view.mayReveal ? number : nil)
    }
    formerTitle =
      view.formerMembers.isEmpty
      ? nil : "曾在户的 \(view.formerMembers.count) 人"
    categories = view.categories.map(CategoryPart.init)
    hasCategories = !view.categories.isEmpty
    let known = view.circumstances.map { CircumstancePart($0, today: today) }
    circumstances =
      known.filter { !$0.isEnded } + known.filter { $0.isEnded }
    hasCircumstances = !view.circumstances.isEmpty

    visits = view.visits.map { VisitPart($0, of: number, today: today) }
    hasVisits = !view.visits.isEmpty
    visitCount = "\(view.visitCount) 次"
    self.saved = saved.flatMap { SavedNotice($0, in: view) }
  }

  /// Debts first, the oldest before all; then what is open, by its last day;
  /// then what is settled though its window runs. Apart from these the
  /// windows that have passed, the latest first.
  private static func byUrgency(
    _ duties: [DutyView], today: Day
  ) -> (urgent: [DutyView], past: [DutyView]) {
    func rank(_ duty: DutyView) -> Int? {
      if duty.isOverdue { return 0 }
      if duty.window.last < today { return nil }
      return duty.state == .open ? 1 : 2
    }
    let urgent = duties.filter { rank($0) != nil }
      .sorted { left, right -> Bool in
        let (one, other) = (rank(left) ?? 0, rank(right) ?? 0)
        if one != other { return one < other }
        if left.window.last != right.window.last {
          return left.window.last < right.window.last
        }
        return (left.duty, left.unit) < (right.duty, right.unit)
      }
    return (urgent, duties.filter { rank($0) == nil })
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

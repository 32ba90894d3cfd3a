import Casework
import Operations

extension TodayPage {
  init(_ list: TodayList, alarm: AlarmPart?, frame: Frame) {
    self.frame = frame
    self.alarm = alarm
    day = ChineseDays.long(list.day)
    owed = String(list.owed)
    overdue = String(list.overdue)
    hasOverdue = list.overdue > 0
    doneThisWeek = String(list.doneThisWeek)
    standing = list.standing.map(StandingPart.init)
    hasStanding = !list.standing.isEmpty
    cards = list.cards.map {
      TodayCardPart($0, today: list.day, mayCall: list.mayCall)
    }
    isEmpty = list.cards.isEmpty
    done = list.done.map { DonePart($0, today: list.day) }
    let isCut = list.recordedThisWeek > done.count
    doneTitle =
      done.isEmpty
      ? nil
      : "本周记录的 \(list.recordedThisWeek) 次访视"
        + (isCut ? "（列出最近 \(done.count) 次）" : "")
    pager = PagerPart(
      offset: list.offset, shown: list.cards.count, total: list.owed,
      limit: list.limit, unit: "户", path: Self.path)
    stale = list.isRecomputing ? "台账正在重新计算，这一页按登记资料当场核算，打开会慢一些。" : nil
  }

  private static func path(_ offset: Int) -> String {
    Route.today.path() + (offset == 0 ? "" : "?offset=\(offset)")
  }
}

extension TodayCardPart {
  fileprivate init(_ card: TodayCard, today: Day, mayCall: Bool) {
    name = HouseholdName.of(head: card.head, number: card.household)
    place = [card.villageName, card.grid, card.address]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    path = Route.household.path(card.household)
    visitPath = Route.newVisit.path(card.household)
    callPath = mayCall ? Route.calls.path(card.household) : nil
    left = ChineseDays.left(card.due, today: today)
    if card.isOverdue {
      mark = .overdue
    } else if card.duties.allSatisfy(\.isContactKept) {
      mark = .kept
    } else {
      mark = left == nil ? .due : .soon
    }
    due = ChineseDays.short(card.due, today: today) + "前完成"
    duties = card.duties.map { TodayDutyPart($0, today: today) }
    reasons = Self.words(of: card.reasons)
    lastContact =
      card.lastContact.map {
        "上次 \(ChineseDays.short($0.day, today: today)) \($0.mode.word)"
      } ?? "还没有联系记录"
  }

  /// The first few; the page of the household has them all.
  private static func words(of reasons: [String]) -> String? {
    if reasons.isEmpty { return nil }
    let words = reasons.prefix(3).joined(separator: "；")
    return reasons.count > 3 ? "\(words)；等 \(reasons.count) 项" : words
  }
}

extension TodayDutyPart {
  fileprivate init(_ duty: TodayDuty, today: Day) {
    title = duty.title
    person = duty.person
    window = ChineseDays.window(duty.window, today: today)
    progress = "已计 \(duty.counted)/\(duty.required) 次"
    modes = duty.modes.map(\.word).joined(separator: "、")
    basis = "\(duty.policy) \(duty.clause)"
    missed = duty.missed.map {
      ChineseDays.window($0, today: today) + "未完成"
    }
    var remarks: [String] = []
    if duty.isContactKept { remarks.append("已电话或视频联系，入户仍欠") }
    if let other = duty.actingFor { remarks.append("代\(other)") }
    if duty.isShared { remarks.append("其他人也负责，一人去访，大家都算") }
    self.remarks = remarks.isEmpty ? nil : remarks.joined(separator: "；")
  }
}

import Casework
package import Database
import Records

/// Tells townships of those who have been without an agreement for longer
/// than the rules bear (DS-39): when somebody's days run out, with how many
/// there are. Settles it where nobody is left.
package struct FindCareGaps: Operation {
  package static let permission = Permission.runJobs
  package static let reach = WriteReach.aside
  package static let action = AuditAction.findCareGaps

  package init() {}

  /// The number of townships told or told no more.
  package func perform(in context: OperationContext) throws -> Int {
    let gaps = try CareGaps(context)
    let notifier = Notifier(context)
    for subject in gaps.settled {
      try notifier.settle(subject, because: "都有了协议或另有安排")
    }
    for gap in gaps.found {
      // It says how many there are now: what it said before is no more, but
      // for the time by which it was to be acknowledged.
      let term = context.now.adding(Int64(gap.daysWithout) * 86_400)
      try notifier.settle(gap.subject, because: "另有新的提醒")
      try notifier.send(
        Notice(
          .careMissing, about: gap.subject, in: gap.township,
          "\(gap.number)人没有有效照料协议超过\(gap.daysWithout)天，"
            + "请尽快签订或安排集中供养",
          to: [.office(gap.township, .local)],
          // As long again as the rules bear, then it rises.
          acknowledgeBy: min(term, gap.acknowledgeBy ?? term)))
      try context.audit(
        county: gap.township.countyKey, subject: "\(gap.township)",
        detail: "without agreement \(gap.number)")
    }
    if gaps.isEmpty { context.isRepeated = true }
    return gaps.found.count + gaps.settled.count
  }
}

/// Townships that are to be told of people without an agreement, worked out
/// from the facts.
struct CareGaps {
  struct Gap {
    var township: AreaCode
    var number = 0
    var daysWithout = 0
    /// The latest day on which somebody's days had run out.
    var latest = Day.distantPast
    /// Of what still waits there.
    var acknowledgeBy: Moment?

    var subject: Notice.Subject { CareGaps.subject(township) }
  }

  private(set) var found: [Gap] = []
  /// Told before, and nobody is left.
  private(set) var settled: [Notice.Subject] = []

  var isEmpty: Bool { found.isEmpty && settled.isEmpty }

  init(_ context: OperationContext) throws {
    let store = NoticeStore(context.connection)
    var gaps: [AreaCode: Gap] = [:]
    let areas = try AreaRegister(context.connection).areas(in: nil)
      .map(\.record.code)
    var survey = try CareSurvey(context)
    for county in Set(areas).sorted() where county.level == .county {
      try survey.add(PeopleScope(county: county.countyKey, areas: [county]))
    }
    for (village, line) in survey.lines {
      guard let without = line.standing?.without,
        let since = line.standing?.alarmSince,
        let township = village.ancestor(.township)
      else { continue }
      var gap = gaps[township] ?? Gap(township: township)
      gap.number += 1
      gap.daysWithout = max(gap.daysWithout, since - without)
      gap.latest = max(gap.latest, since)
      gaps[township] = gap
    }
    for (township, gap) in gaps.sorted(by: { $0.key < $1.key }) {
      // What was settled says nothing of who is without one now.
      let told = try store.notices(
        about: Self.subject(township).stored, in: township.countyKey
      ).filter { notice in
        try notice.raisedFrom == nil
          && !store.steps(of: notice).contains { $0.kind == .settled }
      }
      let last = told.map(\.sentAt.day).max()
      if last.map({ gap.latest > $0 }) ?? true {
        var gap = gap
        gap.acknowledgeBy = told.filter(\.isOpen).compactMap(\.acknowledgeBy)
          .min()
        found.append(gap)
      }
    }
    for township in Set(areas).sorted()
    where township.level == .township && gaps[township] == nil {
      let subject = Self.subject(township)
      if try store.notices(about: subject.stored, in: subject.county)
        .contains(where: \.isOpen)
      {
        settled.append(subject)
      }
    }
  }

  static func subject(_ township: AreaCode) -> Notice.Subject {
    Notice.Subject(
      .careList, county: township.countyKey, number: "\(township)")
  }
}

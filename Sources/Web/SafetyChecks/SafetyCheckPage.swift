import Casework
import Operations

/// A safety check or a first visit on a list: on 今日.
package struct SafetyCheckPart: PagePart {
  package var path: String
  package var title: String
  package var name: String
  package var words: String
  package var due: String
  package var mark: StatusMark

  package static let fields: [String: PageField<Self>] = [
    "path": .text(\.path),
    "title": .text(\.title),
    "name": .text(\.name),
    "words": .text(\.words),
    "due": .text(\.due),
    "mark": .part(\.mark),
  ]

  init(_ line: SafetyCheckLine, today: Day) {
    path = Route.safetyCheck.path(line.id)
    title = line.title
    let head = line.head.map {
      HouseholdName.of(head: $0, number: line.household)
    }
    name = "\(line.village) · \(head ?? "户 \(line.household)")"
    words = line.words
    let isDay = line.due == Moment.end(of: line.due.day)
    due =
      (isDay
        ? ChineseDays.short(line.due.day, today: today)
        : ChineseDays.time(line.due, today: today)) + " 前完成"
    if !line.isOpen {
      mark = StatusMark(tone: "done", shape: "✓", label: "已办结")
    } else if line.isLate {
      mark = StatusMark(tone: "late", shape: "▲", label: "逾期")
    } else {
      mark = StatusMark(tone: "soon", shape: "◆", label: "待办")
    }
  }
}

/// One of them: go there, call, report, or say how all is well.
package struct SafetyCheckPage: Page {
  package static let template = "safety-check"

  package var frame: Frame
  package var check: SafetyCheckPart
  package var inboxPath: String
  package var help: String
  package var errors: ErrorSummary?
  package var visitPath: String?
  package var householdPath: String?
  package var emergencyPath: String?
  package var outcome: String?
  package var notices: [NoticePart]
  package var hasNotices: Bool
  package var close: Close?

  package struct Close: PagePart {
    package var path: String
    package var words: InputPart

    package static let fields: [String: PageField<Self>] = [
      "path": .text(\.path),
      "words": .part(\.words),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "check": .part(\.check),
    "inboxPath": .text(\.inboxPath),
    "help": .text(\.help),
    "errors": .part(\.errors),
    "visitPath": .text(\.visitPath),
    "householdPath": .text(\.householdPath),
    "emergencyPath": .text(\.emergencyPath),
    "outcome": .text(\.outcome),
    "notices": .list(\.notices),
    "hasNotices": .flag(\.hasNotices),
    "close": .part(\.close),
  ]
}

extension SafetyCheckPage {
  init(
    _ view: ReadSafetyCheck.View, mayRecord: Bool, typed: TypedForm?,
    frame: Frame
  ) {
    self.frame = frame
    let line = view.line
    self.frame.title = line.title
    check = SafetyCheckPart(line, today: view.today)
    inboxPath = Route.inbox.path()
    help =
      line.isSilence
      ? "马上联系本人、亲属、照料人或邻居，必要时上门。登记一次联系上的访视，核查自动办结；有危险的，报告应急。"
      : "登记一次见到人的入户访视，首访自动办结。"
    errors = TypedForm.summary(typed)
    let isWork = view.seesHousehold && line.isOpen
    visitPath =
      isWork && mayRecord ? Route.newVisit.path(line.household) : nil
    householdPath =
      view.seesHousehold ? Route.household.path(line.household) : nil
    emergencyPath =
      isWork && view.mayClose
      ? Route.householdEmergency.path(line.household) : nil
    outcome = line.closedAt.map {
      "\(ChineseDays.time($0, today: view.today)) \(line.closedBy)："
        + line.outcome
    }
    notices = view.notices.map { NoticePart($0, today: view.today) }
    hasNotices = !notices.isEmpty
    close =
      view.mayClose
      ? Close(
        path: Route.safetyCheckEnd.path(line.id),
        words: TypedForm.builder("close", typed).input(
          CloseSafetyCheck.field, id: "close-\(CloseSafetyCheck.field)",
          label: "怎样核实的、人是否安全",
          value: TypedForm.value(
            CloseSafetyCheck.field, in: "close", of: typed),
          help: "没有登记访视、由别的途径核实的才填这里。", isLong: true))
      : nil
  }
}

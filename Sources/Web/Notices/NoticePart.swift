import Casework
import Operations

/// A notice as a list shows it.
package struct NoticePart: PagePart {
  package var path: String
  package var kind: String
  package var text: String
  package var to: String
  package var mark: StatusMark
  /// `5月20日 10:10 前确认`.
  package var due: String?
  package var sent: String
  /// `清河乡党委政府无人在岗，已转到这里`.
  package var vacant: String?

  package static let fields: [String: PageField<Self>] = [
    "path": .text(\.path),
    "kind": .text(\.kind),
    "text": .text(\.text),
    "to": .text(\.to),
    "mark": .part(\.mark),
    "due": .text(\.due),
    "sent": .text(\.sent),
    "vacant": .text(\.vacant),
  ]

  init(_ line: NoticeLine, today: Day) {
    path = Route.notice.path(line.id)
    kind = line.kind
    text = line.text
    to = line.to
    mark = StatusMark(line)
    let isOpen = line.state == .waiting || line.state == .late
    due =
      isOpen
      ? line.acknowledgeBy.map {
        ChineseDays.time($0, today: today) + " 前确认"
          + (line.isRaised ? "，已报上一级" : "")
      } : nil
    sent = "\(ChineseDays.time(line.sentAt, today: today)) \(line.sender)"
    vacant =
      line.vacant.isEmpty
      ? nil : "\(line.vacant.joined(separator: "、"))无人在岗，直接送到\(line.to)"
  }
}

extension StatusMark {
  init(_ line: NoticeLine) {
    switch line.state {
    case .late: self.init(tone: "late", shape: "▲", label: "逾期未确认")
    case .acknowledged: self.init(tone: "done", shape: "✓", label: "已确认")
    case .settled: self.init(tone: "none", shape: "–", label: "不再需要")
    case .waiting:
      if line.acknowledgeBy == nil {
        self.init(tone: "due", shape: "●", label: "待看")
      } else {
        self.init(tone: "soon", shape: "◆", label: "待确认")
      }
    }
  }
}

extension Notice.Subject.Kind {
  /// Where its page is; nil where it has none yet.
  func path(_ number: String) -> String? {
    switch self {
    case .incident: Route.incident.path(number)
    case .safetyCheck: Route.safetyCheck.path(number)
    case .household: Route.messages.path(number)
    case .agreement: Route.agreement.path(number)
    case .matter: Route.matter.path(number)
    case .referral: Route.referral.path(number)
    case .warning: Route.warning.path(number)
    case .childReport: Route.childReport.path(number)
    case .careList:
      Route.care.path() + "?list=\(CareListName.without.rawValue)"
        + "&\(AreaQuery.name)=\(number)"
    }
  }

  var pageTitle: String {
    switch self {
    case .incident: "打开这起应急"
    case .safetyCheck: "打开这件核查"
    case .household: "打开这一户的转告"
    case .agreement: "打开这份协议"
    case .matter: "打开这件事项"
    case .referral: "打开这件转介"
    case .warning: "打开这件预警"
    case .childReport: "打开这份儿童残疾报告"
    case .careList: "打开没有协议的名单"
    }
  }
}

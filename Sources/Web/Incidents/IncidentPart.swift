import Casework
import Operations

/// An emergency as a list shows it.
package struct IncidentPart: PagePart {
  package var path: String
  package var title: String
  package var mark: StatusMark
  package var about: String
  package var reported: String
  /// 重大事件, 照料缺失（一票否决）, 书面记录逾期.
  package var tags: [TextLine]

  package static let fields: [String: PageField<Self>] = [
    "path": .text(\.path),
    "title": .text(\.title),
    "mark": .part(\.mark),
    "about": .text(\.about),
    "reported": .text(\.reported),
    "tags": .list(\.tags),
  ]

  init(_ line: IncidentLine, today: Day) {
    path = Route.incident.path(line.id)
    title = line.title
    mark = StatusMark(line.state)
    about = [line.village, line.name ?? "户 \(line.household)"]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    reported =
      "\(ChineseDays.time(line.reportedAt, today: today)) "
      + "\(line.reporter)报告"
    var tags: [String] = []
    if line.isSerious { tags.append("重大事件") }
    if line.isCareGap { tags.append("照料缺失（一票否决）") }
    if line.isRecordLate { tags.append("书面记录逾期") }
    self.tags = tags.map { TextLine($0) }
  }
}

extension StatusMark {
  init(_ state: IncidentState) {
    switch state {
    case .reported: self.init(tone: "late", shape: "▲", label: state.word)
    case .responding: self.init(tone: "soon", shape: "◆", label: state.word)
    case .handled: self.init(tone: "kept", shape: "◇", label: state.word)
    case .reviewed: self.init(tone: "done", shape: "✓", label: state.word)
    }
  }
}

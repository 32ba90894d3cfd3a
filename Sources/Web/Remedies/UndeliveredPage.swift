import Casework
import Operations

/// 未落实的转介, by body.
package struct UndeliveredPage: Page {
  package static let template = "undelivered"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var place: String
  package var bodies: [Body]
  package var isEmpty: Bool
  package var isCut: Bool

  package struct Body: PagePart {
    package var title: String
    package var words: String
    package var mark: StatusMark?
    package var lines: [Line]

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "words": .text(\.words),
      "mark": .part(\.mark),
      "lines": .list(\.lines),
    ]
  }

  package struct Line: PagePart {
    package var title: String
    package var path: String
    package var place: String
    package var due: String
    package var mark: StatusMark

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "path": .text(\.path),
      "place": .text(\.place),
      "due": .text(\.due),
      "mark": .part(\.mark),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "place": .text(\.place),
    "bodies": .list(\.bodies),
    "isEmpty": .flag(\.isEmpty),
    "isCut": .flag(\.isCut),
  ]

  init(_ view: UndeliveredView, frame: Frame) {
    self.frame = frame
    crumbs = [.office]
    place = view.area.name
    bodies = view.bodies.map { body in
      Body(
        title: body.title,
        words: "待受理 \(body.sent) 件，已受理未落实 \(body.accepted) 件",
        mark: body.overdue > 0
          ? StatusMark(
            tone: "late", shape: "▲", label: "逾期 \(body.overdue) 件") : nil,
        lines: body.lines.map { line in
          Line(
            title: line.title
              + (line.isRestricted ? "（限制查看）" : ""),
            path: Route.referral.path(line.referral),
            place: "\(line.villageName) \(line.head) "
              + line.household,
            due: "\(ChineseDays.short(line.dueOn, today: view.today))前落实",
            mark: StatusMark(line.state, isOverdue: line.isOverdue))
        })
    }
    isEmpty = view.bodies.isEmpty
    isCut = view.isCut
  }
}

import Casework
import Operations

/// What is on record of an infringement.
package struct InfringementPage: Page {
  package static let template = "infringement"

  package var frame: Frame
  package var matterTitle: String
  package var matterPath: String
  package var about: String
  package var mark: StatusMark
  package var saved: String?
  package var facts: [FactPart]
  package var formPath: String?
  package var acts: [ProtectionActPart]

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "matterTitle": .text(\.matterTitle),
    "matterPath": .text(\.matterPath),
    "about": .text(\.about),
    "mark": .part(\.mark),
    "saved": .text(\.saved),
    "facts": .list(\.facts),
    "formPath": .text(\.formPath),
    "acts": .list(\.acts),
  ]

  init(_ view: InfringementView, isSaved: Bool, frame: Frame) {
    self.frame = frame
    self.frame.title = "侵权记录"
    matterTitle = view.matterTitle
    matterPath = Route.matter.path(view.matter)
    about = [
      HouseholdName.of(head: view.head, number: view.household),
      view.person ?? "",
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    let content = view.content
    mark = StatusMark(content)
    saved = isSaved ? "已保存。" : nil
    let today = view.today
    let report = content.report.map { report in
      "\(report.body.word)，\(ChineseDays.time(report.at, today: today))"
    }
    facts = [
      ("发生", ChineseDays.short(content.happened, today: today)),
      ("类型", content.kind.word), ("经过", content.words),
      ("反映", report ?? "还没有，发生已\(today - content.happened)天"),
      (
        "用时",
        content.daysToReport.map {
          $0 == 0 ? "发生当天反映" : "发生后\($0)天反映"
        } ?? ""
      ),
      ("处理结果", content.outcome.isEmpty ? "还没有" : content.outcome),
    ].filter { !$0.1.isEmpty }.map { FactPart(name: $0.0, value: $0.1) }
    formPath =
      view.mayRecord ? Route.infringementForm.path(view.matter) : nil
    acts = view.acts.enumerated().reversed().map { place, act in
      ProtectionActPart(
        title: place == 0 ? "登记" : "补充或更正", why: act.why, at: act.at,
        by: act.by, today: today)
    }
  }
}

extension StatusMark {
  fileprivate init(_ content: Infringement) {
    if content.report == nil {
      self.init(tone: "late", shape: "▲", label: "还没有反映")
    } else if content.outcome.isEmpty {
      self.init(tone: "soon", shape: "◆", label: "已反映，等结果")
    } else {
      self.init(tone: "done", shape: "✓", label: "有结果")
    }
  }
}

/// On the page of a matter: whether something is on record, and the way to
/// it for who may.
package struct InfringementMarkPart: PagePart {
  package var words: String
  package var path: String?
  package var formPath: String?

  package static let fields: [String: PageField<Self>] = [
    "words": .text(\.words),
    "path": .text(\.path),
    "formPath": .text(\.formPath),
  ]

  init(_ mark: MarkInfringement.Mark, of matter: String) {
    if !mark.isThere {
      words = "这件事是侵害了当事人权益的，登记侵权事件：何时、何种、向哪里反映、结果如何。"
    } else if mark.mayRead {
      words = "有侵权记录，限制查看；每次查看都有记录。"
    } else {
      words = "有侵权记录，限制查看。需要了解的，请联系乡镇。"
    }
    path =
      mark.isThere && mark.mayRead ? Route.infringement.path(matter) : nil
    formPath =
      !mark.isThere && mark.mayRecord
      ? Route.infringementForm.path(matter) : nil
  }
}

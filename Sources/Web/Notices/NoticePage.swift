import Casework
import Operations

/// One notice: what it says, who has it, what became of it.
package struct NoticePage: Page {
  package static let template = "notice"
  static let acknowledgement = "acknowledgement"
  static let reply = "reply"

  package var frame: Frame
  package var notice: NoticePart
  package var inboxPath: String
  package var errors: ErrorSummary?
  package var subjectPath: String?
  package var subjectTitle: String
  package var staff: String?
  package var steps: [Step]
  package var hasSteps: Bool
  package var others: [NoticePart]
  package var hasOthers: Bool
  package var acknowledgement: Answer?
  package var reply: Answer?

  package struct Step: PagePart {
    package var title: String
    package var text: String?
    package var words: String

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "text": .text(\.text),
      "words": .text(\.words),
    ]
  }

  /// A form to answer with.
  package struct Answer: PagePart {
    package var path: String
    package var id: String
    package var text: InputPart

    package static let fields: [String: PageField<Self>] = [
      "path": .text(\.path),
      "id": .text(\.id),
      "text": .part(\.text),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "notice": .part(\.notice),
    "inboxPath": .text(\.inboxPath),
    "errors": .part(\.errors),
    "subjectPath": .text(\.subjectPath),
    "subjectTitle": .text(\.subjectTitle),
    "staff": .text(\.staff),
    "steps": .list(\.steps),
    "hasSteps": .flag(\.hasSteps),
    "others": .list(\.others),
    "hasOthers": .flag(\.hasOthers),
    "acknowledgement": .part(\.acknowledgement),
    "reply": .part(\.reply),
  ]
}

extension NoticePage {
  /// - Parameter form: a fresh number for the forms.
  init(_ view: NoticeView, form: String, typed: TypedForm?, frame: Frame) {
    self.frame = frame
    self.frame.title = view.line.kind
    notice = NoticePart(view.line, today: view.today)
    inboxPath = Route.inbox.path()
    errors = TypedForm.summary(typed)
    subjectPath = view.line.subjectKind.flatMap {
      $0.path(view.line.subject)
    }
    subjectTitle = view.line.subjectKind?.pageTitle ?? ""
    staff =
      view.staff.isEmpty ? nil : view.staff.joined(separator: "、")
    steps = view.steps.map { step in
      Step(
        title: step.title, text: step.text.isEmpty ? nil : step.text,
        words: "\(ChineseDays.time(step.at, today: view.today)) \(step.by)")
    }
    hasSteps = !steps.isEmpty
    others = view.others.map { NoticePart($0, today: view.today) }
    hasOthers = !others.isEmpty
    func answer(
      _ name: String, _ route: Route, label: String, help: String?
    ) -> Answer {
      let known = typed?.name == name ? typed?.fields["id"] : nil
      return Answer(
        path: route.path(view.line.id),
        id: known.flatMap { Identifier.isValid($0) ? $0 : nil } ?? form,
        text: TypedForm.builder(name, typed).input(
          NoticeReply.field, id: "\(name)-\(NoticeReply.field)",
          label: label,
          value: TypedForm.value(NoticeReply.field, in: name, of: typed),
          help: help, isLong: true))
    }
    acknowledgement =
      view.mayAcknowledge
      ? answer(
        Self.acknowledgement, .noticeAcknowledgement, label: "回复（可不填）",
        help: nil) : nil
    reply =
      view.mayReply && !view.mayAcknowledge
      ? answer(Self.reply, .noticeReplies, label: "回复", help: nil) : nil
  }
}

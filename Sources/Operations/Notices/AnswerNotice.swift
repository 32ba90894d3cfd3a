import Casework
package import Database
import Records

/// Says that a notice has been received; the first of an office does it for
/// all. Words, where there are some, are a reply.
package struct AcknowledgeNotice: Operation {
  package static let permission = Permission.readNotices
  package static let reach = WriteReach.aside
  package static let action = AuditAction.acknowledgeNotice

  package var id: String
  /// Of the form.
  package var form: String
  package var text: String

  package init(_ id: String, form: String, text: String = "") {
    self.id = id
    self.form = form
    self.text = text
  }

  /// What another, or the same form, has acknowledged is acknowledged.
  ///
  /// - Throws: `Refusal.notFound` for what is not his to acknowledge;
  ///   `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    let notice = try context.see(notice: id)
    guard notice.isOwn else { throw Refusal.notFound }
    let words = try NoticeReply.words(text, form: form)
    guard notice.row.isOpen else {
      context.isRepeated = true
      return
    }
    try NoticeStore(context.connection).add(
      NoticeStep(
        id: form, kind: .acknowledged, words: words, at: context.now,
        by: context.actor.name), to: notice.row)
    try context.audit(county: notice.row.county, subject: id)
  }
}

/// Answers a notice: whoever has it, or its sender.
package struct ReplyToNotice: Operation {
  package static let permission = Permission.readNotices
  package static let reach = WriteReach.aside
  package static let action = AuditAction.replyToNotice

  package var id: String
  /// Of the form: the same sent twice is one reply.
  package var form: String
  package var text: String

  package init(_ id: String, form: String, text: String) {
    self.id = id
    self.form = form
    self.text = text
  }

  /// - Throws: `Refusal.notFound`; `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    let notice = try context.see(notice: id)
    guard notice.isOwn || notice.isSent else { throw Refusal.notFound }
    let words = try NoticeReply.words(text, form: form)
    if words.isEmpty {
      throw Refusal.invalid([FieldProblem(NoticeReply.field, "请写明回复的内容")])
    }
    let store = NoticeStore(context.connection)
    let known = try store.steps(of: notice.row)
    if let earlier = known.first(where: { $0.id == form }) {
      guard earlier.words == words else { throw Refusal.alreadyRecorded }
      context.isRepeated = true
      return
    }
    try store.add(
      NoticeStep(
        id: form, kind: .reply, words: words, at: context.now,
        by: context.actor.name), to: notice.row)
    try context.audit(county: notice.row.county, subject: id)
  }
}

/// What is typed in answer to a notice.
package enum NoticeReply {
  package static let field = "text"
  static let most = 500

  /// - Throws: `Refusal.invalid`.
  static func words(_ text: String, form: String) throws -> String {
    var problems: [FieldProblem] = []
    if !Identifier.isValid(form) {
      problems.append(FieldProblem("id", "表单编号不对，请重新打开页面填写"))
    }
    if let words = PlainText.problem(text, most: most) {
      problems.append(FieldProblem(field, words))
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
    let isBlank = { (letter: Character) in letter.isWhitespace }
    let begun = text.drop(while: isBlank)
    return NoticeText.plain(
      String(begun.reversed().drop(while: isBlank).reversed()))
  }
}

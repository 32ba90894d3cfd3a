import Casework
import Foundation
import Records

/// Writes down what is to be passed on to webhooks, with the notice itself.
struct Outbox {
  private let context: OperationContext

  init(_ context: OperationContext) { self.context = context }

  func add(_ notice: NoticeRow, to staff: [OfficeStaff]) throws {
    let hooks = try WebhookStore(context.connection).covering(notice.area)
    if hooks.isEmpty { return }
    let body = try NoticeBody(notice, to: staff).encoded()
    let store = OutboxStore(context.connection)
    for hook in hooks {
      try store.insert(
        Delivery(
          county: notice.county, notice: notice.id, webhook: hook.id,
          body: body, createdAt: context.now),
        due: context.office.clock.instant)
    }
  }
}

/// What a webhook is told of a notice. Whom it is about stands in no field:
/// the number leads there, for who may see it.
struct NoticeBody: Codable, Hashable {
  struct Office: Codable, Hashable {
    var area: String
    var institution: String
  }

  struct Subject: Codable, Hashable {
    var kind: String
    var number: String
  }

  var id: String
  var kind: String
  var subject: Subject
  var area: String
  var text: String
  /// Nil where it is for one worker.
  var office: Office?
  /// 工号 of all who are to know.
  var workers: [String]
  var sentAt: String
  var acknowledgeBy: String?
  /// The notice that nobody acknowledged.
  var raisedFrom: String?

  init(_ notice: NoticeRow, to staff: [OfficeStaff]) {
    id = notice.id
    kind = notice.kind
    subject = Subject(
      kind: notice.subject.kind, number: notice.subject.number)
    area = notice.area.description
    // What somebody wrote himself may name people; it is read in here.
    text =
      notice.kind == NoticeKind.message.rawValue
      ? "转告：户\(notice.subject.number)，请登录查看" : notice.words
    if case .office(let address) = notice.to {
      office = Office(
        area: address.area.description,
        institution: address.institution.word)
    }
    workers = staff.map(\.worker)
    sentAt = notice.sentAt.description
    acknowledgeBy = notice.acknowledgeBy?.description
    raisedFrom = notice.raisedFrom
  }

  func encoded() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

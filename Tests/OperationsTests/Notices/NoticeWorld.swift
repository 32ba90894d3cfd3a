import Casework
import Database
import Records

@testable import Operations

/// Sends a notice as the tests need it, and nothing else.
struct SendNotice: Operation {
  static let permission = Permission.readNotices
  static let reach = WriteReach.aside
  static let action = AuditAction.replyToNotice

  var notice: Notice

  func perform(in context: OperationContext) throws -> [SentNotice] {
    let sent = try Notifier(context).send(notice)
    try context.audit(county: notice.subject.county, subject: "test")
    return sent
  }
}

struct SettleNotices: Operation {
  static let permission = Permission.readNotices
  static let reach = WriteReach.aside
  static let action = AuditAction.replyToNotice

  var subject: Notice.Subject

  func perform(in context: OperationContext) throws {
    try Notifier(context).settle(subject, because: "已办结")
    try context.audit(county: subject.county, subject: "test")
  }
}

extension TestWorld {
  static let subject = Notice.Subject(
    .matter, county: 341_202, number: "0190a6f0-0000-7000-8000-000000000001")

  /// A notice about something in the village, to be acknowledged within an
  /// hour.
  func notice(
    to recipients: [Recipient], text: String = "双河村 H00001 有一件事要办",
    within seconds: Int64? = 3_600
  ) -> Notice {
    Notice(
      .incidentReported, about: Self.subject, in: Self.village, text,
      to: recipients,
      acknowledgeBy: seconds.map {
        Moment(seconds: clock.now.seconds + $0)
      })
  }

  @discardableResult
  func send(
    _ recipients: [Recipient], by player: Player = .villageWorker,
    text: String = "双河村 H00001 有一件事要办", within seconds: Int64? = 3_600
  ) async throws -> [SentNotice] {
    try await office.perform(
      SendNotice(
        notice: notice(to: recipients, text: text, within: seconds)),
      as: try await actor(player))
  }

  func inbox(
    _ list: ReadInbox.List = .waiting, of player: Player
  ) async throws -> [NoticeLine] {
    try await office.perform(
      ReadInbox(list), as: try await actor(player)
    ).lines
  }

  static let townshipOffice = Recipient.office(township, .local)
  static let countyFederation = Recipient.office(county, .federation)
  static let countyCivilAffairs = Recipient.office(county, .civilAffairs)
}

/// An act that fails after it has told somebody.
struct SendThenFail {
  struct Failed: Error {}

  var notice: Notice

  func run(_ connection: any Connection, _ office: Office) throws {
    let context = OperationContext(
      connection: connection, office: office, actor: .system("test"),
      action: .replyToNotice)
    try Notifier(context).send(notice)
    throw Failed()
  }
}

package import Casework
import Records

/// 待办: what waits for whoever asks and his office, what is late, what he
/// sent; a page of one list, and how long each is.
package struct ReadInbox: Query {
  package static let permission = Permission.readNotices
  package static let action = AuditAction.readNotices

  package enum List: String, Sendable, CaseIterable {
    case waiting, late, sent, done
  }

  package var list: List
  package var offset: Int
  package static let pageLength = 30

  package init(_ list: List = .waiting, offset: Int = 0) {
    self.list = list
    self.offset = max(0, offset)
  }

  package struct Page: Sendable, Hashable {
    package var list: List
    package var lines: [NoticeLine]
    package var counts: [List: Int]
    package var offset: Int
    package var today: Day
    package var now: Moment
  }

  package func perform(in context: OperationContext) throws -> Page {
    guard case .account(let account) = context.actor else {
      throw Refusal.notPermitted
    }
    let desk = try context.noticeDesk()
    let inbox = NoticeInbox(context.connection)
    let wanted: [List: NoticeInbox.Wanted] = [
      .waiting: .waiting(desk),
      .late: account.role.seesArea
        ? .late(in: account.area, context.now)
        : .ownLate(desk, account.login, context.now),
      .sent: .sent(account.login), .done: .dealtWith(desk),
    ]
    var counts: [List: Int] = [:]
    for (list, wanted) in wanted { counts[list] = try inbox.count(wanted) }
    let views = NoticeViews(context)
    let rows = try wanted[list].map {
      try inbox.list($0, offset: offset, limit: Self.pageLength)
    }
    return Page(
      list: list, lines: try (rows ?? []).map(views.line), counts: counts,
      offset: offset, today: context.today, now: context.now)
  }
}

/// One notice, for who has it, sent it or oversees where it is about.
package struct ReadNotice: Query {
  package static let permission = Permission.readNotices
  package static let action = AuditAction.readNotices

  package var id: String

  package init(_ id: String) { self.id = id }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> NoticeView {
    let notice = try context.see(notice: id)
    let views = NoticeViews(context)
    let row = notice.row
    let others = try NoticeStore(context.connection)
      .notices(about: row.subject, in: row.county)
      .filter { $0.id != row.id }
    return NoticeView(
      line: try views.line(row), steps: try views.steps(of: row),
      staff: try views.staff(of: row), others: try others.map(views.line),
      mayAcknowledge: notice.isOwn && row.isOpen,
      mayReply: notice.isOwn || notice.isSent, today: context.today)
  }
}

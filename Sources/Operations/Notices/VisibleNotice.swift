import Casework
import Records

/// A notice that whoever asks may see; obtained only by checking.
struct VisibleNotice {
  let row: NoticeRow
  /// It is for him or his office.
  let isOwn: Bool
  /// He sent it.
  let isSent: Bool

  fileprivate init(_ row: NoticeRow, isOwn: Bool, isSent: Bool) {
    self.row = row
    self.isOwn = isOwn
    self.isSent = isSent
  }
}

extension OperationContext {
  /// Whose notices arrive with whoever asks.
  func noticeDesk() throws -> NoticeDesk {
    guard case .account(let account) = actor else {
      return NoticeDesk(workers: [], offices: [])
    }
    return try OfficeRoster(connection, on: today).desk(of: account)
  }

  /// Checks that the notice is there and is his: sent to him, to his office
  /// or by him, or about something in the area he oversees.
  ///
  /// - Throws: `Refusal.notFound`, for unknown and for another's alike.
  func see(notice id: String) throws -> VisibleNotice {
    guard let row = try NoticeStore(connection).find(id) else {
      throw Refusal.notFound
    }
    switch actor {
    case .system: return VisibleNotice(row, isOwn: true, isSent: true)
    case .stranger: throw Refusal.notFound
    case .account(let account):
      let isOwn = try noticeDesk().has(row.to)
      let isSent = row.sentBy == account.login
      let oversees =
        account.role.seesArea && account.area.contains(row.area)
      guard isOwn || isSent || oversees else { throw Refusal.notFound }
      return VisibleNotice(row, isOwn: isOwn, isSent: isSent)
    }
  }

  /// Whether a notice about a subject was sent to whoever asks.
  func isTold(
    of subject: Notice.Subject
  ) throws -> Bool {
    let desk = try noticeDesk()
    return try NoticeStore(connection)
      .notices(about: subject.stored, in: subject.county)
      .contains { desk.has($0.to) }
  }
}

extension OfficeRoster {
  /// Of an account: who is not shown an area as a whole has what is for
  /// himself, not what is for his office.
  func desk(of account: SignedIn) throws -> NoticeDesk {
    try desk(
      of: account.workerID,
      speakingFor: account.role.seesArea ? account.area : nil)
  }
}

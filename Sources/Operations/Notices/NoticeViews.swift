package import Casework
import Records

/// A notice as a list shows it.
package struct NoticeLine: Sendable, Hashable {
  package enum State: Sendable, Hashable {
    /// Nobody need acknowledge it, or there is time still.
    case waiting
    case late, acknowledged, settled
  }

  package var id: String
  /// `应急报告`.
  package var kind: String
  package var subjectKind: Notice.Subject.Kind?
  package var subject: String
  package var text: String
  /// Whom it is for, in words.
  package var to: String
  package var state: State
  package var isRaised: Bool
  /// It came because nobody below acknowledged it.
  package var isFromBelow: Bool
  package var acknowledgeBy: Moment?
  package var sentAt: Moment
  /// Name of the sender; of a job, `系统`.
  package var sender: String
  /// Offices passed over because nobody was in post.
  package var vacant: [String]
}

/// A notice with all that became of it.
package struct NoticeView: Sendable, Hashable {
  package var line: NoticeLine
  package var steps: [Step]
  /// Who can acknowledge it, in words: `张三、李四（代张三）`.
  package var staff: [String]
  /// All other notices about the same, the earliest first.
  package var others: [NoticeLine]
  package var mayAcknowledge: Bool
  package var mayReply: Bool
  /// 户编号 of the household it is about, where it is about one.
  package var today: Day

  package struct Step: Sendable, Hashable {
    package var title: String
    package var text: String
    package var at: Moment
    package var by: String
  }
}

/// Puts notices into words.
struct NoticeViews {
  private let context: OperationContext
  private let names: NameReader
  private let roster: OfficeRoster
  private let store: NoticeStore

  init(_ context: OperationContext) {
    self.context = context
    names = NameReader(context.connection)
    roster = OfficeRoster(context.connection, on: context.today)
    store = NoticeStore(context.connection)
  }

  func line(_ row: NoticeRow) throws -> NoticeLine {
    NoticeLine(
      id: row.id, kind: NoticeKind.words(of: row.kind),
      subjectKind: Notice.Subject.Kind(rawValue: row.subject.kind),
      subject: row.subject.number, text: row.words,
      to: try title(row.to), state: try state(row), isRaised: row.isRaised,
      isFromBelow: row.raisedFrom != nil, acknowledgeBy: row.acknowledgeBy,
      sentAt: row.sentAt, sender: try names.shown(row.sentBy),
      vacant: try row.vacant.map(title))
  }

  func steps(of row: NoticeRow) throws -> [NoticeView.Step] {
    try store.steps(of: row).map { step in
      NoticeView.Step(
        title: step.kind.title, text: step.words, at: step.at,
        by: try names.shown(step.by))
    }
  }

  /// Who is to acknowledge it.
  func staff(of row: NoticeRow) throws -> [String] {
    let staff: [OfficeStaff]
    switch row.to {
    case .office(let office): staff = try roster.staff(of: office)
    case .worker(let id):
      guard let worker = try roster.worker(id) else { return [] }
      staff =
        [OfficeStaff(worker: worker.number, name: worker.name)]
        + (try roster.deputies(of: id, named: worker.name))
    }
    return staff.map { one in
      one.name + (one.actsFor.map { "（代\($0)）" } ?? "")
    }
  }

  /// Whom a notice is for, in words.
  func title(_ address: NoticeAddress) throws -> String {
    switch address {
    case .office(let office): try title(office)
    case .worker(let id): try roster.worker(id)?.name ?? "工作人员"
    }
  }

  private func title(_ office: OfficeAddress) throws -> String {
    office.title(try names.area(office.area))
  }

  private func state(_ row: NoticeRow) throws -> NoticeLine.State {
    if row.isOpen {
      let isLate = row.acknowledgeBy.map { $0 <= context.now } ?? false
      return isLate ? .late : .waiting
    }
    let isSettled = try store.steps(of: row).contains { $0.kind == .settled }
    return isSettled ? .settled : .acknowledged
  }
}

extension NoticeStep.Kind {
  fileprivate var title: String {
    switch self {
    case .acknowledged: "已确认收到"
    case .reply: "回复"
    case .raised: "逾期上报一级"
    case .settled: "不再需要确认"
    }
  }
}

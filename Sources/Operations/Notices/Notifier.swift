package import Casework
package import Records

/// Tells people, in the transaction of what they are told about: either both
/// are on record or neither is. Whatever leaves the house is written down to
/// be sent later, so that nothing outside can hold up the act.
package struct Notifier {
  private let context: OperationContext
  private let store: NoticeStore
  private let roster: OfficeRoster
  private let outbox: Outbox

  package init(_ context: OperationContext) {
    self.context = context
    store = NoticeStore(context.connection)
    roster = OfficeRoster(context.connection, on: context.today)
    outbox = Outbox(context)
  }

  /// Sends a notice to each of its recipients; those that come to the same
  /// desk get one.
  ///
  /// - Parameter first: the number of the first of them, where a form has
  ///   given one.
  /// - Returns: what was sent, in the order of the recipients.
  @discardableResult
  package func send(
    _ notice: Notice, as first: String? = nil
  ) throws -> [SentNotice] {
    var arrivals: [Arrival] = []
    for recipient in notice.to {
      let arrival = try arrival(of: recipient, notice)
      if let known = arrivals.firstIndex(where: { $0.to == arrival.to }) {
        let new = arrival.vacant.filter {
          !arrivals[known].vacant.contains($0)
        }
        arrivals[known].vacant += new
      } else {
        arrivals.append(arrival)
      }
    }
    return try arrivals.enumerated().map { place, arrival in
      let given = place == 0 ? first : nil
      let row = try row(
        notice, arrival, id: given ?? Identifier.make(at: context.now))
      try put(row, to: arrival.staff)
      return SentNotice(id: row.id, to: row.to, vacant: row.vacant)
    }
  }

  private func row(
    _ notice: Notice, _ arrival: Arrival, id: String
  ) throws -> NoticeRow {
    let due =
      try notice.term.map {
        $0.end(from: context.now, try context.calendar(of: notice.area))
      } ?? notice.acknowledgeBy
    return NoticeRow(
      county: notice.subject.county, id: id,
      kind: notice.kind.rawValue, subject: notice.subject.stored,
      area: notice.area, words: NoticeText.plain(notice.text),
      to: arrival.to, vacant: arrival.vacant,
      acknowledgeBy: due,
      span: notice.term.flatMap(NoticeRow.span(workingDays:))
        ?? due.map { max(60, $0.seconds - context.now.seconds) } ?? 0,
      raisedFrom: nil, sentAt: context.now, sentBy: context.actor.name)
  }

  /// Closes what still waits about a subject: nobody need acknowledge it any
  /// more, and nothing of it rises.
  ///
  /// - Parameters:
  ///   - kind: nil for notices of every kind.
  ///   - other: what goes on waiting.
  package func settle(
    _ subject: Notice.Subject, only kind: NoticeKind? = nil,
    but other: NoticeKind? = nil, because words: String
  ) throws {
    let open = try store.notices(about: subject.stored, in: subject.county)
      .filter {
        $0.isOpen && (kind == nil || $0.kind == kind?.rawValue)
          && $0.kind != other?.rawValue
      }
    for notice in open {
      try store.add(
        step(.settled, NoticeText.plain(words)), to: notice)
    }
  }

  /// Acknowledges what waits about a subject with whoever asks, because he
  /// has acted on it.
  ///
  /// - Parameter other: what goes on waiting.
  func acknowledge(
    _ subject: Notice.Subject, but other: NoticeKind? = nil,
    because words: String
  ) throws {
    let desk = try context.noticeDesk()
    let open = try store.notices(about: subject.stored, in: subject.county)
      .filter {
        $0.isOpen && desk.has($0.to) && $0.kind != other?.rawValue
      }
    for notice in open {
      try store.add(
        step(.acknowledged, NoticeText.plain(words)), to: notice)
    }
  }

  /// Raises one level what was not acknowledged in time.
  ///
  /// - Returns: whether somebody above was told.
  func raise(_ notice: NoticeRow) throws -> Bool {
    let resolution = try OfficeLadder.resolve(above(notice)) {
      try roster.staff(of: $0)
    }
    guard let office = resolution.reached, !isOwn(office, notice) else {
      try store.add(step(.raised, "上面各级都没有在岗的人"), to: notice)
      return false
    }
    let names = NameReader(context.connection)
    let title = office.title(try names.area(office.area))
    let isTold = try store.notices(about: notice.subject, in: notice.county)
      .contains { $0.isOpen && $0.to == .office(office) }
    try store.add(step(.raised, "已报\(title)"), to: notice)
    if isTold { return true }
    let late = "逾期未确认："
    try put(
      NoticeRow(
        county: notice.county, id: Identifier.make(at: context.now),
        kind: notice.kind, subject: notice.subject, area: notice.area,
        words: notice.words.hasPrefix(late)
          ? notice.words : late + notice.words,
        to: .office(office), vacant: resolution.vacant,
        acknowledgeBy: try notice.dueAgain(from: context.now) {
          try context.calendar(of: notice.area)
        },
        span: notice.span,
        raisedFrom: notice.id, sentAt: context.now,
        sentBy: context.actor.name), to: resolution.staff)
    return true
  }

  private func put(_ row: NoticeRow, to staff: [OfficeStaff]) throws {
    try store.insert(row)
    try outbox.add(row, to: staff)
  }

  private func step(
    _ kind: NoticeStep.Kind, _ words: String
  ) -> NoticeStep {
    NoticeStep(
      id: Identifier.make(at: context.now), kind: kind, words: words,
      at: context.now, by: context.actor.name)
  }

  private struct Arrival {
    var to: NoticeAddress
    var staff: [OfficeStaff]
    var vacant: [OfficeAddress] = []
  }

  private func arrival(
    of recipient: Recipient, _ notice: Notice
  ) throws -> Arrival {
    switch recipient {
    case .office(let area, let institution):
      return try arrival(at: OfficeAddress(area, institution))
    case .worker(let number):
      let parties = VisitParties(context.connection)
      guard let id = try parties.worker(number) else {
        return try arrival(at: inCharge(of: notice.area))
      }
      let name = try roster.worker(id)?.name ?? number
      let deputies = try roster.deputies(of: id, named: name)
      let scope = ScopeReader(context.connection, on: context.today)
      let isInPost = try !scope.posts(of: id).isEmpty
      if !isInPost && deputies.isEmpty {
        return try arrival(at: inCharge(of: notice.area))
      }
      let own = OfficeStaff(worker: number, name: name)
      return Arrival(
        to: .worker(id), staff: (isInPost ? [own] : []) + deputies)
    }
  }

  private func arrival(at office: OfficeAddress) throws -> Arrival {
    let resolution = try OfficeLadder.resolve(office) {
      try roster.staff(of: $0)
    }
    // Where nobody is anywhere it waits for whoever takes the post.
    return Arrival(
      to: .office(resolution.reached ?? office), staff: resolution.staff,
      vacant: resolution.vacant)
  }

  /// Above a worker is whoever is in charge of the township.
  private func above(_ notice: NoticeRow) -> OfficeAddress {
    switch notice.to {
    case .office(let office): office.above ?? office
    case .worker: inCharge(of: notice.area)
    }
  }

  private func isOwn(_ office: OfficeAddress, _ notice: NoticeRow) -> Bool {
    notice.to == .office(office)
  }

  private func inCharge(of area: AreaCode) -> OfficeAddress {
    OfficeAddress(area.ancestor(.township) ?? area, .local)
  }
}

/// A notice on its way.
package struct SentNotice: Sendable, Hashable {
  package var id: String
  package var to: NoticeAddress
  /// Offices passed over because nobody was in post.
  package var vacant: [OfficeAddress]
}

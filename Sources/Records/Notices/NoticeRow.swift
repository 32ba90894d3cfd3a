package import Casework

/// To whom a notice goes, as it is stored.
package enum NoticeAddress: Sendable, Hashable {
  /// By the worker's number in the records.
  case worker(Int64)
  case office(OfficeAddress)
}

/// What a notice is about.
package struct NoticeSubject: Sendable, Hashable {
  /// `matter`, `incident`, `agreement`, `warning`, `referral`,
  /// `safety-check`.
  package var kind: String
  package var number: String

  package init(_ kind: String, _ number: String) {
    self.kind = kind
    self.number = number
  }
}

/// A notice as it is stored. All of it is written once; two marks beside it
/// say whether it waits still and whether it has risen.
package struct NoticeRow: Sendable, Hashable {
  package var county: Int64
  package var id: String
  /// `incident.reported`.
  package var kind: String
  package var subject: NoticeSubject
  /// Where it is about: village, township or county.
  package var area: AreaCode
  package var words: String
  package var to: NoticeAddress
  /// Offices passed over because nobody was in post.
  package var vacant: [OfficeAddress]
  /// Nil where nobody need acknowledge it.
  package var acknowledgeBy: Moment?
  /// How long each level has, in seconds; below 0 in working days.
  package var span: Int64
  /// The notice that was not acknowledged; nil for a first one.
  package var raisedFrom: String?
  package var isOpen = true
  package var isRaised = false
  package var sentAt: Moment
  /// Login, or the name of a job.
  package var sentBy: String

  package init(
    county: Int64, id: String, kind: String, subject: NoticeSubject,
    area: AreaCode, words: String, to: NoticeAddress,
    vacant: [OfficeAddress], acknowledgeBy: Moment?, span: Int64,
    raisedFrom: String?, sentAt: Moment, sentBy: String
  ) {
    self.county = county
    self.id = id
    self.kind = kind
    self.subject = subject
    self.area = area
    self.words = words
    self.to = to
    self.vacant = vacant
    self.acknowledgeBy = acknowledgeBy
    self.span = span
    self.raisedFrom = raisedFrom
    self.sentAt = sentAt
    self.sentBy = sentBy
  }
}

extension NoticeRow {
  /// The span of a term in working days; nil for any other.
  package static func span(workingDays term: MatterTerm) -> Int64? {
    guard case .workingDays(let days) = term.amount else { return nil }
    return -Int64(days)
  }

  /// By when the next level must acknowledge it.
  ///
  /// - Parameter calendar: asked for where working days are counted.
  package func dueAgain(
    from now: Moment, _ calendar: () throws -> WorkCalendar
  ) rethrows -> Moment {
    span < 0
      ? MatterTerm(.workingDays(Int(-span))).end(from: now, try calendar())
      : Moment(seconds: now.seconds + span)
  }
}

/// Something that became of a notice.
package struct NoticeStep: Sendable, Hashable {
  package enum Kind: Int64, Sendable {
    case acknowledged = 1
    case reply, raised, settled
  }

  package var id: String
  package var kind: Kind
  package var words: String
  package var at: Moment
  package var by: String

  package init(
    id: String, kind: Kind, words: String, at: Moment, by: String
  ) {
    self.id = id
    self.kind = kind
    self.words = words
    self.at = at
    self.by = by
  }
}

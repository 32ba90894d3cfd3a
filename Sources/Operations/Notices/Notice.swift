package import Casework
import Records

/// Something that somebody is to be told: the one way for all of the product
/// to reach a worker or an office.
package struct Notice: Sendable, Hashable {
  package var kind: NoticeKind
  package var subject: Subject
  /// Where it is about: a village, township or county. Whoever oversees it
  /// sees the notice too.
  package var area: AreaCode
  /// One or two lines; names of persons stay out of it, and numbers of
  /// persons are taken out.
  package var text: String
  package var to: [Recipient]
  /// By when each recipient must acknowledge it; unacknowledged it rises one
  /// level, and that level has as long again. Nil where nobody need.
  package var acknowledgeBy: Moment?
  /// Of a notice whose time is counted otherwise than by the clock, as in
  /// working days: each level it rises to has the same term anew.
  package var term: MatterTerm?

  /// With a term that a rule names, from now on.
  package init(
    _ kind: NoticeKind, about subject: Subject, in area: AreaCode,
    _ text: String, to: [Recipient], acknowledgeWithin term: MatterTerm?
  ) {
    self.init(kind, about: subject, in: area, text, to: to)
    self.term = term
  }

  package init(
    _ kind: NoticeKind, about subject: Subject, in area: AreaCode,
    _ text: String, to: [Recipient], acknowledgeBy: Moment? = nil
  ) {
    self.kind = kind
    self.subject = subject
    self.area = area
    self.text = text
    self.to = to
    self.acknowledgeBy = acknowledgeBy
  }

  /// What it is about, with a page of its own.
  package struct Subject: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
      case matter, incident, agreement, warning, referral
      case safetyCheck = "safety-check"
      case household
      case childReport = "child-report"
      /// The list of care of a township.
      case careList = "care-list"
    }

    package var kind: Kind
    /// Of the county in which it is kept.
    package var county: Int64
    package var number: String

    package init(_ kind: Kind, county: Int64, number: String) {
      self.kind = kind
      self.county = county
      self.number = number
    }

    var stored: NoticeSubject { NoticeSubject(kind.rawValue, number) }
  }
}

/// Who is told.
package enum Recipient: Sendable, Hashable {
  /// By 工号. Who is not in post that day, and for whom nobody acts, is
  /// represented by whoever is in charge of the place.
  case worker(String)
  case office(AreaCode, InstitutionKind)
}

/// What notices there are.
package enum NoticeKind: String, Sendable, CaseIterable {
  case incidentReported = "incident.reported"
  case incidentStep = "incident.step"
  case incidentRecordDue = "incident.record-due"
  case safetyCheck = "safety-check.raised"
  case firstVisit = "first-visit.due"
  case message = "message"
  case careFailed = "care.failed"
  case careMissing = "care.missing"
  case matterOpened = "matter.opened"
  case matterHandedOver = "matter.handed-over"
  case matterAssigned = "matter.assigned"
  case matterSolved = "matter.solved"
  case matterAnswered = "matter.answered"
  case matterEscalated = "matter.escalated"
  case rectificationOrdered = "rectification.ordered"
  case rectificationUrged = "rectification.urged"
  case referralSent = "referral.sent"
  case referralAnswered = "referral.answered"
  case warningRaised = "warning.raised"
  case childReported = "child.reported"

  package var words: String {
    switch self {
    case .incidentReported: "应急报告"
    case .incidentStep: "应急处置"
    case .incidentRecordDue: "补写书面记录"
    case .safetyCheck: "安全核查"
    case .firstVisit: "七日内首访"
    case .message: "转告"
    case .careFailed: "更换照料人"
    case .careMissing: "没有照料协议"
    case .matterOpened: "新登记的事项"
    case .matterHandedOver: "移交来的事项"
    case .matterAssigned: "交办的事项"
    case .matterSolved: "事项已解决"
    case .matterAnswered: "家庭的意见"
    case .matterEscalated: "事项上报"
    case .rectificationOrdered: "要求整改"
    case .rectificationUrged: "整改催办"
    case .referralSent: "转介"
    case .referralAnswered: "转介进展"
    case .warningRaised: "返贫致贫预警"
    case .childReported: "儿童残疾报告"
    }
  }

  /// Of a kind as it is stored, even by a later program.
  static func words(of stored: String) -> String {
    NoticeKind(rawValue: stored)?.words ?? "通知"
  }
}

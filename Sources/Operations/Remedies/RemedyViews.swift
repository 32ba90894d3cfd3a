package import Casework
import Records

/// What is done about a matter beyond the office that has it, as its page
/// shows it.
package struct MatterRemedies: Sendable, Hashable {
  package var matter: String
  package var today: Day
  package var now: Moment
  /// The earliest first.
  package var reports: [ReportView]
  /// Nil where whoever asks cannot report it upward.
  package var escalation: EscalationForm?
  package var rectification: RectificationView?
  package var referrals: [ReferralView]
  /// Nil where whoever asks cannot refer it.
  package var referral: ReferralForm?
  /// Ids for forms, one each.
  package var formID: String
}

/// To whom whoever asks may report a matter.
package struct EscalationForm: Sendable, Hashable {
  package var policy: String
  package var clause: String
  package var choices: [Choice]
  /// 3个工作日; nil for no clock.
  package var clock: String?
  package var clockSource: String?

  package struct Choice: Sendable, Hashable {
    package var value: String
    package var title: String
    package var isUsual: Bool
    /// Nobody is in post: it goes to the next level at once.
    package var isVacant: Bool
  }
}

/// A report upward with its recipients.
package struct ReportView: Sendable, Hashable {
  package var id: String
  /// 前胡村.
  package var from: String
  package var words: String
  package var author: String
  package var sentAt: Moment
  package var recipients: [Recipient]

  package struct Recipient: Sendable, Hashable {
    package var notice: String
    package var to: String
    /// Offices passed over because nobody was in post.
    package var vacant: [String]
    package var state: ReportState
    package var acknowledgeBy: Moment?
    /// It came because nobody below acknowledged it.
    package var isFromBelow: Bool
    package var steps: [NoticeView.Step]
    /// Whoever asks is to acknowledge it, or may reply.
    package var mayAnswer: Bool
  }
}

/// The rectification of a matter.
package struct RectificationView: Sendable, Hashable {
  package var policy: String
  package var clause: String
  package var rules: RectificationRules
  /// Nil where nothing has been asked for.
  package var standing: RectificationStanding?
  package var steps: [Step]
  /// What whoever asks may put down now.
  package var open: [RectificationStepKind]
  /// Why it cannot be extended, where that is asked for often.
  package var extensionObstacle: String?
  /// The day that is offered for a time limit.
  package var usualDay: Day

  package struct Step: Sendable, Hashable {
    package var step: RectificationStep
    package var author: String
    /// What became of an urging.
    package var urging: ReportView.Recipient?
  }
}

/// What a matter may be referred for.
package struct ReferralForm: Sendable, Hashable {
  package var policy: String
  package var clause: String
  package var kinds: [Kind]
  package var usualDay: Day

  package struct Kind: Sendable, Hashable {
    package var id: String
    package var title: String
    /// 颍州区医保.
    package var to: String
  }
}

/// A referral with all that was done about it.
package struct ReferralView: Sendable, Hashable {
  package var id: String
  package var title: String
  package var to: String
  package var body: String
  package var dueOn: Day
  /// The day the matter was registered: how fast it was referred is counted
  /// from there.
  package var openedOn: Day
  package var standing: ReferralStanding
  package var steps: [Step]
  package var open: [ReferralStepKind]
  /// Offices passed over because nobody was in post.
  package var vacant: [String]

  package struct Step: Sendable, Hashable {
    package var step: ReferralStep
    package var author: String
  }
}

/// Reads what is done about a matter beyond the office that has it.
package struct ReadMatterRemedies: Query {
  package static let permission = Permission.readMatters
  package static let action = AuditAction.readRemedies

  package var matter: String

  package init(_ matter: String) { self.matter = matter }

  /// - Throws: `Refusal.notFound`.
  package func perform(
    in context: OperationContext
  ) throws -> MatterRemedies {
    let matter = try context.see(matter: matter)
    let views = try RemedyViews(matter, context)
    return MatterRemedies(
      matter: matter.record.id, today: context.today, now: context.now,
      reports: try views.reports(), escalation: try views.escalation(),
      rectification: try views.rectification(),
      referrals: try views.referrals(), referral: try views.referralForm(),
      formID: Identifier.make(at: context.now))
  }
}

/// Which matter a referral is about, for links that name the referral.
package struct FindReferral: Query {
  package static let permission = Permission.readMatters
  package static let action = AuditAction.readRemedies

  package var referral: String

  package init(_ referral: String) { self.referral = referral }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> String {
    guard let known = try ReferralStore(context.connection).find(referral)
    else { throw Refusal.notFound }
    return try context.see(matter: known.row.matter).record.id
  }
}

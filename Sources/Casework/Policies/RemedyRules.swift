/// What a policy pack says of problems that one office cannot solve alone:
/// reporting them upward 上报, having them rectified 整改, referring them to
/// others 转介, and warnings of poverty 监测预警.
public struct RemedyRules: Hashable, Sendable {
  /// Each nil where the document says nothing of it.
  public var escalation: EscalationRules?
  public var rectification: RectificationRules?
  public var referral: ReferralRules?
  public var warnings: WarningRules?

  public init(
    escalation: EscalationRules? = nil,
    rectification: RectificationRules? = nil,
    referral: ReferralRules? = nil, warnings: WarningRules? = nil
  ) {
    self.escalation = escalation
    self.rectification = rectification
    self.referral = referral
    self.warnings = warnings
  }
}

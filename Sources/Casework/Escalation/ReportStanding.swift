/// How one recipient of a report upward stands.
public enum ReportState: UInt8, Vocabulary {
  case waiting, late, raised, acknowledged, replied, settled

  public static let words = [
    "待确认", "逾期未确认", "已自动上报一级", "已确认", "已回复", "不再需要",
  ]
}

/// What became of a report at one recipient, read off what is on record.
public struct ReportReceipt: Hashable, Sendable {
  public var acknowledgeBy: Moment?
  public var acknowledgedAt: Moment?
  public var repliedAt: Moment?
  /// When the next level was told because nobody acknowledged it.
  public var raisedAt: Moment?
  public var settledAt: Moment?

  public init(
    acknowledgeBy: Moment?, acknowledgedAt: Moment? = nil,
    repliedAt: Moment? = nil, raisedAt: Moment? = nil,
    settledAt: Moment? = nil
  ) {
    self.acknowledgeBy = acknowledgeBy
    self.acknowledgedAt = acknowledgedAt
    self.repliedAt = repliedAt
    self.raisedAt = raisedAt
    self.settledAt = settledAt
  }

  /// A reply says more than an acknowledgement, and either more than that
  /// it has risen meanwhile.
  public func state(at now: Moment) -> ReportState {
    if repliedAt != nil { return .replied }
    if acknowledgedAt != nil { return .acknowledged }
    if settledAt != nil { return .settled }
    if raisedAt != nil { return .raised }
    if let acknowledgeBy, acknowledgeBy < now { return .late }
    return .waiting
  }

  public var wasLate: Bool {
    guard let acknowledgeBy else { return false }
    guard let acknowledgedAt else { return raisedAt != nil }
    return acknowledgeBy < acknowledgedAt
  }
}

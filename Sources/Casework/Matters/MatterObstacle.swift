/// Why a step cannot be done as a matter stands, in words that say what to
/// do instead.
public struct MatterObstacle: Error, Hashable, Sendable {
  public let kind: MatterStepKind
  public let state: MatterState

  public var words: String {
    "这件事项现在是“\(state.word)”，不能“\(kind.word)”：\(remedy)"
  }

  private var remedy: String {
    switch (kind, state) {
    case (.registered, _): "它已经登记过了。"
    case (.checked, .closed): "已经回访过；又出现同样的问题，请“重开”。"
    case (.reopened, _): "它还没有办结，请接着办理。"
    case (_, .closed): "它已经办结。又出现同样的问题，请“重开”。"
    case (.checked, _): "办结以后才回访；现在可以“告知家庭”并听取意见。"
    case (_, .registered): "先“定方案”，写明措施、责任人和完成日期。"
    case (.begun, .underWay): "已经在办理；办好以后请记“解决”。"
    case (.confirmed, _), (.disputed, _): "先记“解决”，再问家庭认不认可。"
    case (.solved, .solved), (.planned, .solved), (.begun, .solved):
      "已经记了解决，请问家庭认不认可；不认可的，记“家庭不认可”后继续办理。"
    case (_, .confirmed): "家庭已经认可，请“办结”；又出现同样的问题，请“重开”。"
    default: "请看它现在的状态，再选下一步。"
    }
  }
}

extension MatterStanding {
  /// Why a step of a kind cannot follow now; nil where it can.
  public func obstacle(to kind: MatterStepKind) -> MatterObstacle? {
    allows(kind) ? nil : MatterObstacle(kind: kind, state: state)
  }

  private func allows(_ kind: MatterStepKind) -> Bool {
    switch kind {
    case .registered: false
    case .planned: [.registered, .planned, .underWay].contains(state)
    case .begun: state == .planned
    case .solved: state == .planned || state == .underWay
    case .confirmed, .disputed: state == .solved
    case .closed, .reclassed, .taken, .handedOver: state.isOpen
    case .reopened: state == .closed || state == .confirmed
    case .told, .noted: true
    case .checked: state == .closed && checkOn != nil
    }
  }

  /// Closing it now needs a reason: the household has not said that it is
  /// solved.
  public var closingNeedsReason: Bool { state != .confirmed }

  /// What is done next, as a rule; nil where nothing has to be.
  public var next: MatterStepKind? {
    switch state {
    case .registered: .planned
    case .planned, .underWay: .solved
    case .solved: .confirmed
    case .confirmed: .closed
    case .closed: checkOn == nil ? nil : .checked
    }
  }
}

/// How far a referral has got (FY 第二十条).
public enum ReferralState: UInt8, Vocabulary {
  case sent, accepted, declined, delivered, confirmed, withdrawn

  public static let words = [
    "待受理", "已受理", "不受理", "已落实", "家庭确认", "已撤回",
  ]

  /// The household has not got what it was referred for, and somebody still
  /// has to act.
  public var isUndelivered: Bool { self == .sent || self == .accepted }
}

public enum ReferralStepKind: UInt8, Vocabulary {
  case sent, accepted, declined, delivered
  /// The household says that it has got it, or that it has not.
  case confirmed, disputed
  case withdrawn

  public static let words = [
    "转出", "受理", "不受理", "落实", "家庭确认", "家庭说没有落实", "撤回",
  ]
}

/// One thing done about a referral; nothing of it changes.
public struct ReferralStep: Hashable, Sendable {
  /// From 1, the sending.
  public var number: Int
  /// Of the form it came with; whatever is sent twice is one step.
  public var id: String
  public var kind: ReferralStepKind
  public var at: Moment
  /// Login of whoever put it down.
  public var by: String
  public var words = ""
  /// Who said so, where it is put down for somebody else.
  public var whom = ""
  /// On which day it was.
  public var day: Day?

  public init(
    number: Int, id: String, kind: ReferralStepKind, at: Moment, by: String
  ) {
    self.number = number
    self.id = id
    self.kind = kind
    self.at = at
    self.by = by
  }

  /// Everything that it lacks or has wrong: the field and the words.
  ///
  /// - Parameter sent: the day it was sent.
  public func problems(
    sent: Day, on today: Day
  ) -> [(field: String, words: String)] {
    var problems: [(field: String, words: String)] = []
    if let needed = neededWords, words.allSatisfy(\.isWhitespace) {
      problems.append(("words", needed))
    }
    if kind == .delivered || kind == .confirmed || kind == .disputed {
      switch day {
      case nil: problems.append(("day", "请填日期"))
      case let day? where day > today:
        problems.append(("day", "日期在今天之后，请核对"))
      case let day? where day < sent:
        problems.append(("day", "早于转出的日子（\(sent.inWords)），请核对"))
      default: break
      }
    }
    return problems
  }

  private var neededWords: String? {
    switch kind {
    case .sent, .accepted: nil
    case .declined: "请写明为什么不受理"
    case .delivered: "请写明落实了什么"
    case .confirmed, .disputed: "请写明家庭怎么说的"
    case .withdrawn: "请写明为什么撤回"
    }
  }
}

/// How a referral stands: what its steps come to.
public struct ReferralStanding: Hashable, Sendable {
  public private(set) var state: ReferralState
  public private(set) var sentAt: Moment
  public private(set) var deliveredOn: Day?
  public private(set) var steps: Int

  /// Nil where there are none, or one cannot follow the one before.
  public init?(_ steps: [ReferralStep]) {
    guard let first = steps.first, first.kind == .sent, first.number == 1
    else { return nil }
    state = .sent
    sentAt = first.at
    self.steps = 1
    for step in steps.dropFirst() {
      guard obstacle(to: step.kind) == nil, step.number == self.steps + 1
      else { return nil }
      take(step)
    }
  }

  /// The standing after one more step, which must be allowed.
  public mutating func take(_ step: ReferralStep) {
    steps += 1
    switch step.kind {
    case .sent: break
    case .accepted: state = .accepted
    case .declined: state = .declined
    case .delivered:
      state = .delivered
      deliveredOn = step.day ?? step.at.day
    case .confirmed: state = .confirmed
    case .disputed:
      state = .accepted
      deliveredOn = nil
    case .withdrawn: state = .withdrawn
    }
  }

  /// Why a step cannot follow, in words that say what to do instead.
  public func obstacle(to kind: ReferralStepKind) -> String? {
    let isAllowed =
      switch kind {
      case .sent: false
      case .accepted, .declined: state == .sent
      case .delivered: state == .sent || state == .accepted
      case .confirmed, .disputed: state == .delivered
      case .withdrawn: state.isUndelivered
      }
    if isAllowed { return nil }
    let remedy =
      switch state {
      case .sent: "接收单位还没有说受不受理，请先记受理或不受理。"
      case .accepted: "接收单位已经受理，落实以后请记“落实”。"
      case .declined: "接收单位不受理，请转给别的单位。"
      case .delivered: "已经落实，请问家庭认不认可。"
      case .confirmed: "家庭已经确认，这件转介结束了。"
      case .withdrawn: "已经撤回，需要时请重新转介。"
      }
    return "这件转介现在是“\(state.word)”，不能“\(kind.word)”：\(remedy)"
  }

  public func isOverdue(_ dueOn: Day, on today: Day) -> Bool {
    state.isUndelivered && dueOn < today
  }
}

/// How a rectification stands: what its steps come to.
public struct RectificationStanding: Hashable, Sendable {
  public enum State: UInt8, Vocabulary {
    case open, done, passed

    public static let words = ["整改中", "已报完成", "抽查合格"]
  }

  public private(set) var state: State
  public private(set) var kind: RectificationKind
  public private(set) var orderedAt: Moment
  public private(set) var dueBy: Moment
  public private(set) var isExtended = false
  public private(set) var doneOn: Day?
  public private(set) var urgings = 0
  /// Spot checks it did not pass.
  public private(set) var failures = 0
  public private(set) var steps: Int

  /// Nil where there are none, or one cannot follow the one before.
  public init?(_ steps: [RectificationStep]) {
    guard let first = steps.first, first.kind == .ordered,
      first.number == 1, let kind = first.order, let dueBy = first.dueBy
    else { return nil }
    state = .open
    self.kind = kind
    self.dueBy = dueBy
    orderedAt = first.at
    self.steps = 1
    for step in steps.dropFirst() {
      guard Self.obstacle(to: step.kind, step.order, after: self) == nil,
        step.number == self.steps + 1
      else { return nil }
      take(step)
    }
  }

  /// The standing after one more step, which must be allowed.
  public mutating func take(_ step: RectificationStep) {
    steps += 1
    switch step.kind {
    case .ordered:
      if state == .passed {
        orderedAt = step.at
        isExtended = false
        failures = 0
      }
      state = .open
      kind = step.order ?? kind
      dueBy = step.dueBy ?? dueBy
      doneOn = nil
    case .extended:
      dueBy = step.dueBy ?? dueBy
      isExtended = true
    case .done:
      state = .done
      doneOn = step.at.day
    case .passed: state = .passed
    case .failed:
      state = .open
      kind = .limited
      dueBy = step.dueBy ?? dueBy
      doneOn = nil
      failures += 1
    case .urged: urgings += 1
    }
  }

  public func isOverdue(at now: Moment) -> Bool {
    state == .open && dueBy < now
  }

  /// From the order to what was reported done; nil where it is not.
  public var daysTaken: Int? { doneOn.map { max(0, $0 - orderedAt.day) } }

  /// Why a step cannot follow, in words that say what to do instead.
  ///
  /// - Parameters:
  ///   - order: what is asked for, where it is an order.
  ///   - standing: nil where nothing has been asked for so far.
  public static func obstacle(
    to kind: RectificationStepKind, _ order: RectificationKind? = nil,
    after standing: RectificationStanding?
  ) -> String? {
    guard let standing else {
      return kind == .ordered ? nil : "还没有提出整改，请先定马上整改还是限时整改。"
    }
    switch (kind, standing.state) {
    case (.ordered, .passed): return nil
    case (.ordered, .open):
      if standing.kind == .immediate, order ?? .limited == .limited {
        return nil
      }
      return standing.kind == .immediate
        ? "已经要求马上整改；马上整改不了的，改为限时整改。"
        : "已经在限时整改；确实来不及的，可以延期一次。"
    case (.ordered, .done): return "整改已报完成，等待抽查；不合格的由县里退回。"
    case (.extended, .open):
      if standing.kind == .immediate {
        return "马上整改的不能延期；马上整改不了的，改为限时整改并定期限。"
      }
      return standing.isExtended
        ? "已经延期过一次，不能再延期。请尽快完成，有困难的上报县里。" : nil
    case (.done, .open), (.urged, .open): return nil
    case (.passed, .done), (.failed, .done): return nil
    case (.passed, .open), (.failed, .open):
      return "还没有报整改完成；报了以后才抽查，没到位的可以催办。"
    case (_, .done): return "整改已报完成，等待抽查。"
    case (_, .passed): return "整改已经抽查合格；又有新的问题，请重新提出整改。"
    }
  }
}

/// What is wrong with a step as it was filled in.
public struct RectificationProblem: Hashable, Sendable {
  public enum Field: String, Sendable { case order, day, words }

  public var field: Field
  /// In Chinese, to stand beside the field.
  public var words: String
}

extension RectificationStep {
  /// Everything that it lacks or has wrong (E-19: no time limit without a
  /// day).
  ///
  /// - Parameters:
  ///   - day: the day typed; nil for none.
  ///   - standing: nil where nothing has been asked for so far.
  public func problems(
    day: Day?, after standing: RectificationStanding?, on today: Day
  ) -> [RectificationProblem] {
    var problems: [RectificationProblem] = []
    func refuse(_ field: RectificationProblem.Field, _ words: String) {
      problems.append(RectificationProblem(field: field, words: words))
    }
    func needDay(_ missing: String) {
      switch day {
      case nil: refuse(.day, missing)
      case let day? where day < today:
        refuse(.day, "期限不能早于今天（\(today.inWords)）")
      case let day? where today + 366 < day:
        refuse(.day, "期限太远，请在一年以内")
      default: break
      }
    }
    if let needed = neededWords, words.allSatisfy(\.isWhitespace) {
      refuse(.words, needed)
    }
    switch kind {
    case .ordered:
      if order == nil { refuse(.order, "请选马上整改还是限时整改") }
      if order == .limited { needDay("限时整改必须定期限，请填完成日期") }
    case .extended:
      needDay("请填延期到哪一天")
      if let day, let standing, day >= today, day <= standing.dueBy.day {
        refuse(
          .day, "要晚于现在的期限（\(standing.dueBy.day.inWords)）")
      }
    case .failed: needDay("请填重新整改的期限")
    case .done, .passed, .urged: break
    }
    return problems
  }

  private var neededWords: String? {
    switch kind {
    case .ordered: "请写明整改什么"
    case .extended: "请写明为什么延期"
    case .done: "请写明怎么整改的"
    case .failed: "请写明哪里不合格"
    case .passed, .urged: nil
    }
  }
}

/// How a warning stands.
public enum WarningState: UInt8, Vocabulary {
  case open, monitored, excluded, cleared

  public static let words = ["待核实", "纳入监测", "未纳入", "风险消除"]
}

public enum WarningStepKind: UInt8, Vocabulary {
  case raised
  /// The outcome of whoever monitors.
  case monitored, excluded
  /// Something is done against the risk.
  case measure
  case cleared

  public static let words = ["提出预警", "纳入监测", "未纳入", "帮扶措施", "风险消除"]
}

/// One thing done about a warning; nothing of it changes.
public struct WarningStep: Hashable, Sendable {
  /// From 1, the warning itself.
  public var number: Int
  /// Of the form it came with; whatever is sent twice is one step.
  public var id: String
  public var kind: WarningStepKind
  public var at: Moment
  /// Login of whoever put it down, or the name of a job.
  public var by: String
  public var words = ""
  /// Identified, taken or cleared on.
  public var day: Day?
  public var monitoredClass: MonitoredClass?

  public init(
    number: Int, id: String, kind: WarningStepKind, at: Moment, by: String
  ) {
    self.number = number
    self.id = id
    self.kind = kind
    self.at = at
    self.by = by
  }

  /// Everything that it lacks or has wrong: the field and the words.
  public func problems(
    after standing: WarningStanding, on today: Day
  ) -> [(field: String, words: String)] {
    var problems: [(field: String, words: String)] = []
    if words.allSatisfy(\.isWhitespace) {
      let needed =
        switch kind {
        case .raised: "请写明有什么风险"
        case .monitored: "请写明主要风险"
        case .excluded: "请写明为什么不纳入"
        case .measure: "请写明采取什么措施"
        case .cleared: "请写明风险怎么消除的"
        }
      problems.append(("words", needed))
    }
    if kind == .monitored, monitoredClass == nil {
      problems.append(("class", "请选是三类户中的哪一类"))
    }
    if kind == .monitored || kind == .measure || kind == .cleared {
      switch day {
      case nil: problems.append(("day", "请填日期"))
      case let day? where day > today:
        problems.append(("day", "日期在今天之后，请核对"))
      case let day?:
        if kind != .monitored, let first = standing.identifiedOn, day < first {
          problems.append(
            ("day", "早于识别的日子（\(first.inWords)），请核对"))
        }
      }
    }
    return problems
  }
}

/// How a warning, and the household under monitoring that came of it,
/// stands: what its steps come to.
public struct WarningStanding: Hashable, Sendable {
  public private(set) var state = WarningState.open
  public private(set) var raisedAt: Moment
  public private(set) var monitoredClass: MonitoredClass?
  public private(set) var identifiedOn: Day?
  /// The main risk, in words.
  public private(set) var risk = ""
  public private(set) var measures = 0
  public private(set) var lastMeasureOn: Day?
  public private(set) var clearedOn: Day?
  public private(set) var steps: Int

  /// Nil where there are none, or one cannot follow the one before.
  public init?(_ steps: [WarningStep]) {
    guard let first = steps.first, first.kind == .raised, first.number == 1
    else { return nil }
    raisedAt = first.at
    self.steps = 1
    for step in steps.dropFirst() {
      guard obstacle(to: step.kind) == nil, step.number == self.steps + 1
      else { return nil }
      take(step)
    }
  }

  /// The standing after one more step, which must be allowed.
  public mutating func take(_ step: WarningStep) {
    steps += 1
    switch step.kind {
    case .raised: break
    case .monitored:
      state = .monitored
      monitoredClass = step.monitoredClass
      identifiedOn = step.day ?? step.at.day
      risk = step.words
    case .excluded: state = .excluded
    case .measure:
      measures += 1
      lastMeasureOn = max(
        step.day ?? step.at.day, lastMeasureOn ?? .distantPast)
    case .cleared:
      state = .cleared
      clearedOn = step.day ?? step.at.day
    }
  }

  /// Why a step cannot follow, in words that say what to do instead.
  public func obstacle(to kind: WarningStepKind) -> String? {
    let isAllowed =
      switch kind {
      case .raised: false
      case .monitored, .excluded: state == .open
      case .measure, .cleared: state == .monitored
      }
    if isAllowed { return nil }
    let remedy =
      switch state {
      case .open: "先核实，记纳入监测或未纳入。"
      case .monitored: "已经纳入监测，请记帮扶措施；风险消除以后记“风险消除”。"
      case .excluded: "已经核实为未纳入；又有新的风险，请重新提出预警。"
      case .cleared: "风险已经消除；又有新的风险，请重新提出预警。"
      }
    return "这件预警现在是“\(state.word)”，不能“\(kind.word)”：\(remedy)"
  }

  /// Under monitoring for so many months, and nothing has been done.
  public func lacksMeasure(on day: Day, after months: Int) -> Bool {
    guard state == .monitored, measures == 0, let identifiedOn else {
      return false
    }
    return identifiedOn.adding(months: months) <= day
  }
}

extension Day {
  /// The same day of a later month; its last one where it has none such.
  public func adding(months: Int) -> Day {
    let (year, month, day) = date
    let total = year * 12 + month - 1 + months
    let (toYear, toMonth) = (total / 12, total % 12 + 1)
    return Day(
      unchecked: toYear, toMonth,
      min(day, Day.length(ofMonth: toMonth, year: toYear)))
  }
}

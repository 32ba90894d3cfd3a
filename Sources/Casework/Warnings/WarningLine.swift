/// A warning as a list shows it.
public struct WarningLine: Sendable, Hashable {
  public var id: String
  public var pack: String
  public var title: String
  public var household: String
  public var head: String
  public var village: AreaCode
  public var state: WarningState
  public var monitoredClass: MonitoredClass?
  public var identifiedOn: Day?
  public var measures: Int
  public var clearedOn: Day?

  public init(
    id: String, pack: String, title: String, household: String,
    head: String, village: AreaCode, state: WarningState,
    monitoredClass: MonitoredClass?, identifiedOn: Day?, measures: Int,
    clearedOn: Day?
  ) {
    self.id = id
    self.pack = pack
    self.title = title
    self.household = household
    self.head = head
    self.village = village
    self.state = state
    self.monitoredClass = monitoredClass
    self.identifiedOn = identifiedOn
    self.measures = measures
    self.clearedOn = clearedOn
  }
}

/// The lists of warnings.
public enum WarningList: String, Sendable, CaseIterable {
  case open
  /// Under monitoring for long, and nothing has been done.
  case unaided
  case monitored, excluded, cleared

  /// In which state those on it are.
  public var state: WarningState {
    switch self {
    case .open: .open
    case .unaided, .monitored: .monitored
    case .excluded: .excluded
    case .cleared: .cleared
    }
  }
}

/// How far a duty is met in a window (exchange.md "States").
public enum DutyState: UInt8, Vocabulary {
  case open, done, deferred, missed, excused, void, remoteRejected

  /// As the ledger listing writes it.
  public static let words = [
    "open", "done", "deferred", "missed", "excused", "void",
    "remote_rejected",
  ]

  /// As pages show it.
  public var label: String {
    switch self {
    case .open: "进行中"
    case .done: "已完成"
    case .deferred: "已联系，待补访"
    case .missed: "未完成"
    case .excused: "免责"
    case .void: "已退出"
    case .remoteRejected: "远程不予认可"
    }
  }
}

/// What is noted beside a state; in alphabetical order.
public enum DutyMark: UInt8, Vocabulary {
  case clustered, contactKept, deputy, lateEntry, remoteMonth, remoteShare

  public static let words = [
    "clustered", "contact_kept", "deputy", "late_entry", "remote_month",
    "remote_share",
  ]

  public var label: String {
    switch self {
    case .clustered: "两期访视间隔过近"
    case .contactKept: "保持联系"
    case .deputy: "代理完成"
    case .lateEntry: "补录"
    case .remoteMonth: "当月无上门"
    case .remoteShare: "上门未过半"
    }
  }
}

/// One duty of one unit in one window, judged. Indices point into the
/// `Facts` it was judged by.
public struct DutyInstance: Sendable {
  /// Position in `LedgerRules.duties`.
  public var duty: Int32
  /// Household, person, link or worker.
  public var unit: Int32
  public var window: Span
  public var required: Int32
  public var counted: Int32
  public var state: DutyState
  public var marks: WordSet<DutyMark>
  /// The worker who owes it, where it is personal; -1 for none.
  public var actor: Int32
  /// Area of the unit on the window's last day, or on as-of.
  public var place: Int32
  /// The first day the unit is in scope and the window is owed.
  public var listedFrom: Day
  /// The day on which `counted` reached `required`.
  public var fulfilledOn: Day?
  /// The day the unit left scope before the window's end.
  public var leftOn: Day?
  /// Of a window that leaves a debt, the first fulfilling day after it.
  public var redeemedOn: Day?
  /// Where its visits stand in `LedgerListing.events`.
  public var events: Range<Int32>
}

/// What a judgement produces.
public struct LedgerListing: Sendable {
  public internal(set) var instances: ContiguousArray<DutyInstance> = []
  /// Positions in `Facts.visits.values`, in order of time.
  public internal(set) var events: ContiguousArray<Int32> = []

  public init() {}

  public mutating func removeAll() {
    instances.removeAll(keepingCapacity: true)
    events.removeAll(keepingCapacity: true)
  }
}

/// A payment of support for a month.
public struct Payment: Hashable, Sendable {
  /// Counts the payments of the month, from 1 on.
  public var entry: Int64
  public var basic: Fen
  public var care: Fen
  public var day: Day

  public init(entry: Int64, basic: Fen, care: Fen, day: Day) {
    self.entry = entry
    self.basic = basic
    self.care = care
    self.day = day
  }

  public var total: Fen { basic + care }
}

/// What is due for a month, held against what was paid.
public struct PaymentStanding: Hashable, Sendable {
  /// Nil for who is not supported, or where no standard holds.
  public let due: PaymentDue?
  public let basic: Fen
  public let care: Fen
  /// The last day on which something was paid.
  public let paidOn: Day?
  /// The day on which all of it had been paid.
  public let wholeOn: Day?
  /// The last day in time.
  public let dueBy: Day
  private let today: Day

  public init(
    _ due: PaymentDue?, _ payments: [Payment], dueBy: Day, on today: Day
  ) {
    self.due = due
    self.dueBy = dueBy
    self.today = today
    var (basic, care) = (Fen.zero, Fen.zero)
    var whole: Day?
    let inOrder = payments.filter { $0.total > .zero }
      .sorted { ($0.day, $0.entry) < ($1.day, $1.entry) }
    for payment in inOrder {
      basic = basic + payment.basic
      care = care + payment.care
      if let due, whole == nil, basic >= due.basic, care >= due.care {
        whole = payment.day
      }
    }
    self.basic = basic
    self.care = care
    paidOn = inOrder.last?.day
    wholeOn = whole
  }

  public var paid: Fen { basic + care }
  /// Paid less due; below zero for what is owed.
  public var difference: Fen { paid - (due?.total ?? .zero) }

  /// Not all of it has been paid, be it that one part is too high.
  public var isOpen: Bool {
    guard let due else { return false }
    return basic < due.basic || care < due.care
  }

  /// Owed though the day has passed.
  public var isShort: Bool { isOpen && today > dueBy }
  /// Paid in full, after the day.
  public var isLate: Bool { wholeOn.map { $0 > dueBy } ?? false }
  public var isOver: Bool {
    basic > due?.basic ?? .zero || care > due?.care ?? .zero
  }
  /// Nobody can say what is due for his care.
  public var isUnassessed: Bool { due != nil && due?.nursing == nil }
  public var needsAttention: Bool {
    isShort || isLate || isOver || isUnassessed
  }
}

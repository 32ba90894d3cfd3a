/// The holidays of a year with the weekend days that are worked for them
/// (调休): those that the State Council announces each November, and local
/// ones where an area has them.
public struct HolidayArrangement: Hashable, Sendable {
  public struct Holiday: Hashable, Sendable {
    /// `春节`; `国庆节、中秋节` where two fall together.
    public var name: String
    public var off: Span
    /// Saturdays and Sundays that are worked, in order.
    public var worked: [Day]

    public init(_ name: String, off: Span, worked: [Day] = []) {
      self.name = name
      self.off = off
      self.worked = worked
    }
  }

  public var year: Int
  /// In order; the first may begin in the year before.
  public var holidays: [Holiday]

  public init(year: Int, holidays: [Holiday]) {
    self.year = year
    self.holidays = holidays
  }

  /// What every year has; where two fall together one line names both.
  public static let yearly = [
    "元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节",
  ]
}

extension Season {
  /// A season without fixed days, begun and ended by the county: freeze and
  /// snow after a weather alert. No day of the calendar is in it.
  public init(byHand id: String, title: String) {
    let never = MonthDay(month: 0, day: 0)
    self.init(id: id, title: title, from: never, to: never)
  }

  public var isByHand: Bool { from.month == 0 }
}

extension PolicyPack {
  /// Ids of the seasons of a day: those of the calendar, and whatever the
  /// county has called: a season by hand, or one of the calendar that begins
  /// earlier there, lasts longer, or follows a weather alert.
  public func seasons(on day: Day, called: Set<String> = []) -> Set<String> {
    Set(
      seasons.filter {
        called.contains($0.id) || (!$0.isByHand && $0.contains(day))
      }.map(\.id))
  }
}

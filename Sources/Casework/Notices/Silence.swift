/// When nobody answering becomes a matter of safety: several failed
/// attempts within some days, or one of somebody watched with no contact in
/// the hours after. Whatever contact takes place begins the count anew.
public enum Silence {
  public enum Finding: Hashable, Sendable {
    /// Too many attempts have failed; by place, the last of them.
    case repeated(Int)
    /// One has failed, and no contact came in the hours after.
    case unreached(Int)

    public var attempt: Int {
      switch self {
      case .repeated(let place), .unreached(let place): place
      }
    }
  }

  /// - Parameters:
  ///   - attempts: failed ones since the last contact, in order of time.
  ///   - isWatched: whether one alone is enough; asked only where it matters.
  public static func finding(
    in attempts: [Moment], at now: Moment, by rules: SafetyRules,
    isWatched: () throws -> Bool
  ) rethrows -> Finding? {
    let most = max(1, rules.attempts)
    let days = Int64(rules.withinDays) * 86_400
    for last in attempts.indices where last + 1 >= most {
      let first = attempts[last + 1 - most]
      if attempts[last].seconds - first.seconds <= days {
        return .repeated(last)
      }
    }
    let hours = Int64(rules.contactHours) * 3_600
    let place = attempts.firstIndex { $0.seconds + hours <= now.seconds }
    if let place, try isWatched() { return .unreached(place) }
    return nil
  }
}

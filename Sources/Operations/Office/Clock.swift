package import Casework
import Foundation

/// What day and time it is in Asia/Shanghai. A demonstration has a day of its
/// own; the time of day goes on.
package struct Clock: Sendable {
  private let fixed: Day?
  private let reading: @Sendable () -> Moment

  package init(fixed: Day? = nil) {
    self.init(fixed: fixed, reading: Clock.shanghai)
  }

  /// - Parameter reading: where the time comes from.
  package init(
    fixed: Day? = nil, reading: @escaping @Sendable () -> Moment
  ) {
    self.fixed = fixed
    self.reading = reading
  }

  package func now() -> Moment {
    let reading = reading()
    guard let fixed else { return reading }
    let timeOfDay = reading.seconds - Moment(reading.day).seconds
    return Moment(seconds: Moment(fixed).seconds + timeOfDay)
  }

  /// The time that passes even where the calendar stands still: for what
  /// ends after some hours, as sessions, locks and leases do.
  package var instant: Moment { reading() }

  package var today: Day { fixed ?? now().day }

  private static func shanghai() -> Moment {
    // Asia/Shanghai is eight hours ahead of UTC all year.
    Moment(seconds: Int64(Date().timeIntervalSince1970) + 8 * 3_600)
  }
}

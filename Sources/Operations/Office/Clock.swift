package import Casework
import Foundation

/// What day and time it is in Asia/Shanghai. A demonstration has a day of its
/// own; the time of day goes on.
package struct Clock: Sendable {
  private let fixed: Day?

  package init(fixed: Day? = nil) {
    self.fixed = fixed
  }

  package func now() -> Moment {
    // Asia/Shanghai is eight hours ahead of UTC all year.
    let shanghai = Moment(
      seconds: Int64(Date().timeIntervalSince1970) + 8 * 3_600)
    guard let fixed else { return shanghai }
    let timeOfDay = shanghai.seconds - Moment(shanghai.day).seconds
    return Moment(seconds: Moment(fixed).seconds + timeOfDay)
  }

  package var today: Day { fixed ?? now().day }
}

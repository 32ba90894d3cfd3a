import Casework
import Operations

/// One duty through the year, window by window.
package struct TimelinePart: PagePart {
  package var title: String
  package var person: String?
  package var windows: [WindowPart]

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "person": .text(\.person),
    "windows": .list(\.windows),
  ]
}

/// A window with its state.
package struct WindowPart: PagePart {
  package var window: String
  package var mark: StatusMark
  package var isCurrent: Bool

  package static let fields: [String: PageField<Self>] = [
    "window": .text(\.window),
    "mark": .part(\.mark),
    "isCurrent": .flag(\.isCurrent),
  ]
}

extension TimelinePart {
  /// A line for each duty of each unit, in the order of their names; windows
  /// in the order of time.
  static func lines(_ duties: [DutyView], today: Day) -> [TimelinePart] {
    struct Key: Hashable {
      var duty: String
      var unit: String
    }
    var groups: [Key: [DutyView]] = [:]
    for duty in duties {
      groups[Key(duty: duty.duty, unit: duty.unit), default: []].append(duty)
    }
    return groups.sorted { left, right in
      (left.key.duty, left.key.unit) < (right.key.duty, right.key.unit)
    }.compactMap { _, duties in
      guard let first = duties.first else { return nil }
      let windows = duties.sorted { $0.window.first < $1.window.first }
      return TimelinePart(
        title: first.title, person: first.person,
        windows: windows.map { duty in
          WindowPart(
            window: ChineseDays.window(duty.window, today: today),
            mark: StatusMark(duty, today: today),
            isCurrent: duty.window.contains(today))
        })
    }
  }
}

extension StatusMark {
  /// A debt is one whatever its window was; an open window that soon ends
  /// says so.
  init(_ duty: DutyView, today: Day) {
    if duty.isOverdue {
      self = .overdue
    } else if duty.state == .open,
      ChineseDays.left(duty.window.last, today: today) != nil
    {
      self = .soon
    } else {
      self.init(duty.state, isOverdue: false)
    }
  }
}

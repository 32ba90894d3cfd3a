import Casework
import Operations

/// The warnings of a household, on its page.
package struct HouseholdWarningsPart: PagePart {
  package var lines: [WarningPart]
  package var hasLines: Bool
  /// Where one is raised by hand; nil for who may not.
  package var newPath: String?

  package static let fields: [String: PageField<Self>] = [
    "lines": .list(\.lines),
    "hasLines": .flag(\.hasLines),
    "newPath": .text(\.newPath),
  ]

  init(
    _ warnings: [WarningLine], of household: String, at today: Day,
    mayRaise: Bool
  ) {
    lines = warnings.filter { $0.state == .open || $0.state == .monitored }
      .map {
        WarningPart($0, villageName: "", isUnaided: false, today: today)
      }
    hasLines = !lines.isEmpty
    newPath = mayRaise ? Route.newWarning.path(household) : nil
  }
}

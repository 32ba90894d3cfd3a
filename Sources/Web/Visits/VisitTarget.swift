import Casework
import Operations

/// What a form of a visit is about: a household, and the entry it corrects.
struct VisitTarget {
  var household: String
  var correcting: String?

  var action: String {
    correcting.map { Route.correction.path(household, $0) }
      ?? Route.visits.path(household)
  }

  /// - Parameter day: as typed; nil or unreadable for today.
  func preparation(day: String? = nil) -> PrepareVisit {
    correcting.map { PrepareVisit(correcting: $0, of: household) }
      ?? PrepareVisit(household: household, day: day.flatMap { Day($0) })
  }
}

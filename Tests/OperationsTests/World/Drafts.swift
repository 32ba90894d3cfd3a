import Casework
import Operations

/// Visits as somebody would enter them.
enum Drafts {
  /// A completed home visit by the village worker to H00001, an hour ago.
  static func home(
    _ household: String = "H00001", by workers: [String] = ["V001"],
    meeting persons: [String] = ["P0001"],
    at: Moment = Moment(seconds: TestWorld.start.seconds - 3_600)
  ) -> VisitDraft {
    VisitDraft(
      id: Identifier.make(at: TestWorld.start), household: household, at: at,
      mode: .home, result: .completed, workers: workers, persons: persons,
      metFamily: false, occasion: "例行走访", remark: "一切都好")
  }

  static func call(
    _ household: String = "H00001", by workers: [String] = ["V001"],
    meeting persons: [String] = ["P0001"],
    at: Moment = Moment(seconds: TestWorld.start.seconds - 3_600)
  ) -> VisitDraft {
    var draft = home(household, by: workers, meeting: persons, at: at)
    draft.mode = .phone
    return draft
  }
}

/// The fields that a refusal names; empty for anything else.
func fields(of refusal: Refusal?) -> [String] {
  guard case .invalid(let problems) = refusal else { return [] }
  return problems.map(\.field)
}

/// What the lists of matters show: those that wait for something.
public enum MatterList: String, Sendable, CaseIterable {
  case open
  /// Somebody should have acted by now: on a plan, or on what was planned.
  case late
  /// Sudden or urgent ones that are open.
  case pressing
  /// Solved, and the household has not been asked.
  case word
  /// The household does not know how it stands.
  case untold
  /// Closed, and it is time to ask whether the measure took effect.
  case checks
  case long
  /// Whom it is about has left, nobody knows where to.
  case moved
  case closed
}

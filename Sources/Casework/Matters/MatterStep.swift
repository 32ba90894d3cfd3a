/// One thing done about a matter, as it is kept: nothing of it changes.
/// What a kind needs is filled in; the rest stays empty.
public struct MatterStep: Hashable, Sendable {
  /// From 1, the registration.
  public var number: Int
  /// Of the form it came with; whatever is sent twice is one step.
  public var id: String
  public var kind: MatterStepKind
  public var at: Moment
  /// Login of whoever put it down.
  public var by: String
  /// Measures, result, the household's words, reason: as the kind says.
  public var words = ""
  /// Who was told or asked, and how.
  public var whom = ""
  /// Of a plan until when, of the rest on which day it was.
  public var day: Day?
  /// Who carries out the plan, or takes it on.
  public var worker: Int64?
  /// The office that has to act from now on.
  public var office: AreaCode?
  public var place: MatterPlace?
  public var urgency: MatterUrgency?
  /// How satisfied the household is, 1 to 5.
  public var rating: Int?
  /// Of a check whether the measure took effect; of a hand-over whether the
  /// new place is known.
  public var isGood: Bool?
  /// Until when there must be a plan, by the rules of that time.
  public var planBy: Moment?
  /// When the check is due, or from when it is long-standing.
  public var dueOn: Day?

  public init(
    number: Int, id: String, kind: MatterStepKind, at: Moment, by: String
  ) {
    self.number = number
    self.id = id
    self.kind = kind
    self.at = at
    self.by = by
  }
}

/// Where the household of a matter is.
public struct MatterPlace: Hashable, Sendable {
  /// The household's place in the records of the county.
  public var household: Int64
  public var village: AreaCode

  public init(household: Int64, village: AreaCode) {
    self.household = household
    self.village = village
  }
}

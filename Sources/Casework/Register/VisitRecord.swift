/// An entry of a visit (visits.csv): who came to whom, how, what came of it.
public struct VisitRecord: Hashable, Sendable {
  public var number: String
  public var at: Moment
  public var mode: VisitMode
  public var result: VisitResult
  public var household: String
  /// 工号 of those who came.
  public var workers: [String]
  /// 人员编号 of those who were met or spoken to.
  public var persons: [String]
  /// An adult member or carer was met or spoken to.
  public var metFamily: Bool
  public var reason: NoHomeVisitReason?
  public var occasion: String
  /// When it was put down; nil means at the time of the visit.
  public var registered: Moment?
  /// The entry it replaces.
  public var corrects: String?
  public var remark: String

  public init(
    number: String, at: Moment, mode: VisitMode, result: VisitResult,
    household: String, workers: [String], persons: [String] = [],
    metFamily: Bool = false, reason: NoHomeVisitReason? = nil,
    occasion: String = "", registered: Moment? = nil,
    corrects: String? = nil, remark: String = ""
  ) {
    self.number = number
    self.at = at
    self.mode = mode
    self.result = result
    self.household = household
    self.workers = workers
    self.persons = persons
    self.metFamily = metFamily
    self.reason = reason
    self.occasion = occasion
    self.registered = registered == at ? nil : registered
    self.corrects = corrects
    self.remark = remark
  }

  public var registeredAt: Moment { registered ?? at }
}

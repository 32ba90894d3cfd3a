/// To whom a problem is reported from each level (FY 第十九条): a ladder with
/// one rung a level, and the departments that may be told besides.
public struct EscalationRules: Hashable, Sendable {
  public var clause: String
  public var rungs: [EscalationRung]
  /// Told only where somebody ticks them.
  public var departments: [OfficeLevel]

  public init(
    clause: String, rungs: [EscalationRung], departments: [OfficeLevel]
  ) {
    self.clause = clause
    self.rungs = rungs
    self.departments = departments
  }

  /// Whom a report from a level about a village may go to: first those of
  /// the rung, then the departments. None where the ladder ends.
  public func choices(
    from level: AreaLevel, about village: AreaCode
  ) -> [EscalationChoice] {
    guard let rung = rungs.first(where: { $0.from == level }) else {
      return []
    }
    var choices: [EscalationChoice] = []
    func add(_ office: OfficeLevel, isUsual: Bool) {
      // Nobody reports to those below him.
      guard office.level.rawValue <= level.rawValue,
        let area = village.ancestor(office.level)
      else { return }
      let address = OfficeAddress(area, office.institution)
      if choices.contains(where: { $0.office == address }) { return }
      choices.append(EscalationChoice(office: address, isUsual: isUsual))
    }
    for office in rung.to { add(office, isUsual: true) }
    for office in departments { add(office, isUsual: false) }
    return choices
  }
}

public struct EscalationRung: Hashable, Sendable {
  public var from: AreaLevel
  public var clause: String
  public var to: [OfficeLevel]

  public init(from: AreaLevel, clause: String, to: [OfficeLevel]) {
    self.from = from
    self.clause = clause
    self.to = to
  }
}

/// An office that a report may go to.
public struct EscalationChoice: Hashable, Sendable {
  public var office: OfficeAddress
  /// The document names it: ticked to begin with.
  public var isUsual: Bool

  public init(office: OfficeAddress, isUsual: Bool) {
    self.office = office
    self.isUsual = isUsual
  }
}

/// How long recipients have to acknowledge: as long as there is for a plan,
/// and each level above as long again.
public struct AcknowledgementClock: Hashable, Sendable {
  public var term: MatterTerm

  public init(_ term: MatterTerm) { self.term = term }

  /// Nil where the class of the matter has no clock.
  public init?(_ urgency: MatterUrgency, by rules: MatterRules) {
    guard let term = rules.matterClass(urgency)?.planWithin else {
      return nil
    }
    self.term = term
  }
}

import Casework

/// A matter of a village, for tests of its steps.
enum SampleMatter {
  static let village = area("341202001201")
  static let township = area("341202001")
  /// A Wednesday.
  static let opened = at("2026-05-20 10:00")

  static let rules = MatterRules(
    clause: "第十八条",
    domains: [
      MatterDomain(id: "sample/safety", title: "安全隐患", clause: "第四条")
    ],
    classes: [
      kind(.sudden, .hours(24)), kind(.urgent, .workingDays(3)),
      kind(.temporary, .workingDays(10)),
      MatterClass(
        urgency: .longStanding, title: "长期", clause: "第十八条",
        planWithin: nil),
    ], usual: .temporary, longStandingAfter: MatterTerm(.days(90)),
    followUpAfter: MatterTerm(.days(30)))

  private static func kind(
    _ urgency: MatterUrgency, _ amount: MatterTerm.Amount
  ) -> MatterClass {
    MatterClass(
      urgency: urgency, title: urgency.word, clause: "第十八条",
      planWithin: MatterTerm(
        amount, interpretation: "A-18", isPlatformDefault: true))
  }

  static func registration(
    _ urgency: MatterUrgency = .temporary, at moment: Moment = opened
  ) -> MatterStep {
    var step = MatterStep(
      number: 1, id: "0", kind: .registered, at: moment, by: "v001")
    step.place = MatterPlace(household: 7, village: village)
    step.office = township
    step.urgency = urgency
    step.planBy = rules.planBy(urgency, from: moment, .official)
    step.dueOn = rules.longStandingAfter.day(
      after: moment.day, .official)
    return step
  }

  static func standing(_ kinds: MatterStepKind...) -> MatterStanding? {
    guard var standing = MatterStanding(opening: registration()) else {
      return nil
    }
    for kind in kinds {
      if standing.obstacle(to: kind) != nil { return nil }
      standing.take(step(kind, after: standing))
    }
    return standing
  }

  /// The next step with all that its kind needs, a day later.
  static func step(
    _ kind: MatterStepKind, after standing: MatterStanding
  ) -> MatterStep {
    let at = Moment(
      seconds: standing.stateSince.seconds + 86_400)
    var step = MatterStep(
      number: standing.steps + 1, id: "\(standing.steps)", kind: kind,
      at: at, by: "t001")
    step.words = "换了电线"
    step.whom = "户主，当面"
    step.day = at.day
    switch kind {
    case .planned:
      step.worker = 3
      step.day = at.day + 10
    case .closed: step.dueOn = rules.followUpAfter.day(after: at.day, .official)
    case .checked: step.isGood = true
    case .reopened:
      step.planBy = rules.planBy(
        standing.urgency, from: at, .official)
    case .reclassed: step.urgency = .urgent
    case .taken: step.office = area("341202")
    default: break
    }
    return step
  }

  static func at(_ text: String) -> Moment {
    Moment(text) ?? Moment(seconds: 0)
  }

  static func area(_ text: String) -> AreaCode {
    AreaCode(text) ?? AreaCode(filled: 0, level: .province)
  }
}

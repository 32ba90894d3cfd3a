import Casework

/// Duties as short as a test needs them.
enum SampleDuty {
  /// The village worker comes to the household.
  static func household(
    _ window: WindowKind = .month, required: Int = 1,
    defers: Bool = false, allowsDeputy: Bool = false
  ) -> Duty {
    Duty(
      id: "test/household", clause: "一", title: "入户", statement: "入户",
      unit: .household, group: nil,
      timing: .window(
        window, leastDaysLeft: window.leastDaysLeft, owedWhen: nil),
      required: required,
      actor: .office([.villageCommissioner], at: .village, name: "村专委"),
      fulfilment: Fulfilment(modes: WordSet([.home]), met: .household),
      deferral: defers ? Deferral(modes: WordSet([.phone, .video])) : nil,
      allowsDeputy: allowsDeputy)
  }

  /// The linked worker comes to the household.
  static func link(required: Int = 2, pooled: Bool) -> Duty {
    Duty(
      id: "test/link", clause: "二", title: "联系", statement: "联系",
      unit: .link(.household, role: .federationStaff, pooled: pooled),
      group: nil,
      timing: .window(.year, leastDaysLeft: 120, owedWhen: nil),
      required: required, actor: .linkedWorker,
      fulfilment: Fulfilment(modes: WordSet([.home]), met: .household))
  }

  /// The responsible visitor sees the person, at the door or remotely.
  static func person(_ window: WindowKind = .halfMonth) -> Duty {
    Duty(
      id: "test/person", clause: "三", title: "探访", statement: "探访",
      unit: .person, group: nil,
      timing: .window(
        window, leastDaysLeft: window.leastDaysLeft, owedWhen: nil),
      required: 1, actor: .responsible(.responsibleVisitor),
      fulfilment: Fulfilment(
        modes: WordSet([.home, .inPerson, .phone, .video]),
        doorModes: WordSet([.home, .inPerson]), met: .personOrFamilyOfWard,
        homeVisitAtOwnHousehold: true),
      remoteLimits: RemoteLimits(
        notTwiceInARow: true, doorMajorityIn: nil, doorOnceIn: nil))
  }
}

import Casework

/// The thirteen duties as the exchange contract states them.
enum ExpectedDuties {
  static let disabled = Condition.any([
    .certificate(levels: .any, categories: .all), .suspected,
  ])
  static let severe = Condition.certificate(levels: .severe, categories: .all)

  static let specialHousehold = Condition.any([
    .all([
      .circumstance(
        WordSet([.epidemic, .disaster, .illness, .familyUpheaval, .dispute])),
      .member(disabled),
    ]),
    .all([.circumstance(WordSet([.accident])), .member(disabled)]),
    .all([.circumstance(WordSet([.designated])), .member(disabled)]),
    .member(
      .all([
        .suspected, .not(.certificate(levels: .any, categories: .all)),
      ])),
    .onlyMember(.all([severe, .not(.cared)])),
  ])

  static let scattered = Condition.status(WordSet([.destituteScattered]))

  static let homeVisit = Fulfilment(modes: WordSet([.home]), met: .household)
  static let calls = Deferral(modes: WordSet([.phone, .video]))
  static let noVisits = Fulfilment(modes: WordSet(), met: .nobody)
  static let township = DutyActor.office(
    [.townshipCommissioner], at: .township, name: "乡镇专委")
  static let village = DutyActor.office(
    [.villageCommissioner], at: .village, name: "村专委")
  static let doorOrRemote = Fulfilment(
    modes: WordSet([.home, .inPerson, .phone, .video]),
    doorModes: WordSet([.home, .inPerson]), met: .personOrFamilyOfWard,
    homeVisitAtOwnHousehold: true)

  /// By duty number of the catalogue.
  static let all: [(number: String, duty: Duty)] = [
    (
      "D-01",
      Duty(
        id: "fuyang-2022/staff-links", clause: "第七条", title: "残联干部联系户",
        statement: "残联工作人员每人至少联系2户残疾人家庭。",
        unit: .worker(.federationStaff), group: nil,
        timing: .standing(
          StandingRule(
            link: .household, target: nil, graceDays: 30, leadersOnly: false)),
        required: 2, actor: .linkedWorker, fulfilment: noVisits)
    ),
    (
      "D-02",
      Duty(
        id: "fuyang-2022/staff-link-visits", clause: "第七条",
        title: "联系户年度入户",
        statement: "残联工作人员每年到所联系的家庭入户走访不少于2次。",
        unit: .link(.household, role: .federationStaff, pooled: false),
        group: nil,
        timing: .window(.year, leastDaysLeft: 120, owedWhen: nil),
        required: 2, actor: .linkedWorker, fulfilment: homeVisit,
        deferral: calls)
    ),
    (
      "D-03",
      Duty(
        id: "fuyang-2022/leader-contact-point", clause: "第七条",
        title: "班子成员联系点",
        statement: "领导班子成员另外至少联系1个村（社区）。",
        unit: .worker(.federationStaff), group: nil,
        timing: .standing(
          StandingRule(
            link: .contactPoint, target: nil, graceDays: 0,
            leadersOnly: true)),
        required: 1, actor: .linkedWorker, fulfilment: noVisits)
    ),
    (
      "D-04",
      Duty(
        id: "fuyang-2022/township-annual-baseline", clause: "第八条",
        title: "乡镇专委年度摸底",
        statement: "乡镇（街道）专职委员每年对每名残疾人摸底1次。",
        unit: .person, group: disabled,
        timing: .window(.year, leastDaysLeft: 120, owedWhen: nil),
        required: 1, actor: township,
        fulfilment: Fulfilment(
          modes: WordSet([.home, .inPerson, .phone, .video]), met: .person),
        allowsDeputy: true, excusedBySuspension: false)
    ),
    (
      "D-05",
      Duty(
        id: "fuyang-2022/township-halfyear-special", clause: "第八条",
        title: "乡镇专委半年入户",
        statement: "乡镇（街道）专职委员每半年至少到特殊情况家庭入户1次。",
        unit: .household, group: specialHousehold,
        timing: .window(.halfYear, leastDaysLeft: 60, owedWhen: nil),
        required: 1, actor: township, fulfilment: homeVisit,
        deferral: calls, allowsDeputy: true)
    ),
    (
      "D-06",
      Duty(
        id: "fuyang-2022/village-quarterly", clause: "第九条",
        title: "村专委季度入户",
        statement: "村（社区）专职委员每季度到每户残疾人家庭入户1次。",
        unit: .household, group: .member(disabled),
        timing: .window(.quarter, leastDaysLeft: 30, owedWhen: nil),
        required: 1, actor: village, fulfilment: homeVisit,
        deferral: calls, allowsDeputy: true)
    ),
    (
      "D-07",
      Duty(
        id: "fuyang-2022/village-monthly-special", clause: "第九条",
        title: "村专委每月入户",
        statement: "村（社区）专职委员每月至少到特殊情况家庭入户1次。",
        unit: .household, group: specialHousehold,
        timing: .window(.month, leastDaysLeft: 10, owedWhen: nil),
        required: 1, actor: village, fulfilment: homeVisit,
        deferral: calls, allowsDeputy: true)
    ),
    (
      "D-15",
      Duty(
        id: "gansu-2024/multi-disabled-quarterly", clause: "一",
        title: "一户多残定期入户",
        statement: "县乡残联和专职委员定期到一户多残的家庭入户访视。",
        unit: .household,
        group: .membersAtLeast(2, .certificate(levels: .any, categories: .all)),
        timing: .window(.quarter, leastDaysLeft: 30, owedWhen: nil),
        required: 1,
        actor: .office(
          [.federationStaff, .townshipCommissioner, .villageCommissioner],
          at: .county, name: "残联"),
        fulfilment: homeVisit)
    ),
    (
      "D-18",
      Duty(
        id: "gansu-2024/cadre-pair", clause: "九", title: "干部结对",
        statement: "省市县残联在职干部每人至少直接联系1名困难重度残疾人。",
        unit: .worker(.federationStaff), group: nil,
        timing: .standing(
          StandingRule(
            link: .pair,
            target: .all([
              severe,
              .status(
                WordSet([
                  .subsistenceAllowance, .nearAllowance, .rigidExpenditure,
                  .destituteScattered, .destituteInstitution,
                  .unstableAfterPoverty, .borderline, .suddenHardship,
                ])),
            ]), graceDays: 0, leadersOnly: false)),
        required: 1, actor: .linkedWorker, fulfilment: noVisits)
    ),
    (
      "D-19",
      Duty(
        id: "gansu-2024/pair-contacts", clause: "九", title: "结对联系交流",
        statement: "结对干部每年用电话、微信、短信等方式联系交流不少于4次。",
        unit: .link(.pair, role: .federationStaff, pooled: false), group: nil,
        timing: .window(.year, leastDaysLeft: 120, owedWhen: nil),
        required: 4, actor: .linkedWorker,
        fulfilment: Fulfilment(
          modes: WordSet([.phone, .video, .weChat, .textMessage]),
          met: .personOrFamily),
        excusedBySuspension: false)
    ),
    (
      "D-20",
      Duty(
        id: "gansu-2024/pair-visits", clause: "九", title: "结对入户探视",
        statement: "结对干部每年到帮扶对象家中探视不少于2次。",
        unit: .link(.pair, role: .federationStaff, pooled: false), group: nil,
        timing: .window(.year, leastDaysLeft: 120, owedWhen: nil),
        required: 2, actor: .linkedWorker,
        fulfilment: Fulfilment(
          modes: WordSet([.home]), met: .person,
          homeVisitAtOwnHousehold: true))
    ),
    (
      "D-23",
      Duty(
        id: "dongsheng-2024/monthly-selfcare", clause: "四", title: "每月探访",
        statement: "探访责任人对能够自理的分散供养特困人员每月至少探访1次，以上门为主。",
        unit: .person, group: scattered,
        timing: .window(
          .month, leastDaysLeft: 10,
          owedWhen: ClassOnDay(selfCare: .selfCaring, day: 16)),
        required: 1, actor: .responsible(.responsibleVisitor),
        fulfilment: doorOrRemote,
        remoteLimits: RemoteLimits(
          notTwiceInARow: true, doorMajorityIn: .quarter, doorOnceIn: nil),
        allowsDeputy: true)
    ),
    (
      "D-24",
      Duty(
        id: "dongsheng-2024/halfmonthly-key", clause: "四", title: "半月探访",
        statement: "探访责任人对失能、半失能的分散供养特困人员每半月探访1次，以上门为主。",
        unit: .person, group: scattered,
        timing: .window(
          .halfMonth, leastDaysLeft: 5,
          owedWhen: ClassOnDay(selfCare: .key, day: 1)),
        required: 1, actor: .responsible(.responsibleVisitor),
        fulfilment: doorOrRemote,
        remoteLimits: RemoteLimits(
          notTwiceInARow: true, doorMajorityIn: .quarter, doorOnceIn: .month),
        allowsDeputy: true)
    ),
  ]
}

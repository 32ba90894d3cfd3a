import Casework
import Operations
import Web

/// How an endpoint is tried: what its path names, what is posted to it, and
/// which roles get further than "not found" with what is theirs.
struct WalkSample {
  /// What the numbers in the path name.
  enum Subject {
    case nothing, household, visit, account, session
    /// A form for a change of a household, of somebody unknown in it, of an
    /// area; a change that is not there.
    case householdChange, memberChange, areaChange, change
    /// The care of somebody unknown in a household, and what follows.
    case care([String])
    /// An area, and what follows it in the path.
    case area([String])
    case village
    /// A village, and a paper about it.
    case areaPaper
    /// The plan of a worker: his own, or of one he looks after.
    case plan
    /// A row of the ledger, of a household.
    case row
    /// Somebody who lives in a household.
    case member
    /// A matter of a household.
    case matter
    /// A worker of the village.
    case worker
    /// Something of which there is one, or several, for everybody.
    case named([String])
    /// An emergency of a household.
    case incident
    /// Work that nobody has begun.
    case nobodys([String])
  }

  var subject = Subject.nothing
  /// Behind the path.
  var query = ""
  /// Empty for a page.
  var fields: [(String, String)] = []
  var roles: Set<AccountRole>
  /// Shows numbers of persons in full, to who may see the person.
  var reveals = false

  /// Nil for an endpoint that nobody has thought of yet: the walk fails.
  static func of(_ endpoint: Endpoint) -> WalkSample? {
    switch endpoint {
    case .home, .today, .signInForm, .health:
      WalkSample(roles: everybody)
    case .office: WalkSample(roles: everybody.subtracting([.cadre]))
    case .people, .peopleLists: WalkSample(roles: caseWorkers)
    case .searchPeople:
      WalkSample(fields: [("q", "甄桂兰")], roles: caseWorkers)
    case .peopleList:
      WalkSample(
        subject: .named(["suspected"]),
        roles: caseWorkers.subtracting([.countyCivilAffairs]))
    case .exportPeople:
      WalkSample(
        subject: .named(["suspected"]), fields: [("format", "csv")],
        roles: [.county])
    case .calls:
      WalkSample(
        subject: .household, fields: [("x", "x")],
        // Others give a reason, each time.
        roles: visitors.subtracting(counties), reveals: true)
    case .numbersForm: WalkSample(subject: .member, roles: visitors)
    case .revealNumber:
      WalkSample(
        subject: .member, fields: [("x", "x")], roles: visitors)
    case .otherDay:
      WalkSample(
        subject: .area([]), fields: [("asOf", "x")], roles: counting)
    case .judgedCoverage: WalkSample(subject: .nobodys(["341202"]), roles: [])
    case .staff: WalkSample(roles: approvers)
    case .addWorker: WalkSample(fields: [("x", "x")], roles: counties)
    case .worker: WalkSample(subject: .worker, roles: approvers)
    case .addLink:
      WalkSample(subject: .worker, fields: [("x", "x")], roles: approvers)
    case .addPost:
      WalkSample(subject: .worker, fields: [("x", "x")], roles: counties)
    case .endStaffRow:
      WalkSample(
        subject: .worker, fields: [("row", "link-0-0")], roles: [])
    case .handOverForm: WalkSample(subject: .worker, roles: counties)
    case .handOver:
      WalkSample(
        subject: .worker,
        fields: [("last", "2026-06-30"), ("digest", "x")], roles: counties)
    case .areas: WalkSample(roles: counties)
    case .addVillage: WalkSample(fields: [("x", "x")], roles: counties)
    case .area: WalkSample(subject: .area([]), roles: counties)
    case .endVillage:
      WalkSample(subject: .village, fields: [("x", "x")], roles: counties)
    case .renameArea:
      WalkSample(subject: .area([]), fields: [("x", "x")], roles: counties)
    case .policies: WalkSample(roles: planners)
    case .putPolicy: WalkSample(fields: [("x", "x")], roles: planners)
    case .pack: WalkSample(subject: .named(["fuyang-2022"]), roles: planners)
    case .endPolicy:
      WalkSample(
        subject: .named(["fuyang-2022"]),
        fields: [("row", "341202-1-1"), ("last", "2020-01-01")],
        roles: planners)
    case .trialForm: WalkSample(roles: planners)
    case .startTrial: WalkSample(fields: [("x", "x")], roles: planners)
    case .trial: WalkSample(subject: .nobodys([]), roles: [])
    case .importForm: WalkSample(roles: counties)
    case .upload: WalkSample(fields: [("x", "x")], roles: counties)
    case .importJob: WalkSample(subject: .nobodys([]), roles: [])
    case .startImport:
      WalkSample(subject: .nobodys([]), fields: [("x", "x")], roles: [])
    case .refusedRows:
      WalkSample(subject: .nobodys([]), roles: [])
    case .changes: WalkSample(roles: proposers)
    case .change: WalkSample(subject: .change, roles: [])
    case .decideChange, .withdrawChange:
      WalkSample(subject: .change, fields: [("x", "x")], roles: [])
    case .householdChangeForm:
      WalkSample(subject: .householdChange, roles: proposers)
    case .makeHouseholdChange:
      WalkSample(
        subject: .householdChange, fields: [("x", "x")], roles: proposers)
    case .memberChangeForm: WalkSample(subject: .memberChange, roles: [])
    case .makeMemberChange:
      WalkSample(subject: .memberChange, fields: [("x", "x")], roles: [])
    case .areaChangeForm:
      WalkSample(
        subject: .areaChange, roles: proposers.subtracting([.visitor]))
    case .makeAreaChange:
      WalkSample(
        subject: .areaChange, fields: [("x", "x")],
        roles: proposers.subtracting([.visitor]))
    case .roundForm: WalkSample(roles: approvers)
    case .recordRound: WalkSample(fields: [("x", "x")], roles: approvers)
    case .household: WalkSample(subject: .household, roles: caseWorkers)
    case .visitForm: WalkSample(subject: .household, roles: visitors)
    case .recordVisit:
      WalkSample(
        subject: .household, fields: [("remark", "x")], roles: visitors)
    case .correctionForm:
      WalkSample(
        subject: .visit,
        roles: [.village, .township])
    case .correctVisit:
      WalkSample(
        subject: .visit, fields: [("remark", "x")],
        roles: [.village, .township])
    case .coverage: WalkSample(roles: counting)
    case .coverageArea: WalkSample(subject: .area([]), roles: counting)
    case .coverageDuty:
      WalkSample(subject: .area([quarterly]), roles: federations)
    case .coverageRows:
      WalkSample(
        subject: .area([quarterly]), query: "?state=open",
        roles: federations)
    case .coverageSheet:
      WalkSample(subject: .area(["csv"]), roles: counting)
    case .explanation:
      WalkSample(
        subject: .row, roles: federations)
    case .accounts, .newAccount: WalkSample(roles: keepers)
    case .addAccount:
      WalkSample(fields: [("login", "x")], roles: keepers)
    case .account: WalkSample(subject: .account, roles: keepers)
    case .resetPassword, .lockAccount, .unlockAccount, .endAccountSessions,
      .resetCode:
      WalkSample(subject: .account, fields: [("x", "x")], roles: keepers)
    case .ownAccount, .passwordForm: WalkSample(roles: everybody)
    case .changePassword:
      WalkSample(fields: [("new", "x"), ("again", "y")], roles: everybody)
    case .endOwnSession:
      WalkSample(
        subject: .session, fields: [("x", "x")], roles: everybody)
    case .endOtherSessions, .removeCode:
      WalkSample(fields: [("x", "x")], roles: everybody)
    case .enrolForm, .codeForm: WalkSample(roles: everybody)
    case .enrol: WalkSample(fields: [("secret", "x")], roles: everybody)
    case .giveCode: WalkSample(fields: [("code", "x")], roles: keepers)
    case .audit: WalkSample(roles: [.auditor])
    case .care: WalkSample(roles: carers)
    case .memberCare: WalkSample(subject: .care([]), roles: [])
    case .careForm: WalkSample(subject: .care(["agreement"]), roles: [])
    case .recordCare:
      WalkSample(
        subject: .care(["custody"]), fields: [("x", "x")], roles: [])
    case .agreement: WalkSample(subject: .change, roles: [])
    case .pledgeSheet: WalkSample(subject: .change, roles: [])
    case .institutions, .seasons: WalkSample(roles: counties)
    case .holidays: WalkSample(roles: counties.union([.city, .province]))
    case .recordHolidays:
      WalkSample(
        fields: [("x", "x")], roles: counties.union([.city, .province]))
    case .addInstitution, .callSeason:
      WalkSample(fields: [("x", "x")], roles: counties)
    case .endInstitution, .endSeason:
      WalkSample(
        subject: .nobodys([]), fields: [("last", "2026-07-01")], roles: [])
    case .inbox, .incidents: WalkSample(roles: caseWorkers)
    case .incident: WalkSample(subject: .incident, roles: caseWorkers)
    case .stepIncident:
      WalkSample(
        subject: .incident, fields: [("x", "x")], roles: visitors)
    case .notice, .safetyCheck:
      WalkSample(subject: .nobodys([]), roles: [])
    case .acknowledgeNotice, .replyToNotice, .closeSafetyCheck:
      WalkSample(subject: .nobodys([]), fields: [("x", "x")], roles: [])
    case .emergency: WalkSample(roles: visitors)
    case .findForEmergency:
      WalkSample(fields: [("term", "甄桂兰")], roles: visitors)
    case .incidentForm: WalkSample(subject: .household, roles: visitors)
    case .reportIncident:
      WalkSample(
        subject: .household, fields: [("kind", "x")], roles: visitors)
    case .messages: WalkSample(subject: .household, roles: visitors)
    case .sendMessage:
      WalkSample(
        subject: .household, fields: [("text", "x")], roles: visitors)
    case .webhooks: WalkSample(roles: keepers)
    case .addWebhook: WalkSample(fields: [("x", "x")], roles: keepers)
    case .endWebhook, .retryDelivery:
      WalkSample(
        subject: .nobodys(["0190a6f0-0000-7000-8000-000000000000"]),
        fields: [("x", "x")], roles: [])
    case .matters: WalkSample(roles: caseWorkers)
    case .matter: WalkSample(subject: .matter, roles: caseWorkers)
    case .recordMatterStep:
      WalkSample(
        subject: .matter, fields: [("kind", "告知家庭")], roles: visitors)
    case .matterForm: WalkSample(subject: .household, roles: visitors)
    case .openMatter:
      WalkSample(
        subject: .household, fields: [("x", "x")], roles: visitors)
    case .papers: WalkSample(roles: caseWorkers.subtracting([.cadre]))
    case .areaPaper: WalkSample(subject: .areaPaper, roles: printers)
    case .workerPlan: WalkSample(subject: .plan, roles: caseWorkers)
    case .booklet: WalkSample(subject: .household, roles: caseWorkers)
    case .personFile: WalkSample(subject: .member, roles: caseWorkers)
    case .revealPersonFile:
      WalkSample(
        subject: .member, fields: [("reason", "")], roles: visitors)
    case .incidentPaper: WalkSample(subject: .change, roles: [])
    case .matterPaper: WalkSample(subject: .nobodys([]), roles: [])
    case .agreementPaper:
      WalkSample(subject: .nobodys([]), roles: [])
    case .matterRemedies: WalkSample(subject: .matter, roles: caseWorkers)
    case .escalateMatter, .referMatter:
      WalkSample(subject: .matter, fields: [("x", "x")], roles: visitors)
    // Nothing has been ordered yet.
    case .rectifyMatter:
      WalkSample(
        subject: .matter, fields: [("step", "整改完成")], roles: approvers)
    case .referral: WalkSample(subject: .nobodys([]), roles: [])
    case .stepReferral:
      WalkSample(
        subject: .nobodys([]), fields: [("step", "受理")], roles: [])
    case .supervision, .undelivered: WalkSample(roles: supervisors)
    case .supervisionArea: WalkSample(subject: .area([]), roles: supervisors)
    case .warnings:
      WalkSample(roles: supervisors.union([.village]))
    case .warning: WalkSample(subject: .nobodys([]), roles: [])
    case .stepWarning:
      WalkSample(
        subject: .nobodys([]), fields: [("step", "未纳入")], roles: [])
    case .warningForm: WalkSample(subject: .household, roles: proposers)
    case .raiseWarning:
      WalkSample(
        subject: .household, fields: [("x", "x")], roles: proposers)
    case .activities: WalkSample(roles: recorders.union([.city, .province]))
    case .activityForm, .helpers: WalkSample(roles: recorders)
    case .recordActivity, .addHelper:
      WalkSample(fields: [("x", "x")], roles: recorders)
    case .activity, .activityCorrectionForm:
      WalkSample(subject: .change, roles: [])
    case .correctActivity:
      WalkSample(subject: .change, fields: [("x", "x")], roles: [])
    case .activitySheet:
      WalkSample(
        subject: .area(["csv"]), roles: recorders.union([.city, .province]))
    case .endHelper:
      WalkSample(
        subject: .nobodys([]), fields: [("last", "2026-07-01")], roles: [])
    case .payments, .paymentStandards: WalkSample(roles: payers)
    case .recordPayments: WalkSample(fields: [("x", "x")], roles: payers)
    case .setPaymentStandard:
      WalkSample(fields: [("x", "x")], roles: [.countyCivilAffairs])
    case .memberPayments: WalkSample(subject: .care([]), roles: [])
    case .addPayment:
      WalkSample(subject: .care([]), fields: [("x", "x")], roles: [])
    case .correctPayment:
      WalkSample(
        subject: .care(["2026-06-1"]), fields: [("x", "x")], roles: [])
    case .childReports:
      WalkSample(roles: carers.subtracting([.countyCivilAffairs]))
    // Nobody in the walk is a child, nor is a matter about an infringement.
    case .childReport: WalkSample(subject: .change, roles: [])
    case .newChildReport: WalkSample(subject: .care([]), roles: [])
    case .reportChild:
      WalkSample(subject: .care([]), fields: [("x", "x")], roles: [])
    case .childReportForm: WalkSample(subject: .nobodys([]), roles: [])
    case .recordChildReport:
      WalkSample(subject: .nobodys([]), fields: [("x", "x")], roles: [])
    case .infringement, .infringementForm:
      WalkSample(subject: .matter, roles: [])
    case .recordInfringement:
      WalkSample(subject: .matter, fields: [("x", "x")], roles: [])
    // Tried by itself: without a session, and at the end of the walk.
    case .signIn, .signOut, .asset: WalkSample(roles: [])
    }
  }

  /// Endpoints that a walk through all others leaves for the end, or that
  /// need no session.
  static let apart: Set<Endpoint> = [.signIn, .signOut, .asset]

  private static let everybody = Set(AccountRole.allCases)
  /// Those who see duties of 残联.
  private static let federations = counting.subtracting([
    .countyCivilAffairs
  ])
  private static let counting = everybody.subtracting([
    .administrator, .visitor, .cadre,
  ])
  private static let quarterly = "fuyang-2022/village-quarterly"
  private static let keepers: Set<AccountRole> = [.administrator]
  private static let approvers: Set<AccountRole> = [
    .township, .county, .countyCivilAffairs,
  ]
  private static let counties: Set<AccountRole> = [
    .county, .countyCivilAffairs,
  ]
  private static let recorders = approvers.union([.village])
  private static let payers: Set<AccountRole> = [
    .township, .countyCivilAffairs,
  ]
  private static let carers = approvers.union([.village, .visitor])
  private static let supervisors = approvers.union([.city, .province])
  private static let planners = counties.union([.city, .province])
  private static let proposers = approvers.union([.village, .visitor])
  private static let printers = caseWorkers.subtracting([.cadre, .visitor])
  private static let caseWorkers = everybody.subtracting([
    .administrator, .auditor,
  ])
  private static let visitors = caseWorkers.subtracting([.city, .province])
}

extension WalkSample {
  /// Numbers of a path, with what they are to whoever walks.
  struct Target {
    enum Reach { case inside, outside, unknown }

    var reach: Reach
    var numbers: [String]
  }

  /// What is his, all that is not, and what is not there at all.
  func targets(
    of walker: Walker, others: [Walker]
  ) -> [Target] {
    switch subject {
    case .nothing: [Target(reach: .inside, numbers: [])]
    case .household:
      homes(of: walker) { [$0.number] }
        + [Target(reach: .unknown, numbers: ["HU889999"])]
    case .incident:
      homes(of: walker) { [$0.incident] }
        + [
          Target(
            reach: .unknown,
            numbers: ["0190a6f0-0000-7000-8000-000000000000"])
        ]
    case .member:
      homes(of: walker) { [$0.number, $0.person] } + [
        // Another household's member, under one that is his.
        Target(
          reach: .outside,
          numbers: [WalkHome.village.number, WalkHome.nation.person]),
        Target(reach: .unknown, numbers: ["HU889999", "PE889999"]),
      ]
    case .matter:
      homes(of: walker) { [$0.matter] } + [
        Target(
          reach: .unknown,
          numbers: ["0190a6f0-0000-7000-8000-000000000000"])
      ]
    case .worker:
      [
        Target(reach: .inside, numbers: ["W1"]),
        Target(reach: .outside, numbers: ["W6"]),
        Target(reach: .outside, numbers: ["W7"]),
        Target(reach: .unknown, numbers: ["W99"]),
      ]
    case .named(let numbers):
      [
        Target(reach: .inside, numbers: numbers),
        Target(reach: .unknown, numbers: ["none-such"]),
      ]
    case .nobodys(let numbers):
      [
        Target(
          reach: .unknown,
          numbers: numbers + [
            "0190a6f0-0000-7000-8000-000000000000", "areas",
          ])
      ]
    case .householdChange:
      homes(of: walker) { [$0.number, "circumstance"] }
        + [Target(reach: .unknown, numbers: ["HU889999", "circumstance"])]
    case .memberChange:
      [
        Target(
          reach: .unknown,
          numbers: [WalkHome.village.number, "341202-889999", "death"])
      ]
    case .care(let rest):
      WalkHome.allCases.map { home in
        Target(
          reach: .unknown,
          numbers: [home.number, "341202-889999"] + rest)
      }
    case .areaChange:
      [Target(reach: .inside, numbers: ["new-household"])]
    case .change:
      [
        Target(
          reach: .unknown,
          numbers: ["0190a6f0-0000-7000-8000-000000000000"])
      ]
    case .visit:
      homes(of: walker) { [$0.number, $0.visit] } + [
        // Another household's visit, under one that is his.
        Target(
          reach: .outside,
          numbers: [WalkHome.village.number, WalkHome.nation.visit]),
        Target(
          reach: .unknown, numbers: [WalkHome.village.number, "VI889999"]),
        Target(reach: .unknown, numbers: ["HU889999", "VI889999"]),
      ]
    case .plan:
      ["W1", "W6", "W7"].map { number in
        let isHis = number == walker.worker
        let looksAfter = number == "W1" && Self.approvers.contains(walker.role)
        return Target(
          reach: isHis || looksAfter ? .inside : .outside, numbers: [number])
      } + [Target(reach: .unknown, numbers: ["W99"])]
    case .areaPaper:
      Self.areas.map { area in
        let isInside = area.hasPrefix(walker.area) && area.count == 12
        return Target(
          reach: isInside ? .inside : .outside, numbers: [area, "targets"])
      } + [
        Target(reach: .unknown, numbers: ["341202001201", "x"]),
        Target(reach: .unknown, numbers: ["x", "targets"]),
      ]
    case .area(let rest):
      Self.areas.map { area in
        let isInside = area.hasPrefix(walker.area) || walker.area == area
        return Target(
          reach: isInside ? .inside : .outside, numbers: [area] + rest)
      } + [
        Target(reach: .unknown, numbers: ["99"] + rest),
        Target(reach: .unknown, numbers: ["x"] + rest),
      ]
    case .village:
      Self.areas.filter { $0.count == 12 }.map { area in
        Target(
          reach: area.hasPrefix(walker.area) ? .inside : .outside,
          numbers: [area])
      } + [Target(reach: .unknown, numbers: ["341202001999"])]
    case .row:
      WalkHome.allCases.map { home in
        Target(
          reach: walker.rows(home) ? .inside : .outside,
          numbers: [Self.quarterly, home.number, "2026-04-01"])
      } + [
        Target(
          reach: .unknown,
          numbers: [Self.quarterly, "HU889999", "2026-04-01"])
      ]
    case .account:
      [
        Target(reach: .inside, numbers: [WalkWorld.near]),
        Target(reach: .outside, numbers: [WalkWorld.far]),
        Target(reach: .unknown, numbers: ["nobody-here"]),
      ]
    case .session:
      others.map { Target(reach: .outside, numbers: [$0.session]) } + [
        Target(reach: .unknown, numbers: ["0000000000000000"]),
        Target(reach: .inside, numbers: [walker.session]),
      ]
    }
  }

  /// Of every level, near and far.
  private static let areas = [
    "34", "3401", "340102", "3412", "341202", "341202001", "341202001201",
    "341202001202", "341202002", "341203", "62", "620102001201",
  ]

  private func homes(
    of walker: Walker, _ numbers: (WalkHome) -> [String]
  ) -> [Target] {
    WalkHome.allCases.map { home in
      // Who sees nothing tries the nearest as his own.
      let isInside =
        walker.sees(home) || (walker.sees == nil && home == .village)
      return Target(
        reach: isInside ? .inside : .outside, numbers: numbers(home))
    }
  }
}

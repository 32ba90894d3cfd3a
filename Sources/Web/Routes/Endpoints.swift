import Hummingbird

/// Ties every endpoint to what answers it.
struct Endpoints {
  let site: Site

  func add(to router: Router<WebContext>) {
    let signedIn = router.group(context: SignedInContext.self)
    for endpoint in Endpoint.allCases {
      let path = RouterPath(endpoint.route.rawValue)
      switch handler(endpoint) {
      case .anyone(let answer):
        router.on(path, method: endpoint.method, use: answer)
      case .signedIn(let answer):
        signedIn.on(path, method: endpoint.method, use: answer)
      }
    }
  }

  private enum Handler {
    case anyone(@Sendable (Request, WebContext) async throws -> Response)
    case signedIn(
      @Sendable (Request, SignedInContext) async throws -> Response)
  }

  private func handler(_ endpoint: Endpoint) -> Handler {
    let session = SessionEndpoints(site)
    let visits = VisitEndpoints(site: site)
    let corrections = CorrectionEndpoints(site: site)
    let coverage = CoverageEndpoint(site: site)
    let accounts = AccountEndpoints(site: site)
    let own = OwnAccountEndpoints(site: site)
    let codes = CodeEndpoints(site: site)
    let forms = ChangeFormEndpoints(site: site)
    let changes = ChangeEndpoints(site: site)
    let staff = StaffEndpoints(site: site)
    let handOver = HandOverEndpoints(site: site)
    let areas = AreaEndpoints(site: site)
    let policies = PolicyEndpoints(site: site)
    let trials = TrialEndpoints(site: site)
    let imports = ImportEndpoints(site: site)
    let people = PeopleEndpoints(site: site)
    let lists = PeopleListEndpoints(site: site)
    let numbers = NumberEndpoints(site: site)
    return switch endpoint {
    case .home: .signedIn(session.home)
    case .signInForm: .anyone(session.form)
    case .signIn: .anyone(session.signIn)
    case .signOut: .signedIn(session.signOut)
    case .today: .signedIn(TodayEndpoint(site: site).page)
    case .household: .signedIn(HouseholdEndpoint(site: site).page)
    case .visitForm: .signedIn(visits.form)
    case .recordVisit: .signedIn(visits.record)
    case .correctionForm: .signedIn(corrections.form)
    case .correctVisit: .signedIn(corrections.correct)
    case .coverage: .signedIn(coverage.own)
    case .coverageArea: .signedIn(coverage.area)
    case .coverageDuty: .signedIn(coverage.duty)
    case .coverageRows: .signedIn(coverage.rows)
    case .coverageSheet: .signedIn(CoverageSheetEndpoint(site: site).file)
    case .otherDay: .signedIn(OtherDayEndpoints(site: site).start)
    case .judgedCoverage: .signedIn(OtherDayEndpoints(site: site).result)
    case .explanation: .signedIn(ExplanationEndpoint(site: site).page)
    case .office: .signedIn(OfficeEndpoint(site: site).page)
    case .accounts: .signedIn(accounts.list)
    case .newAccount: .signedIn(accounts.form)
    case .addAccount: .signedIn(accounts.add)
    case .account: .signedIn(accounts.page)
    case .resetPassword: .signedIn(accounts.resetPassword)
    case .lockAccount: .signedIn(accounts.lock)
    case .unlockAccount: .signedIn(accounts.unlock)
    case .endAccountSessions: .signedIn(accounts.endSessions)
    case .resetCode: .signedIn(accounts.resetCode)
    case .ownAccount: .signedIn(own.page)
    case .endOwnSession: .signedIn(own.endSession)
    case .endOtherSessions: .signedIn(own.endOthers)
    case .passwordForm: .signedIn(own.passwordForm)
    case .changePassword: .signedIn(own.changePassword)
    case .enrolForm: .signedIn(codes.enrolForm)
    case .enrol: .signedIn(codes.enrol)
    case .removeCode: .signedIn(codes.remove)
    case .codeForm: .signedIn(codes.form)
    case .giveCode: .signedIn(codes.give)
    case .audit: .signedIn(AuditEndpoint(site: site).page)
    case .roundForm: .signedIn(RoundEndpoints(site: site).form)
    case .recordRound: .signedIn(RoundEndpoints(site: site).record)
    case .changes: .signedIn(changes.list)
    case .change: .signedIn(changes.page)
    case .decideChange: .signedIn(changes.decide)
    case .withdrawChange: .signedIn(changes.withdraw)
    case .areaChangeForm, .householdChangeForm, .memberChangeForm:
      .signedIn(forms.form)
    case .makeAreaChange, .makeHouseholdChange, .makeMemberChange:
      .signedIn(forms.make)
    case .staff: .signedIn(staff.list)
    case .addWorker: .signedIn(staff.addWorker)
    case .worker: .signedIn(staff.worker)
    case .addPost: .signedIn(staff.addPost)
    case .addLink: .signedIn(staff.addLink)
    case .endStaffRow: .signedIn(staff.endRow)
    case .handOverForm: .signedIn(handOver.form)
    case .handOver: .signedIn(handOver.handOver)
    case .areas: .signedIn(areas.tree)
    case .addVillage: .signedIn(areas.addVillage)
    case .area: .signedIn(areas.area)
    case .renameArea: .signedIn(areas.rename)
    case .endVillage: .signedIn(areas.end)
    case .policies: .signedIn(policies.list)
    case .putPolicy: .signedIn(policies.put)
    case .pack: .signedIn(policies.pack)
    case .endPolicy: .signedIn(policies.end)
    case .trialForm: .signedIn(trials.form)
    case .startTrial: .signedIn(trials.start)
    case .trial: .signedIn(trials.result)
    case .importForm: .signedIn(imports.form)
    case .upload: .signedIn(imports.upload)
    case .importJob: .signedIn(imports.job)
    case .startImport: .signedIn(imports.start)
    case .refusedRows: .signedIn(imports.refused)
    case .people: .signedIn(people.page)
    case .searchPeople: .signedIn(people.search)
    case .peopleLists: .signedIn(lists.index)
    case .peopleList: .signedIn(lists.page)
    case .exportPeople: .signedIn(lists.export)
    case .calls: .signedIn(numbers.call)
    case .numbersForm: .signedIn(numbers.form)
    case .revealNumber: .signedIn(numbers.reveal)
    case .asset: .anyone(AssetEndpoint(site: site).file)
    case .health: .anyone(HealthEndpoint().answer)
    }
  }
}

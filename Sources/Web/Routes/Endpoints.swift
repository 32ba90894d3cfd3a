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
    case .explanation: .signedIn(ExplanationEndpoint(site: site).page)
    case .office: .signedIn(OfficeEndpoint(site: site).page)
    case .asset: .anyone(AssetEndpoint(site: site).file)
    case .health: .anyone(HealthEndpoint().answer)
    }
  }
}

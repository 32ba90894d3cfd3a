package import Hummingbird

/// A route with its method: something the server answers.
package enum Endpoint: String, CaseIterable, Sendable {
  case home, signInForm, signIn, signOut
  case today, household, visitForm, recordVisit
  case correctionForm, correctVisit
  case coverage, coverageArea, coverageDuty, coverageRows, coverageSheet
  case explanation
  case office
  case asset, health

  /// The one list of what is answered without signing in. Everything else
  /// is denied, whether or not its handler remembers to ask.
  package static let open: Set<Endpoint> = [
    .signInForm, .signIn, .asset, .health,
  ]

  package var route: Route {
    switch self {
    case .home: .home
    case .signInForm, .signIn: .session
    case .signOut: .sessionEnd
    case .today: .today
    case .household: .household
    case .visitForm: .newVisit
    case .recordVisit: .visits
    case .correctionForm, .correctVisit: .correction
    case .coverage: .coverage
    case .coverageArea: .coverageArea
    case .coverageDuty: .coverageDuty
    case .coverageRows: .coverageRows
    case .coverageSheet: .coverageSheet
    case .explanation: .explanation
    case .office: .office
    case .asset: .asset
    case .health: .health
    }
  }

  package var method: HTTPRequest.Method {
    switch self {
    case .signIn, .signOut, .recordVisit, .correctVisit: .post
    default: .get
    }
  }

  /// The endpoint that a matched request is for.
  ///
  /// - Parameter pattern: as the router names it; nil where none matched.
  static func matching(
    _ method: HTTPRequest.Method, pattern: String?
  ) -> Endpoint? {
    allCases.first { $0.method == method && $0.route.rawValue == pattern }
  }
}

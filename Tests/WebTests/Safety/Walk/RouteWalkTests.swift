import Hummingbird
import HummingbirdTesting
import Operations
import Testing
import Web

@Suite("Every route as every role")
struct RouteWalkTests {
  @Test("every endpoint has a sample to be tried with")
  func samples() {
    for endpoint in Endpoint.allCases {
      #expect(
        WalkSample.of(endpoint) != nil,
        "\(endpoint) is new: say in WalkSample how it is tried, and by whom")
    }
  }

  @Test("in scope, out of scope and unknown: nothing leaks")
  func walk() async throws {
    let world = try await WalkWorld.make()
    let count = Tally()
    try await world.server.buildApplication().test(.router) { client in
      for walker in world.walkers {
        let others = world.walkers.filter { $0.login != walker.login }
        for endpoint in Endpoint.allCases
        where !WalkSample.apart.contains(endpoint) {
          guard let sample = WalkSample.of(endpoint) else { continue }
          try await walk(endpoint, sample, walker, others, client, count)
        }
      }
    }
    print(
      "every route as every role: \(count.tried) combinations, "
        + "\(count.leaks) leaks")
    #expect(count.tried > 1_000)
    #expect(count.leaks == 0)
  }

  private func walk(
    _ endpoint: Endpoint, _ sample: WalkSample, _ walker: Walker,
    _ others: [Walker], _ client: any TestClientProtocol, _ count: Tally
  ) async throws {
    let browser = walker.browser(client)
    var unseen: Set<String> = []
    for target in sample.targets(of: walker, others: others) {
      let path =
        endpoint.route.path(numbers: target.numbers)
        + sample.query
      let place = "\(endpoint) \(walker.role.rawValue) \(target.reach) \(path)"
      if endpoint.method == .post {
        try await refuseFromElsewhere(sample, path, place, browser, count)
      }
      let page =
        endpoint.method == .get
        ? try await browser.get(path)
        : try await browser.post(path, sample.fields)
      count.tried += 1
      let isOpen =
        target.reach == .inside && sample.roles.contains(walker.role)
      #expect((page.status != 404) == isOpen, "\(place): \(page.status)")
      #expect(page.status < 500 && page.status != 401, "\(place)")
      if page.status == 404 { unseen.insert(page.withoutTitle) }
      for secret in leaks(page, of: sample, to: walker) {
        count.leaks += 1
        Issue.record("\(place) shows \(secret)")
      }
    }
    // What is forbidden and what is not there are told alike.
    #expect(unseen.count <= 1, "\(endpoint) \(walker.role.rawValue)")
  }

  /// Whatever changes something is refused unless a page of ours sent it.
  private func refuseFromElsewhere(
    _ sample: WalkSample, _ path: String, _ place: String,
    _ browser: Browser, _ count: Tally
  ) async throws {
    for origin in [nil, "http://elsewhere.test"] {
      let page = try await browser.post(path, sample.fields, origin: origin)
      count.tried += 1
      #expect(page.status == 403, "\(place) from elsewhere")
    }
  }

  /// What a page shows of households that its reader may not see, and any
  /// number of a person in full.
  private func leaks(
    _ page: PageRead, of sample: WalkSample, to walker: Walker
  ) -> [String] {
    let shown = page.html + (page.location ?? "")
    let hidden = WalkHome.allCases.filter { !walker.sees($0) }
      .flatMap { walker.meetsNumber(of: $0) ? $0.words : $0.secrets }
    let never = WalkHome.allCases.filter {
      !(sample.reveals && walker.sees($0))
    }.flatMap { [$0.citizenID, $0.phone] }
    return Set(hidden + never).filter(shown.contains)
  }

  @Test("a stranger gets the sign-in page everywhere, whatever he names")
  func stranger() async throws {
    let world = try await WalkWorld.make()
    let walker = try #require(world.walkers.first)
    try await world.server.buildApplication().test(.router) { client in
      let browser = Browser(client: client)
      for endpoint in Endpoint.allCases
      where !Endpoint.open.contains(endpoint) {
        guard let sample = WalkSample.of(endpoint) else { continue }
        for target in sample.targets(of: walker, others: world.walkers) {
          let path =
            endpoint.route.path(numbers: target.numbers)
            + sample.query
          let page =
            endpoint.method == .get
            ? try await browser.get(path)
            : try await browser.post(path, sample.fields)
          #expect(page.status == 401, "\(endpoint)")
          for home in WalkHome.allCases {
            #expect(!page.html.contains(home.head), "\(endpoint)")
          }
        }
      }
    }
  }

  @Test("whoever owes a step of signing in gets to nothing but that step")
  func owing() async throws {
    let world = try await WalkWorld.make()
    let password = try await world.office.perform(
      ResetPassword(login: "walker0"), as: .system("test"))
    try await world.server.buildApplication().test(.router) { client in
      var browser = Browser(client: client)
      let signedIn = try await browser.signIn("walker0", password.text)
      browser.cookie = signedIn.cookie
      let walker = try #require(world.walkers.first)
      for endpoint in Endpoint.allCases
      where !Endpoint.open.contains(endpoint)
        && !SignInStep.newPassword.open.contains(endpoint)
      {
        guard let sample = WalkSample.of(endpoint) else { continue }
        for target in sample.targets(of: walker, others: []) {
          let path =
            endpoint.route.path(numbers: target.numbers)
            + sample.query
          let page =
            endpoint.method == .get
            ? try await browser.get(path)
            : try await browser.post(path, sample.fields)
          #expect(page.status == 303, "\(endpoint)")
          #expect(page.location == "/me/password", "\(endpoint)")
        }
      }
    }
  }
}

/// Counts along the walk, which goes one step after the other.
private final class Tally: @unchecked Sendable {
  var tried = 0
  var leaks = 0
}

extension PageRead {
  /// To be compared, without what may differ.
  fileprivate var withoutTitle: String {
    html.replacing(/<title>[^<]*<\/title>/, with: "")
      .replacing(/<strong class="number">[^<]*<\/strong>/, with: "")
  }
}

extension Route {
  fileprivate func path(numbers: [String]) -> String {
    switch numbers.count {
    case 0: path()
    case 1: path(numbers[0])
    case 2: path(numbers[0], numbers[1])
    default: path(numbers[0], numbers[1], numbers[2])
    }
  }
}

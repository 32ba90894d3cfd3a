import Casework
import Exchange
import Foundation
import HummingbirdTesting
import Logging
import Operations
import TestSupport
import Web

/// A session of every role, in a world of households ring by ring.
struct WalkWorld: Sendable {
  let office: Office
  private let place: TestPlace
  let server: WebServer
  let walkers: [Walker]
  /// An account in the administrator's area, and one outside.
  static let near = "somebody-near"
  static let far = "somebody-far"

  static func make() async throws -> WalkWorld {
    let model = try await WalkModel.shared.value
    let place = try model.place.copy()
    let office = try await TestModel.open(place)
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return WalkWorld(
      office: office, place: place,
      server: WebServer(
        office: office, configuration: WebConfiguration(), logger: logger),
      walkers: model.walkers)
  }
}

/// The world made once, as hashing passwords takes its time; tests get
/// copies.
private struct WalkModel: Sendable {
  let place: TestPlace
  let walkers: [Walker]

  static let shared = Task { try await make() }

  private static func make() async throws -> WalkModel {
    let place = try TestPlace()
    for (name, text) in WalkFolder.files {
      try text.write(
        to: place.folder.appending(path: name), atomically: true,
        encoding: .utf8)
    }
    let office = try await TestModel.open(place)
    let system = Actor.system("test")
    _ = try await office.perform(
      ImportRegister(source: FolderSource(folder: place.folder.path)),
      as: system)
    for home in WalkHome.allCases {
      _ = try await office.perform(
        ReportIncident(
          IncidentDraft(
            id: home.incident, household: home.number, person: "",
            kind: "fuyang-2022/neglect", place: home.address,
            words: home.head)), as: system)
      _ = try await office.perform(
        OpenMatter(
          MatterEntry(
            id: home.matter, household: home.number,
            values: [
              "domain": "fuyang-2022/safety",
              "what": "\(home.head)家屋顶漏雨", "person": home.person,
            ])), as: system)
    }
    for (login, area) in [
      (WalkWorld.near, "341202"), (WalkWorld.far, "620102"),
    ] {
      _ = try await office.perform(
        IssueAccount(
          login: login, workerNumber: "", role: .auditor,
          area: try unwrap(AreaCode(area))), as: system)
    }
    var walkers: [Walker] = []
    for role in AccountRole.allCases {
      walkers.append(try await Walker.make(role, in: office))
    }
    try await office.close()
    return WalkModel(place: place, walkers: walkers)
  }
}

/// Somebody of a role, signed in.
struct Walker: Sendable {
  let role: AccountRole
  let login: String
  let area: String
  let token: SessionToken
  /// Another session of his own, as his page names it.
  let session: String

  static let password = "quiet-river-2026"

  /// The farthest household he may see; nil for none.
  var sees: WalkHome? {
    switch role {
    case .village, .visitor, .cadre: .village
    case .township: .township
    case .county, .countyCivilAffairs: .county
    case .city: .city
    case .province: .province
    case .auditor, .administrator: nil
    }
  }

  func sees(_ home: WalkHome) -> Bool { sees.map { home <= $0 } ?? false }

  /// Whether the ledger's rows of a household are of his area; the auditor
  /// has them without names.
  func rows(_ home: WalkHome) -> Bool {
    home.villageCode.hasPrefix(area)
  }

  /// Numbers that even a reader without sight of households comes upon.
  func meetsNumber(of home: WalkHome) -> Bool {
    role == .auditor && rows(home)
  }

  /// His 工号; empty for none.
  var worker: String { Self.post(of: role).0 }

  private static func post(of role: AccountRole) -> (String, String) {
    switch role {
    case .village: ("W1", "341202001201")
    case .visitor: ("W2", "341202001")
    case .cadre: ("W3", "341202")
    case .township: ("W4", "341202001")
    case .county: ("W3", "341202")
    case .countyCivilAffairs: ("W5", "341202")
    case .city: ("W6", "3412")
    case .province: ("W7", "34")
    case .auditor, .administrator: ("", "341202")
    }
  }

  static func make(
    _ role: AccountRole, in office: Office
  ) async throws -> Walker {
    let number = AccountRole.allCases.firstIndex(of: role) ?? 0
    let login = "walker\(number)"
    let (worker, area) = post(of: role)
    try await office.perform(
      AddAccount(
        login: login, password: password, workerNumber: worker, role: role,
        area: try unwrap(AreaCode(area))), as: .system("test"))
    let secret = CodeSecret.make()
    if role.needsSecondFactor {
      try await office.perform(
        SetSecondFactor(login: login, secret: secret), as: .system("test"))
    }
    let other = try await office.perform(
      SignIn(login: login, password: password), as: .stranger)
    let token = try await office.perform(
      SignIn(login: login, password: password), as: .stranger)
    if role.needsSecondFactor {
      let signedIn = try unwrap(
        try await office.perform(OpenSession(token), as: .stranger))
      try await office.perform(
        ProveCode(secret.code(at: office.clock.instant)),
        as: .account(signedIn))
    }
    let opened = try unwrap(
      try await office.perform(OpenSession(other), as: .stranger))
    return Walker(
      role: role, login: login, area: area, token: token,
      session: opened.session)
  }

  func browser(_ client: any TestClientProtocol) -> Browser {
    Browser(client: client, cookie: "fangshi=\(token.text)")
  }
}

private struct Missing: Error {}

private func unwrap<Value>(_ value: Value?) throws -> Value {
  guard let value else { throw Missing() }
  return value
}

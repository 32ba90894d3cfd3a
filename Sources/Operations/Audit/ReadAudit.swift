package import Casework
import Records

/// The logs of one's area, the newest first: what was changed, and who
/// looked at whom.
package struct ReadAudit: Query {
  package static let permission = Permission.readAudit
  package static let action = AuditAction.readAudit

  /// What kind of lines.
  package enum Kind: String, Sendable, CaseIterable {
    case changes = "变更"
    case reads = "查看"
  }

  /// Nil for both.
  package var kind: Kind?
  package var period: Span
  /// Empty for any.
  package var actor = ""
  package var action: AuditAction?
  /// Number of a household, a visit, a login; empty for any.
  package var subject = ""
  /// The line after which to go on; empty for the newest.
  package var before = ""
  package var limit = 50

  package init(period: Span) { self.period = period }

  package func perform(in context: OperationContext) throws -> AuditPage {
    let most = min(max(1, limit), 200)
    var search = AuditSearch(
      counties: Self.counties(of: context.actor), limit: most + 1)
    if let start = period.start {
      search.from = Identifier.first(at: Moment(start))
    }
    // The id of a line is below that of the day after the last one.
    if let end = period.end {
      search.before = Identifier.first(at: Moment(end + 1))
    }
    if !before.isEmpty, search.before.isEmpty || before < search.before {
      search.before = before
    }
    search.actor = actor.isEmpty ? nil : actor
    search.action = action?.rawValue
    search.subject = subject.isEmpty ? nil : subject
    var lines = try AuditReader(context.connection).lines(
      search, in: kind.map { [$0.log] } ?? AuditReader.Log.allCases)
    let hasMore = lines.count > most
    if hasMore { lines.removeLast() }
    var names = ActorNames(AccountStore(context.connection))
    return AuditPage(
      lines: try lines.map { line in
        AuditLine(
          id: line.entry.id, at: line.entry.at,
          kind: line.log == .reads ? .reads : .changes,
          actor: line.entry.actor,
          actorName: try names.name(of: line.entry.actor),
          action: AuditAction.words(of: line.entry.action),
          subject: line.entry.subject,
          detail: AuditAction.words(ofDetail: line.entry.detail))
      }, hasMore: hasMore)
  }

  /// Of the counties in one's area; what no county owns belongs to whole
  /// provinces.
  private static func counties(of actor: Actor) -> [ClosedRange<Int64>] {
    guard case .account(let account) = actor else { return [0...Int64.max] }
    let area = account.area
    switch area.level {
    case .province:
      let first = area.number * 10_000
      return [0...0, first...(first + 9_999)]
    case .city: return [(area.number * 100)...(area.number * 100 + 99)]
    case .county, .township, .village:
      return [area.countyKey...area.countyKey]
    }
  }
}

extension ReadAudit.Kind {
  fileprivate var log: AuditReader.Log {
    switch self {
    case .changes: .changes
    case .reads: .reads
    }
  }
}

/// A line of the logs, in words.
package struct AuditLine: Sendable, Hashable {
  package let id: String
  package let at: Moment
  package let kind: ReadAudit.Kind
  /// The login, or what the system calls itself.
  package let actor: String
  /// Of the worker; empty for none.
  package let actorName: String
  package let action: String
  package let subject: String
  package let detail: String
}

/// Some lines, and whether there are more behind them.
package struct AuditPage: Sendable, Hashable {
  package let lines: [AuditLine]
  package let hasMore: Bool
}

/// Names of those who acted; each is read once.
private struct ActorNames {
  private let accounts: AccountStore
  private var known: [String: String] = [:]

  init(_ accounts: AccountStore) { self.accounts = accounts }

  mutating func name(of login: String) throws -> String {
    if let name = known[login] { return name }
    let name = try accounts.name(of: login)
    known[login] = name
    return name
  }
}

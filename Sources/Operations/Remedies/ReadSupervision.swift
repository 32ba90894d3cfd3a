package import Casework
import Records

/// How rectification stands in an area, for whoever supervises 整改督办.
package struct SupervisionView: Sendable, Hashable {
  package var area: AreaName
  /// Those above that may be chosen, the highest first.
  package var above: [AreaName]
  package var today: Day
  package var now: Moment
  /// In which what is counted as done was done.
  package var period: Span
  package var parts: [Part]
  package var total: RectificationFigures
  package var list: RectificationList
  package var lines: [Line]
  package var offset: Int
  package var hasMore: Bool

  package struct Part: Sendable, Hashable {
    package var area: AreaName
    package var figures: RectificationFigures
  }

  package struct Line: Sendable, Hashable {
    package var line: RectificationLine
    package var domain: String
    package var townshipName: String
    package var villageName: String
  }
}

/// Reads the board of supervision: by township how much is open and overdue
/// and how many days it takes, and what is to be looked at (DS-48).
package struct ReadSupervision: Query {
  package static let permission = Permission.readSupervision
  package static let action = AuditAction.readSupervision

  /// Nil for the account's own area.
  package var area: AreaCode?
  package var list: RectificationList
  package var offset: Int
  package static let pageLength = 30

  package init(
    area: AreaCode? = nil, list: RectificationList = .overdue,
    offset: Int = 0
  ) {
    self.area = area
    self.list = list
    self.offset = min(max(0, offset), 100_000)
  }

  /// - Throws: `Refusal.notFound` for an area that is not his.
  package func perform(
    in context: OperationContext
  ) throws -> SupervisionView {
    let own = try context.ownArea()
    let code = try context.see(area: area ?? own).code
    let names = NameReader(context.connection)
    func named(_ code: AreaCode) throws -> AreaName {
      AreaName(code: code, name: try names.area(code))
    }
    let year = WindowKind.year.window(containing: context.today)
    let board = RectificationBoard(context.connection, at: context.now)
    let figures = try board.figures(of: code, doneIn: year)
    let lines = try board.lines(
      list, of: code, seesRestricted: context.actor.may(.readDisputes),
      offset: offset, limit: Self.pageLength + 1)
    let views = MatterViews(context)
    if code.level.rawValue > own.level.rawValue {
      context.noteRead(
        county: code.countyKey, subject: code.description,
        detail: list.rawValue)
    }
    return SupervisionView(
      area: try named(code),
      above: try AreaLevel.allCases.compactMap { code.ancestor($0) }
        .filter { $0 != code && own.contains($0) }.map(named),
      today: context.today, now: context.now, period: year,
      parts: try figures.sorted { $0.key < $1.key }.compactMap { key, value in
        try AreaCode(number: key).map {
          SupervisionView.Part(area: try named($0), figures: value)
        }
      },
      total: figures.values.reduce(RectificationFigures()) { $0 + $1 },
      list: list,
      lines: try lines.prefix(Self.pageLength).map { line in
        SupervisionView.Line(
          line: line,
          domain: views.title(line.domain, .temporary).domain,
          townshipName: try line.village.ancestor(.township)
            .map(names.area) ?? "",
          villageName: try names.area(line.village))
      }, offset: offset, hasMore: lines.count > Self.pageLength)
  }
}

/// What was referred and has not been delivered, by body.
package struct UndeliveredView: Sendable, Hashable {
  package var area: AreaName
  package var today: Day
  package var bodies: [Body]
  /// There are more than are shown.
  package var isCut: Bool

  package struct Body: Sendable, Hashable {
    package var title: String
    package var sent: Int
    package var accepted: Int
    package var overdue: Int
    package var lines: [Line]
  }

  package struct Line: Sendable, Hashable {
    package var referral: String
    package var title: String
    package var state: ReferralState
    package var dueOn: Day
    package var isRestricted: Bool
    package var household: String
    package var head: String
    package var villageName: String
    package var isOverdue: Bool
  }
}

/// Reads what was referred and has not been delivered, by body (FY-75).
package struct ReadUndelivered: Query {
  package static let permission = Permission.readSupervision
  package static let action = AuditAction.readSupervision

  static let most = 500

  package init() {}

  package func perform(
    in context: OperationContext
  ) throws -> UndeliveredView {
    let code = try context.see(area: context.ownArea()).code
    let names = NameReader(context.connection)
    let found = try ReferralStore(context.connection).undelivered(
      in: code, seesRestricted: context.actor.may(.readDisputes),
      limit: Self.most + 1)
    var bodies: [String: UndeliveredView.Body] = [:]
    for line in found.prefix(Self.most) {
      let office = line.row.office
      let title =
        line.row.body.isEmpty
        ? office.title(try names.area(office.area)) : line.row.body
      var body =
        bodies[title]
        ?? UndeliveredView.Body(
          title: title, sent: 0, accepted: 0, overdue: 0, lines: [])
      let isOverdue = line.row.dueOn < context.today
      if line.state == .sent { body.sent += 1 } else { body.accepted += 1 }
      if isOverdue { body.overdue += 1 }
      body.lines.append(
        UndeliveredView.Line(
          referral: line.row.id, title: line.row.title, state: line.state,
          dueOn: line.row.dueOn, isRestricted: line.isRestricted,
          household: line.household, head: line.head,
          villageName: try names.area(line.village), isOverdue: isOverdue))
      bodies[title] = body
    }
    if code.level.rawValue < AreaLevel.county.rawValue {
      context.noteRead(
        county: code.countyKey, subject: code.description,
        detail: "referrals")
    }
    return UndeliveredView(
      area: AreaName(code: code, name: try names.area(code)),
      today: context.today,
      bodies: bodies.values.sorted {
        ($0.overdue, $0.lines.count, $1.title)
          > ($1.overdue, $1.lines.count, $0.title)
      }, isCut: found.count > Self.most)
  }
}

package import Casework
import Records

/// A list of warnings, with how long each list is.
package struct WarningsView: Sendable, Hashable {
  package var area: AreaName
  package var today: Day
  package var list: WarningList
  package var counts: [WarningList: Int]
  package var lines: [Line]
  package var offset: Int
  package var months: Int

  package struct Line: Sendable, Hashable {
    package var line: WarningLine
    package var villageName: String
    /// Under monitoring for long, and nothing has been done.
    package var isUnaided: Bool
  }
}

/// Reads the warnings of an area and what came of them.
package struct ReadWarnings: Query {
  package static let permission = Permission.readWarnings
  package static let action = AuditAction.readWarnings

  package var list: WarningList
  package var offset: Int
  package static let pageLength = 30

  package init(_ list: WarningList = .open, offset: Int = 0) {
    self.list = list
    self.offset = min(max(0, offset), 100_000)
  }

  package func perform(
    in context: OperationContext
  ) throws -> WarningsView {
    let code = try context.see(area: context.ownArea()).code
    let names = NameReader(context.connection)
    let lists = WarningLists(context.connection)
    let months = context.measureMonths
    let before = context.today.adding(months: -months)
    let sight = try context.officeSight()
    var counts: [WarningList: Int] = [:]
    for list in WarningList.allCases {
      counts[list] = try lists.count(
        list, in: code, identifiedBefore: before, sight: sight)
    }
    let lines = try lists.lines(
      list, in: code, identifiedBefore: before, sight: sight,
      offset: offset, limit: Self.pageLength)
    if code.level.rawValue < AreaLevel.county.rawValue {
      context.noteRead(
        county: code.countyKey, subject: code.description,
        detail: "warnings")
    }
    return WarningsView(
      area: AreaName(code: code, name: try names.area(code)),
      today: context.today, list: list, counts: counts,
      lines: try lines.map { line in
        WarningsView.Line(
          line: line, villageName: try names.area(line.village),
          isUnaided: line.state == .monitored && line.measures == 0
            && (line.identifiedOn ?? .distantFuture) <= before)
      }, offset: offset, months: months)
  }
}

extension OperationContext {
  /// The shortest of what the packs give for the first measure.
  var measureMonths: Int {
    rules.packs.compactMap(\.remedies?.warnings?.measureWithinMonths).min()
      ?? 1
  }
}

/// One warning with all that was done about it.
package struct WarningView: Sendable, Hashable {
  package var line: WarningLine
  /// Whether the page of the household is open to whoever asks.
  package var seesHousehold: Bool
  package var villageName: String
  package var policy: String
  package var clause: String
  package var standing: WarningStanding
  package var steps: [Step]
  package var isUnaided: Bool
  package var months: Int
  /// What whoever asks may put down now.
  package var open: [WarningStepKind]
  /// Whom it was sent to.
  package var notices: [NoticeLine]
  package var today: Day
  package var formID: String

  package struct Step: Sendable, Hashable {
    package var step: WarningStep
    package var author: String
  }
}

package struct ReadWarning: Query {
  package static let permission = Permission.readWarnings
  package static let action = AuditAction.readWarnings

  package var id: String

  package init(_ id: String) { self.id = id }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> WarningView {
    let warning = try context.see(warning: id)
    let (row, standing) = (warning.stored.row, warning.stored.standing)
    context.noteRead(county: row.home.county, subject: id)
    let names = NameReader(context.connection)
    let views = NoticeViews(context)
    let pack = context.rules.packs.first { $0.id == row.pack }
    let rules = pack?.remedies?.warnings
    let months = rules?.measureWithinMonths ?? context.measureMonths
    return WarningView(
      line: WarningLine(warning.stored, warning.home),
      seesHousehold: try context.hidden(among: [warning.home.key]).isEmpty,
      villageName: try names.area(warning.home.village),
      policy: pack?.citation ?? row.pack,
      clause: rules?.signs.first { $0.title == row.title }?.clause
        ?? rules?.clause ?? "",
      standing: standing,
      steps: try warning.stored.steps.map { step in
        WarningView.Step(step: step, author: try names.shown(step.by))
      }, isUnaided: standing.lacksMeasure(on: context.today, after: months),
      months: months,
      open: WarningStepKind.allCases.filter {
        standing.obstacle(to: $0) == nil && warning.allows($0, context)
      },
      notices: try NoticeStore(context.connection).notices(
        about: row.subject.stored, in: row.home.county
      ).map(views.line), today: context.today,
      formID: Identifier.make(at: context.now))
  }
}

/// The warnings of a household that are not over, for its page.
package struct ReadHouseholdWarnings: Query {
  package static let permission = Permission.readWarnings
  package static let action = AuditAction.readWarnings

  package var household: String

  package init(_ household: String) { self.household = household }

  /// - Throws: `Refusal.notFound`.
  package func perform(
    in context: OperationContext
  ) throws -> [WarningLine] {
    let home = try context.see(household: household)
    return try WarningStore(context.connection).warnings(of: home.key)
      .map { WarningLine($0, home) }
  }
}

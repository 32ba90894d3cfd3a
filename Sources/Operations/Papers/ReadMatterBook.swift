package import Casework
import Records

/// 访视问题清单: the matters opened in a village, township or county in a
/// period, sheet by sheet.
package struct ReadMatterBook: Query {
  package static let permission = Permission.readMatters
  package static let action = AuditAction.printPaper

  package var area: AreaCode
  package var period: Span
  /// From 1; a sheet holds so many matters.
  package var sheet: Int
  package static let sheetLength = 200

  package init(area: AreaCode, period: Span, sheet: Int = 1) {
    self.area = area
    self.period = period
    self.sheet = min(max(1, sheet), 1_000)
  }

  /// - Throws: `Refusal.notFound` for an area unknown, not his, or wider
  ///   than a county.
  package func perform(in context: OperationContext) throws -> MatterBookView {
    let place = try context.paperPlace(
      area, widest: .county, paper: "matters")
    let book = MatterBook(context.connection)
    var right = context.actor.matterRight
    right.sight = try context.officeSight()
    let names = NameReader(context.connection)
    let views = MatterViews(context)
    let lines = try book.lines(
      in: area, openedIn: period, right, limit: Self.sheetLength,
      offset: (sheet - 1) * Self.sheetLength)
    return MatterBookView(
      place: place, period: period, day: context.today, now: context.now,
      number: try book.count(in: area, openedIn: period, right),
      sheet: sheet,
      lines: try lines.map { line in
        MatterBookView.Line(
          openedOn: line.openedOn, village: try names.area(line.village),
          household: line.household, head: line.head, person: line.person,
          domain: views.title(line.domain, line.urgency).domain,
          urgency: line.urgency, what: line.what, wish: line.wish,
          office: try names.area(line.office), worker: line.worker,
          plan: line.plan, actBy: line.actBy, state: line.state,
          solvedOn: line.solvedOn, outcome: line.outcome)
      })
  }
}

extension Actor {
  var matterRight: MatterBook.Right {
    guard case .account(let account) = self else {
      return MatterBook.Right(
        seesRestricted: may(.readDisputes), login: name, worker: 0)
    }
    return MatterBook.Right(
      seesRestricted: may(.readDisputes), login: account.login,
      worker: account.workerID == 0 ? -1 : account.workerID)
  }
}

/// A sheet of the book of matters.
package struct MatterBookView: Sendable, Hashable {
  package var place: PaperPlace
  package var period: Span
  package var day: Day
  package var now: Moment
  /// Of all sheets.
  package var number: Int
  package var sheet: Int
  package var lines: [Line]

  package var sheets: Int {
    max(
      1,
      (number + ReadMatterBook.sheetLength - 1)
        / ReadMatterBook.sheetLength)
  }

  package struct Line: Sendable, Hashable {
    package var openedOn: Day
    package var village: String
    package var household: String
    package var head: String
    package var person: String?
    package var domain: String
    package var urgency: MatterUrgency
    package var what: String
    package var wish: String
    /// The office that has to act, and who has taken it on.
    package var office: String
    package var worker: String?
    package var plan: String
    package var actBy: Moment?
    package var state: MatterState
    package var solvedOn: Day?
    package var outcome: String
  }
}

/// 需求汇总表 (NM-31): matters of a period by the office they lie with and
/// by domain. Numbers name nobody: restricted matters are counted too.
package struct ReadNeedsSummary: Query {
  package static let permission = Permission.readMatters
  package static let action = AuditAction.printPaper

  package var area: AreaCode
  package var period: Span

  package init(area: AreaCode, period: Span) {
    self.area = area
    self.period = period
  }

  /// - Throws: `Refusal.notFound`, as `ReadMatterBook`.
  package func perform(in context: OperationContext) throws -> NeedsSummary {
    let place = try context.paperPlace(
      area, widest: .county, paper: "needs")
    let names = NameReader(context.connection)
    let views = MatterViews(context)
    var lines: [NeedsSummary.Line] = []
    for sum in try MatterBook(context.connection).sums(
      in: area, openedIn: period)
    {
      let office = try names.area(sum.office)
      let domain = views.title(sum.domain, .temporary).domain
      if lines.last?.office != office || lines.last?.domain != domain {
        lines.append(
          NeedsSummary.Line(office: office, domain: domain, numbers: [:]))
      }
      lines[lines.count - 1].numbers[sum.state, default: 0] += sum.number
    }
    return NeedsSummary(
      place: place, period: period, day: context.today, lines: lines)
  }
}

/// How many needs were found, with whom they lie and how they stand.
package struct NeedsSummary: Sendable, Hashable {
  package var place: PaperPlace
  package var period: Span
  package var day: Day
  /// By office, then domain.
  package var lines: [Line]

  package struct Line: Sendable, Hashable {
    package var office: String
    package var domain: String
    package var numbers: [MatterState: Int]

    package var total: Int { numbers.values.reduce(0, +) }
  }
}

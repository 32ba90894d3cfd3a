import Casework
import Records

/// A child whose report is looked at or written, with all that stands of it.
struct ChildReportDesk {
  let context: OperationContext
  let home: VisibleHousehold
  let person: PersonKey
  let name: String
  let number: String
  let birth: Day?
  let death: Day?
  /// All revisions of the report it is about; empty for a new one.
  let history: [ChildReportRow]

  /// A child of a household, for a new report.
  ///
  /// - Throws: `Refusal.notFound` where he is not there or not to be seen.
  init(
    household: String, person: String, in context: OperationContext
  ) throws {
    let home = try context.see(household: household)
    guard let key = PersonKey(text: person) else { throw Refusal.notFound }
    try self.init(home, key, [], in: context)
  }

  /// - Throws: `Refusal.notFound` where there is no such report, or it is
  ///   not to be seen.
  init(report: String, in context: OperationContext) throws {
    guard Identifier.isValid(report) else { throw Refusal.notFound }
    let history = try ChildReportStore(context.connection).history(of: report)
    guard let person = history.first?.person,
      let home = try context.lastHome(of: person)
    else { throw Refusal.notFound }
    try self.init(home, person, history, in: context)
  }

  private init(
    _ home: VisibleHousehold, _ person: PersonKey,
    _ history: [ChildReportRow], in context: OperationContext
  ) throws {
    let rows = try MemberReader(
      context.connection, vault: try context.vault()
    ).members(of: home.key)
    guard let row = rows.last(where: { $0.key == person }) else {
      throw Refusal.notFound
    }
    self.context = context
    self.home = home
    self.person = person
    self.history = history
    name = row.person.name
    number = row.person.number
    birth = row.person.birth
    death = row.person.death
  }

  var standing: ChildReportRow? { history.last }

  /// Names what stands on record.
  var base: String { standing.map { "\($0.revision)" } ?? "" }

  var subject: Notice.Subject? {
    standing.map {
      Notice.Subject(.childReport, county: person.county, number: $0.id)
    }
  }

  /// The one open report of the child, other than this one.
  func otherOpen() throws -> ChildReportRow? {
    try ChildReportStore(context.connection).reports(of: person).first {
      $0.report.stage.isOpen && $0.id != standing?.id
    }
  }

  /// Why a form of the kind is not filled in; nil where it is.
  func obstacle(_ kind: ChildReportKind) throws -> String? {
    if let standing {
      return kind.mayFollow(standing.report.stage)
        ? nil : "这份报告现在是“\(standing.report.stage.word)”，不用“\(kind.title)”。"
    }
    if let death { return "\(name)已于\(death.inWords)登记去世，不再报告。" }
    guard birth != nil else {
      return "没有登记出生日期，不知道是不是儿童；请先更正个人信息。"
    }
    if try otherOpen() != nil {
      return "\(name)已有一份没有办完的报告，请在那份报告上登记。"
    }
    return nil
  }

  func fields(_ kind: ChildReportKind) -> ChildReportFields {
    ChildReportFields(
      kind: kind, today: context.today, report: standing?.report)
  }
}

/// Tells those above of a child.
struct ChildReportNotices {
  let context: OperationContext

  /// Township and county; not the office that has put it down itself.
  func reported(_ row: ChildReportRow, of desk: ChildReportDesk) throws {
    let village = desk.home.village
    var to: [Recipient] = []
    if let township = village.ancestor(.township), !isOwn(township) {
      to.append(.office(township, .local))
    }
    if let county = village.ancestor(.county), !isOwn(county) {
      to.append(.office(county, .federation))
    }
    let place = try NameReader(context.connection).area(village)
    let next =
      switch row.report.stage {
      case .found: "，请帮助安排诊断"
      case .diagnosed: "，请帮助落实干预"
      case .begun, .ruledOut: ""
      }
    try Notifier(context).send(
      Notice(
        .childReported,
        about: .init(.childReport, county: row.person.county, number: row.id),
        in: village,
        "\(place)报告一名儿童（疑似）残疾，由\(row.report.source.word)发现，"
          + "\(row.report.stage.word)\(next)", to: to))
  }

  func changed(_ desk: ChildReportDesk, to report: ChildReport) throws {
    guard let subject = desk.subject, !report.stage.isOpen else { return }
    try Notifier(context).settle(subject, because: report.stage.word)
  }

  private func isOwn(_ area: AreaCode) -> Bool {
    guard case .account(let account) = context.actor else { return false }
    return account.area == area
  }
}

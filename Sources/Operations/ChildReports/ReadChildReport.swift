package import Casework
import Records

/// A child's report as its page shows it.
package struct ChildReportView: Sendable, Hashable {
  package var id: String
  package var today: Day
  package var name: String
  package var birth: Day?
  /// 户编号 and head of where the child lives.
  package var household: String
  package var head: String
  /// From the province, or the county, down to the village.
  package var place: [String]
  package var report: ChildReport
  package var acts: [Act]
  /// What whoever asks may put down now.
  package var kinds: [ChildReportKind]

  /// What was put down, in the order of time.
  package struct Act: Sendable, Hashable {
    package var title: String
    /// Why it was corrected; empty for what is no correction.
    package var why: String
    package var at: Moment
    package var by: String
  }
}

/// One report of a child.
package struct ReadChildReport: Query {
  package static let permission = Permission.readChildReports
  package static let action = AuditAction.readChildReport

  package var id: String

  package init(_ id: String) { self.id = id }

  /// - Throws: `Refusal.notFound`.
  package func perform(
    in context: OperationContext
  ) throws -> ChildReportView {
    let desk = try ChildReportDesk(report: id, in: context)
    guard let standing = desk.standing else { throw Refusal.notFound }
    context.noteRead(county: desk.person.county, subject: id)
    let names = NameReader(context.connection)
    let mayRecord = context.actor.may(.recordChildReport)
    return ChildReportView(
      id: id, today: context.today, name: desk.name, birth: desk.birth,
      household: desk.home.number, head: desk.home.line.head,
      place: try names.path(desk.home.village), report: standing.report,
      acts: try desk.history.map { row in
        ChildReportView.Act(
          title: row.act.word, why: row.why, at: row.at,
          by: try names.shown(row.by))
      },
      kinds: ChildReportKind.allCases.filter {
        mayRecord && $0.mayFollow(standing.report.stage)
      })
  }
}

/// The children of a household, with their reports.
package struct ReadHouseholdChildren: Query {
  package static let permission = Permission.readChildReports
  package static let action = AuditAction.readChildReport

  package var household: String

  package init(_ household: String) { self.household = household }

  package struct Child: Sendable, Hashable {
    /// Key in paths, and name.
    package var person: String
    package var name: String
    package var age: Int
    package var reports: [Report]
    package var mayReport: Bool
  }

  package struct Report: Sendable, Hashable {
    package var id: String
    package var report: ChildReport
  }

  /// Those who live there and are children, or of whom there is a report.
  ///
  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> [Child] {
    let home = try context.see(household: household)
    let day = context.today
    let store = ChildReportStore(context.connection)
    let rows = try MemberReader(
      context.connection, vault: try context.vault()
    ).members(of: home.key).filter {
      $0.stay.contains(day) && day <= $0.person.death ?? .distantFuture
    }
    var children: [Child] = []
    for row in rows {
      guard let birth = row.person.birth else { continue }
      let age = birth.age(on: day)
      let isChild = age < ChildReport.adultAge
      let reports = try store.reports(of: row.key)
      if !isChild && reports.isEmpty { continue }
      children.append(
        Child(
          person: row.key.text, name: row.person.name, age: age,
          reports: reports.map { Report(id: $0.id, report: $0.report) },
          mayReport: isChild && context.actor.may(.recordChildReport)
            && !reports.contains { $0.report.stage.isOpen }))
    }
    if children.contains(where: { !$0.reports.isEmpty }) {
      context.noteRead(county: home.key.county, subject: home.number)
    }
    return children
  }
}

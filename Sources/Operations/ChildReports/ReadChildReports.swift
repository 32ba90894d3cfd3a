package import Casework
import Records

/// A child's report in a list.
package struct ChildReportLine: Sendable, Hashable {
  package var id: String
  package var name: String
  package var age: Int?
  /// 户编号.
  package var household: String
  package var head: String
  package var villageName: String
  package var report: ChildReport
}

/// The reports of children who live in a place.
package struct ChildReportList: Sendable, Hashable {
  package var day: Day
  /// Nil for those that are open.
  package var stage: ChildReportStage?
  package var choice: AreaChoice
  /// Of all reports, whatever their stage.
  package var figures: ChildReportFigures
  /// Of the areas below; empty for a village.
  package var parts: [Part]
  package var lines: [ChildReportLine]
  package var count: Int
  package var offset: Int
  package var limit: Int

  package struct Part: Sendable, Hashable {
    package var area: AreaCode
    package var name: String
    package var figures: ChildReportFigures
  }
}

/// Reports of children by stage, with counts and medians. They are few, so
/// that all of a county are read.
package struct ReadChildReports: Query {
  package static let permission = Permission.readChildReports
  package static let action = AuditAction.listChildReports

  /// Nil for those that are open.
  package var stage: ChildReportStage?
  /// Nil for all that one may see.
  package var area: AreaCode?
  package var offset: Int
  package var limit: Int

  package init(
    _ stage: ChildReportStage? = nil, area: AreaCode? = nil,
    offset: Int = 0, limit: Int = 50
  ) {
    self.stage = stage
    self.area = area
    self.offset = max(0, offset)
    self.limit = min(max(1, limit), 500)
  }

  /// - Throws: `Refusal.notFound` for an area that is none of his.
  package func perform(
    in context: OperationContext
  ) throws -> ChildReportList {
    let reach = try PeopleReach(context)
    let scopes = try reach.scopes(asked: area)
    let choice = try AreaChoice(area, reach, context)
    let day = context.today
    let store = ChildReportStore(context.connection)
    let all = try scopes.flatMap { try store.lines(in: $0, on: day) }
    let hidden = try context.hidden(among: Set(all.map(\.home.key)))
    let seen = all.filter { !hidden.contains($0.home.key) }
    let listed = seen.filter { line in
      let own = line.row.report.stage
      return stage.map { own == $0 } ?? own.isOpen
    }.sorted { left, right -> Bool in
      let (one, other) = (left.row, right.row)
      return (one.report.found, one.id) < (other.report.found, other.id)
    }
    let names = NameReader(context.connection)
    let shown = try listed.dropFirst(offset).prefix(limit).map { line in
      ChildReportLine(
        id: line.row.id, name: line.name,
        age: line.birth.map { $0.age(on: day) }, household: line.home.number,
        head: line.home.head, villageName: try names.area(line.home.village),
        report: line.row.report)
    }
    if !shown.isEmpty {
      context.noteRead(
        of: area ?? choice.chosen?.code, detail: "\(shown.count) rows")
    }
    return ChildReportList(
      day: day, stage: stage, choice: choice,
      figures: Self.figures(of: seen, in: nil),
      parts: choice.below.map { below in
        ChildReportList.Part(
          area: below.code, name: below.name,
          figures: Self.figures(of: seen, in: below.code))
      }, lines: shown, count: listed.count, offset: offset, limit: limit)
  }

  /// - Parameter area: nil for all.
  private static func figures(
    of lines: [ChildReportStore.Line], in area: AreaCode?
  ) -> ChildReportFigures {
    var figures = ChildReportFigures()
    for line in lines where area?.contains(line.home.village) ?? true {
      figures.add(line.row.report)
    }
    return figures
  }
}

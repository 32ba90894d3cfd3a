import Casework
import Exchange
import Hummingbird
import Operations

/// The numbers of an area as a file.
struct CoverageSheetEndpoint {
  let site: Site

  func file(
    _ request: Request, _ context: SignedInContext
  ) async throws -> Response {
    guard let format = SheetFormat(rawValue: try context.number("format"))
    else { throw Refusal.notFound }
    let asked = AskedPeriod(request, today: site.office.clock.today)
    let coverage = try await site.office.perform(
      ReadCoverage(area: try context.area(), period: asked.period.span),
      as: context.actor)
    let answer = SheetAnswer(
      format: format,
      name: "\(coverage.area.name)进度\(asked.period.words)",
      header: ["职责", "依据", "地区代码", "地区", "完成率", "到期", "当前欠访"]
        + CoverageWords.states.map(\.1))
    return try answer.response(Self.rows(coverage))
  }

  private static func rows(_ coverage: Coverage) -> [[SheetCell]] {
    coverage.duties.flatMap { duty in
      coverage.parts.map { part in
        row(duty.duty, part, duty.parts[part.code] ?? CoverageTally())
      } + [row(duty.duty, coverage.area, duty.total, isTotal: true)]
    }
  }

  private static func row(
    _ duty: DutyName, _ area: AreaName, _ tally: CoverageTally,
    isTotal: Bool = false
  ) -> [SheetCell] {
    [
      .text(duty.title), .text("\(duty.policy) \(duty.clause)"),
      .text(area.code.description),
      .text(isTotal ? "\(area.name)合计" : area.name),
      tally.rate.map(SheetCell.share) ?? .empty, .number(tally.ended),
      .number(tally.overdue),
    ] + CoverageWords.states.map { .number(tally[$0.0]) }
  }
}

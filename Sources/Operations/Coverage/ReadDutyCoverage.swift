package import Casework
import Records

/// Reads how far one duty is met in an area: by part, and window by window.
package struct ReadDutyCoverage: Query {
  package static let permission = Permission.readCoverage
  package static let action = AuditAction.readCoverage

  package var area: AreaCode
  package var duty: String
  /// Nil for this year.
  package var period: Span?

  package init(area: AreaCode, duty: String, period: Span? = nil) {
    self.area = area
    self.duty = duty
    self.period = period
  }

  /// The area with this one duty, and its course.
  package struct Answer: Sendable, Hashable {
    package var coverage: Coverage
    package var duty: DutyCoverage
    /// In the order of time; empty for a standing duty.
    package var course: [CourseStep]
  }

  /// - Throws: `Refusal.notFound` for an area unknown or not the asker's,
  ///   and for a duty that is unknown or another office's.
  package func perform(in context: OperationContext) throws -> Answer {
    guard let position = context.rules.position(of: duty).map(Int.init),
      context.ownPolicies.holds(duty: position)
    else { throw Refusal.notFound }
    var coverage = try ReadCoverage(area: area, period: period)
      .perform(in: context)
    let own = coverage.duties.first { $0.duty.id == duty }
    coverage.duties = own.map { [$0] } ?? []
    let ids = try LedgerStore(context.connection, rules: context.rules)
      .dutyIDs()
    var course: [CourseStep] = []
    for step in try CountReader(context.connection).steps(
      of: ids[position], in: area, touching: coverage.period)
    {
      if course.last?.window != step.window {
        course.append(CourseStep(window: step.window))
      }
      course[course.count - 1].tally[step.state] += step.number
      if step.state == .done, step.window.last > context.today {
        course[course.count - 1].tally.doneEarly += step.number
      }
    }
    return Answer(
      coverage: coverage,
      duty: own
        ?? DutyCoverage(
          duty: context.rules.name(ofDuty: position),
          total: CoverageTally(), parts: [:]),
      course: course)
  }
}

/// One window of a duty in an area.
package struct CourseStep: Sendable, Hashable {
  package var window: Span
  package internal(set) var tally = CoverageTally()
}

import Casework

extension Settlement {
  /// A person of 特困分散: nine in ten for long, one in twenty-five no longer,
  /// one in thirty never assessed.
  mutating func destitute(
    _ person: Int32, in household: Int
  ) -> SampleDestitute {
    let file = population.households[household].file
    let start =
      chance.happens(90)
      ? max(period.day(&chance), file.first)
      : max(
        period.dayBefore(1_400, &chance), file.first)
    var end = Day.distantFuture
    if chance.happens(40), start + 60 < period.last {
      end = start + 60 + chance.below(period.last - start - 60)
    }
    var result = SampleDestitute(
      person: person, household: Int32(household), span: Span(start, end))
    if !chance.happens(33) { assess(&result) }
    for assistance in SampleDestitute.statuses(of: result, until: period.until)
    {
      population.statuses.append(assistance)
    }
    return result
  }

  /// A first assessment at the start, then one about every year; ability
  /// changes in one of eight.
  private mutating func assess(_ destitute: inout SampleDestitute) {
    var failed = indicators()
    var day =
      max(destitute.span.first, period.first - 500)
      + chance.below(20)
    while day <= min(period.last, destitute.span.last) {
      destitute.assessments.append(.init(day: day, failed: failed))
      day = day + 330 + chance.below(80)
      if chance.happens(125) { failed = indicators() }
    }
  }

  private mutating func indicators() -> UInt8 {
    switch chance.weighted([77, 15, 8]) {
    case 0: 0
    case 1: UInt8(1 << chance.below(6)) | UInt8(1 << chance.below(6))
    default: UInt8(63 ^ (1 << chance.below(6)))
    }
  }
}

extension SampleDestitute {
  /// The status itself and, after it, support in an institution.
  static func statuses(
    of destitute: SampleDestitute, until: Day
  ) -> [SampleStatus] {
    var result = [
      SampleStatus(
        person: destitute.person, status: .destituteScattered,
        span: destitute.span)
    ]
    if destitute.span.last < until - 1 {
      result.append(
        SampleStatus(
          person: destitute.person, status: .destituteInstitution,
          span: Span(destitute.span.last + 1, .distantFuture)))
    }
    return result
  }
}

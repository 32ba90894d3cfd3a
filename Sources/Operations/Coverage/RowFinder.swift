import Casework
import Records

/// Finds the stored windows behind a number, village by village.
struct RowFinder {
  private let context: OperationContext
  private let windows: WindowReader
  private let names: NameReader
  private let duty: Duty
  private let id: Int64
  private let state: DutyState?
  private let period: Span
  private let mayOpen: Bool

  init(
    _ context: OperationContext, duty position: Int, id: Int64,
    state: DutyState?, period: Span
  ) {
    self.context = context
    self.id = id
    self.state = state
    self.period = period
    duty = context.rules.duties[position]
    windows = WindowReader(context.connection)
    names = NameReader(context.connection)
    mayOpen = context.actor.may(.readHousehold)
  }

  /// In the order of households and time.
  func rows(in village: AreaCode) throws -> [CoverageRow] {
    let day = context.today
    let name = AreaName(code: village, name: try names.area(village))
    return try windows.windows(
      of: id, kind: duty.unit.storedKind, in: village
    ).filter { found in
      let window = found.window
      guard window.listedFrom <= day else { return false }
      guard let state else { return window.isOverdue(on: day) }
      return window.window.overlaps(period) && window.state(on: day) == state
    }.map { row($0, village: name, on: day) }
  }

  private func row(
    _ found: WindowReader.Found, village: AreaName, on day: Day
  ) -> CoverageRow {
    let window = found.window
    return CoverageRow(
      unit: found.worker.map { "\($0)+\(found.number)" } ?? found.number,
      name: found.name, household: mayOpen ? found.household : nil,
      village: village, window: window.window, required: duty.required,
      counted: Int(window.counted), state: window.state(on: day),
      isOverdue: window.isOverdue(on: day), marks: window.marks.words)
  }
}

extension DutyUnit {
  /// How its windows are stored.
  var storedKind: UnitKey.Kind {
    switch self {
    case .household, .worker: .household
    case .person: .person
    case .link(let kind, _, _):
      kind == .household ? .householdLink : .personLink
    }
  }
}

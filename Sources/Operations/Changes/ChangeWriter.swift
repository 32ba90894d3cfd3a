import Casework
import Records

/// Makes changes by the writers that the import uses, and remembers whose
/// facts they touch.
final class ChangeWriter {
  private let context: OperationContext
  private(set) var touched = ChangedUnits()
  private var before: ChangedUnits?
  /// The household a change made, where it made one.
  var newHousehold: String?
  private let refresh: LedgerRefresh

  init(_ context: OperationContext) {
    self.context = context
    refresh = LedgerRefresh(context)
    before = ChangedUnits()
  }

  /// Must be told before anything of them is written.
  func touch(_ units: ChangedUnits) throws {
    touched.formUnion(units)
    guard let related = try refresh.related(to: units) else {
      before = nil
      return
    }
    before?.formUnion(related)
  }

  /// Writes rows that hang on one household, person or area.
  ///
  /// - Parameters:
  ///   - households: that rows will name, by key.
  ///   - persons: that rows will name, by key.
  func writer(
    of owner: RegisterOwner, households: [HouseholdKey: String] = [:],
    persons: [PersonKey: String] = [:], villages: [AreaCode] = []
  ) throws -> RegisterWriter {
    let counties = Set(households.keys.map(\.county))
      .union(persons.keys.map(\.county)).union(villages.map(\.countyKey))
    return try RegisterWriter(
      changing: owner, context.connection, vault: try context.vault(),
      recording: context.recording,
      index: try RegisterIndex(
        households: households, persons: persons, counties: counties,
        context.connection))
  }

  /// Brings the ledger of all that was touched to what the facts now say,
  /// and hands matters over where somebody has moved.
  func finish(adding units: ChangedUnits = ChangedUnits()) throws {
    touched.formUnion(units)
    try refresh.refresh(touched, before: before)
    // More than these are left to the job that does it for all.
    let units = touched.households.count + touched.persons.count
    if units <= LedgerRefresh.mostUnits {
      try MatterMoves(context).follow(
        households: touched.households, persons: touched.persons)
    }
  }

  func note(_ units: ChangedUnits) { touched.formUnion(units) }
}

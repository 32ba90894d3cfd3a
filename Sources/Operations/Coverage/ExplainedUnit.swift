import Casework
import Records

/// A unit named by its numbers, with what must be loaded to judge it.
struct ExplainedUnit {
  private(set) var households: Set<HouseholdKey> = []
  private(set) var persons: Set<PersonKey> = []
  /// The worker of a standing duty.
  private(set) var standing: Int64?
  private(set) var name = ""
  private(set) var householdNumber: String?

  /// - Throws: `Refusal.notFound` for numbers that nothing has.
  init(
    _ unit: String, _ kind: DutyUnit, _ context: OperationContext
  ) throws {
    let parties = VisitParties(context.connection)
    let scope = ScopeReader(context.connection, on: context.today)
    switch kind {
    case .household: try add(household: unit, scope)
    case .person: try add(person: unit, parties, scope, context)
    case .link(let kind, _, _):
      let parts = unit.split(separator: "+", maxSplits: 1).map(String.init)
      guard parts.count == 2, let worker = try parties.worker(parts[0])
      else { throw Refusal.notFound }
      if kind == .household {
        try add(household: parts[1], scope)
      } else {
        try add(person: parts[1], parties, scope, context)
      }
      let names = NameReader(context.connection)
      name = "\(try names.worker(parts[0])) → \(name)"
      // Where a duty pools a worker's links, the others matter too.
      let linked = try StaffReader(context.connection).linked(to: [worker])
      households.formUnion(linked.households)
      persons.formUnion(linked.persons)
    case .worker:
      guard let worker = try parties.worker(unit) else {
        throw Refusal.notFound
      }
      standing = worker
      name = try NameReader(context.connection).worker(unit)
    }
  }

  private mutating func add(
    household number: String, _ scope: ScopeReader
  ) throws {
    guard let line = try scope.household(number) else {
      throw Refusal.notFound
    }
    households.insert(line.key)
    householdNumber = line.number
    name = line.head.isEmpty ? "户 \(line.number)" : "\(line.head)家"
  }

  private mutating func add(
    person number: String, _ parties: VisitParties, _ scope: ScopeReader,
    _ context: OperationContext
  ) throws {
    guard let (key, _) = try parties.person(number) else {
      throw Refusal.notFound
    }
    persons.insert(key)
    name = try NameReader(context.connection).person(key).name
    if let home = try scope.home(of: key) {
      householdNumber = try scope.household(home)?.number
    }
  }
}

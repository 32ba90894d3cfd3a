/// Turns conditions into the days on which they hold, for one unit at a
/// time. A condition is compiled once into a flat list of nodes.
///
/// A class, so that handing it on costs one reference count.
final class CompiledCondition: Sendable {
  fileprivate enum Test: Sendable {
    case all, any, not
    case member, onlyMember
    case membersAtLeast(Int)
    case circumstance(WordSet<CircumstanceKind>)
    case certificate(LevelSet, WordSet<DisabilityCategory>)
    case suspected, needsCare, guardian, cared
    case carersFromAge(Int)
    case status(WordSet<AssistanceStatus>)
    case ageUnder(Int)
    case ageFrom(Int)
    case selfCare(SelfCareClass)
  }

  fileprivate struct Node: Sendable {
    var test: Test
    /// Positions of the operands in `operands`.
    var operands: Range<Int> = 0..<0
  }

  fileprivate let nodes: ContiguousArray<Node>
  fileprivate let operands: ContiguousArray<Int>
  fileprivate let root: Int

  init(_ condition: Condition) {
    var compiler = Compiler()
    root = compiler.compile(condition)
    nodes = compiler.nodes
    operands = compiler.operands
  }
}

private struct Compiler {
  typealias Test = CompiledCondition.Test

  var nodes: ContiguousArray<CompiledCondition.Node> = []
  var operands: ContiguousArray<Int> = []

  mutating func compile(_ condition: Condition) -> Int {
    switch condition {
    case .all(let parts): add(.all, parts)
    case .any(let parts): add(.any, parts)
    case .not(let part): add(.not, [part])
    case .member(let part): add(.member, [part])
    case .membersAtLeast(let count, let part):
      add(.membersAtLeast(count), [part])
    case .onlyMember(let part): add(.onlyMember, [part])
    case .circumstance(let kinds): add(.circumstance(kinds))
    case .certificate(let levels, let categories):
      add(.certificate(levels, categories))
    case .suspected: add(.suspected)
    case .needsCare: add(.needsCare)
    case .guardian: add(.guardian)
    case .cared: add(.cared)
    case .carersFromAge(let age): add(.carersFromAge(age))
    case .status(let statuses): add(.status(statuses))
    case .ageUnder(let age): add(.ageUnder(age))
    case .ageFrom(let age): add(.ageFrom(age))
    case .selfCare(let selfCare): add(.selfCare(selfCare))
    }
  }

  private mutating func add(_ test: Test, _ parts: [Condition] = []) -> Int {
    let compiled = parts.map { compile($0) }
    let first = operands.count
    operands.append(contentsOf: compiled)
    nodes.append(
      CompiledCondition.Node(test: test, operands: first..<operands.count))
    return nodes.count - 1
  }
}

extension SpanStack {
  /// Pushes the set of days on which the household satisfies the condition.
  mutating func push(
    _ condition: CompiledCondition, household: Int32, facts: Facts
  ) {
    pushHousehold(condition, condition.root, household, facts)
  }

  /// Pushes the set of days on which the person satisfies the condition,
  /// wherever he lives.
  mutating func push(
    _ condition: CompiledCondition, person: Int32, facts: Facts
  ) {
    pushPerson(condition, condition.root, person, facts)
  }

  private mutating func pushHousehold(
    _ condition: CompiledCondition, _ index: Int, _ household: Int32,
    _ facts: Facts
  ) {
    let start = top
    let operands = condition.nodes[index].operands
    switch condition.nodes[index].test {
    case .all:
      for (place, operand) in operands.enumerated() {
        let second = top
        pushHousehold(
          condition, condition.operands[operand], household, facts)
        if place > 0 { intersect(start, second) }
        if isEmpty(start) { return }
      }
    case .any:
      for operand in operands {
        pushHousehold(
          condition, condition.operands[operand], household, facts)
      }
      unite(from: start)
    case .not:
      pushHousehold(
        condition, condition.operands[operands.lowerBound], household, facts)
      complement(from: start)
    case .member:
      pushMembers(condition, index, household, facts)
      unite(from: start)
    case .membersAtLeast(let least):
      pushMembers(condition, index, household, facts)
      covered(from: start, least: least, most: .max)
    case .onlyMember:
      for position in facts.residents.range(household) {
        push(facts.residents.values[position].span)
      }
      covered(from: start, least: 1, most: 1)
      if isEmpty(start) { return }
      let second = top
      pushMembers(condition, index, household, facts)
      unite(from: second)
      intersect(start, second)
    case .circumstance(let kinds):
      for position in facts.circumstances.range(household)
      where kinds.contains(facts.circumstances.values[position].kind) {
        push(facts.circumstances.values[position].span)
      }
      unite(from: start)
    default:
      break  // Conditions of a person: the loader refuses them here.
    }
  }

  /// For each member the days on which he is one and satisfies the operand.
  private mutating func pushMembers(
    _ condition: CompiledCondition, _ index: Int, _ household: Int32,
    _ facts: Facts
  ) {
    let operand =
      condition.operands[condition.nodes[index].operands.lowerBound]
    for position in facts.residents.range(household) {
      let resident = facts.residents.values[position]
      let start = top
      pushPerson(condition, operand, resident.person, facts)
      clip(from: start, to: resident.span)
    }
  }

  private mutating func pushPerson(
    _ condition: CompiledCondition, _ index: Int, _ person: Int32,
    _ facts: Facts
  ) {
    let start = top
    let operands = condition.nodes[index].operands
    switch condition.nodes[index].test {
    case .all:
      for (place, operand) in operands.enumerated() {
        let second = top
        pushPerson(condition, condition.operands[operand], person, facts)
        if place > 0 { intersect(start, second) }
        if isEmpty(start) { return }
      }
    case .any:
      for operand in operands {
        pushPerson(condition, condition.operands[operand], person, facts)
      }
      unite(from: start)
    case .not:
      pushPerson(
        condition, condition.operands[operands.lowerBound], person, facts)
      complement(from: start)
    case .certificate(let levels, let categories):
      for position in facts.certificates.range(person) {
        let spell = facts.certificates.values[position]
        if levels.contains(spell.level),
          spell.categories.bits & categories.bits != 0
        {
          push(spell.span)
        }
      }
      unite(from: start)
    case .suspected:
      if facts.persons[Int(person)].isSuspected { push(.always) }
    case .needsCare:
      if facts.persons[Int(person)].needsCare { push(.always) }
    case .guardian:
      if facts.persons[Int(person)].hasGuardian { push(.always) }
    case .cared:
      for position in facts.care.range(person) {
        push(facts.care.values[position])
      }
      unite(from: start)
    case .carersFromAge(let age):
      pushCarers(of: person, from: age, facts)
    case .status(let statuses):
      for position in facts.statuses.range(person)
      where statuses.contains(facts.statuses.values[position].status) {
        push(facts.statuses.values[position].span)
      }
      unite(from: start)
    case .ageUnder(let age):
      if let birth = facts.persons[Int(person)].birth {
        push(Span(birth, birth.birthday(age) - 1))
      }
    case .ageFrom(let age):
      if let birth = facts.persons[Int(person)].birth {
        push(Span(birth.birthday(age), .distantFuture))
      }
    case .selfCare(let selfCare):
      pushSelfCare(selfCare, of: person, facts)
    case .member, .membersAtLeast, .onlyMember, .circumstance:
      break  // Conditions of a household: the loader refuses them here.
    }
  }

  /// Days with co-resident registered carers, less those on which one of
  /// them has not reached the age.
  private mutating func pushCarers(
    of person: Int32, from age: Int, _ facts: Facts
  ) {
    let start = top
    pushCoresidence(of: person, facts) { _ in .always }
    unite(from: start)
    let young = top
    pushCoresidence(of: person, facts) { birth in
      birth.map { Span(.distantPast, $0.birthday(age) - 1) } ?? .always
    }
    unite(from: young)
    complement(from: young)
    intersect(start, young)
  }

  private mutating func pushCoresidence(
    of person: Int32, _ facts: Facts,
    during: (Day?) -> Span
  ) {
    for position in facts.carers.range(person) {
      let carer = facts.carers.values[position]
      let days = carer.span.intersection(
        during(facts.persons[Int(carer.person)].birth))
      for own in facts.residences.range(person) {
        let home = facts.residences.values[own]
        for other in facts.residences.range(carer.person)
        where facts.residences.values[other].household == home.household {
          push(
            days.intersection(home.span)
              .intersection(facts.residences.values[other].span))
        }
      }
    }
  }

  private mutating func pushSelfCare(
    _ selfCare: SelfCareClass, of person: Int32, _ facts: Facts
  ) {
    let start = top
    var since = Day.distantPast
    var current = SelfCareClass.key
    for position in facts.assessments.range(person) {
      let assessment = facts.assessments.values[position]
      // It counts from the day after it.
      if current == selfCare { push(Span(since, assessment.day)) }
      since = assessment.day + 1
      current = assessment.failed == 0 ? .selfCaring : .key
    }
    if current == selfCare { push(Span(since, .distantFuture)) }
    unite(from: start)
  }
}

extension Facts {
  /// The class of a person on a day: of the latest assessment dated before
  /// it and not after `asOf`.
  func selfCare(of person: Int32, on day: Day, asOf: Day) -> SelfCareClass {
    var result = SelfCareClass.key
    for position in assessments.range(person) {
      let assessment = assessments.values[position]
      if assessment.day >= day || assessment.day > asOf { break }
      result = assessment.failed == 0 ? .selfCaring : .key
    }
    return result
  }
}

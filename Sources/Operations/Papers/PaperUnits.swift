import Casework
import Records

/// Units of a place judged for a paper, with the households they are of.
struct PaperUnits {
  let judged: JudgedUnits
  let rules: LedgerRules
  private let actors: ActorWords
  private let names: NameReader

  /// - Parameter day: windows are judged as they stand on it.
  init(
    _ loaded: LoadedFacts, over period: Span, asOf day: Day,
    _ context: OperationContext
  ) {
    rules = context.rules
    names = NameReader(context.connection)
    judged = JudgedUnits(
      loaded, rules: context.rules, over: period, asOf: day)
    actors = ActorWords(context, names, on: min(day, context.today))
  }

  var facts: Facts { judged.facts }

  func duty(_ instance: DutyInstance) -> Duty {
    rules.duties[Int(instance.duty)]
  }

  func actor(_ instance: DutyInstance) throws -> String {
    try actors.words(instance, facts)
  }

  /// Name of the person it is about; nil for a household.
  func person(_ instance: DutyInstance) throws -> String? {
    try judged.person(of: instance, duty(instance)).map {
      try names.person(judged.loaded.personKeys[Int($0)]).name
    }
  }

  /// The household it is about, of a person the one he lived in on a day of
  /// the window.
  func household(_ instance: DutyInstance) -> HouseholdKey? {
    let duty = duty(instance)
    guard let person = judged.person(of: instance, duty) else {
      return judged.household(of: instance, duty).map {
        judged.loaded.householdKeys[Int($0)]
      }
    }
    let stays = facts.residences[person]
    let stay =
      stays.last { $0.span.contains(min(instance.window.last, judged.day)) }
      ?? stays.last { $0.span.overlaps(instance.window) }
    return stay.map { judged.loaded.householdKeys[Int($0.household)] }
  }

  /// Documents and articles of duties, each once, in the order of the packs.
  func basis(of duties: Set<Int32>) -> [PaperDuty] {
    duties.sorted().map { position in
      let duty = rules.duties[Int(position)]
      return PaperDuty(
        title: duty.title, statement: duty.statement,
        policy: rules.packs[rules.packOfDuty[Int(position)]].citation,
        clause: duty.clause)
    }
  }
}

/// A duty as papers explain it below their table.
package struct PaperDuty: Sendable, Hashable {
  package var title: String
  package var statement: String
  package var policy: String
  package var clause: String
}

package import Casework
import Records

/// A round through a village on one day, put down by a township or county
/// for those who went: its households, to be ticked.
package struct VisitRound: Sendable, Hashable {
  package var villages: [Village]
  /// The village chosen; nil while there is none.
  package var village: Village?
  package var day: Day
  package var today: Day
  /// Who may have gone.
  package var colleagues: [VisitForm.Colleague]
  package var households: [Household]
  package var modes: [VisitMode]
  package var results: [VisitResult]

  package struct Village: Sendable, Hashable {
    package var code: AreaCode
    package var name: String
  }

  package struct Household: Sendable, Hashable {
    /// A fresh 访视编号 for the visit to it.
    package var id: String
    package var number: String
    package var head: String
    package var address: String
    package var members: [Member]
  }

  package struct Member: Sendable, Hashable {
    package var number: String
    package var name: String
  }
}

/// What is needed to put down a round.
package struct PrepareRound: Query {
  package static let permission = Permission.recordForOthers
  package static let action = AuditAction.prepareRound

  package var village: AreaCode?
  /// Nil for today.
  package var day: Day?

  package init(village: AreaCode?, day: Day?) {
    self.village = village
    self.day = day
  }

  /// - Throws: `Refusal.notFound` for a village that is not his.
  package func perform(in context: OperationContext) throws -> VisitRound {
    let area = try context.wholeArea()
    let villages = try PlaceReader(context.connection)
      .areas(.village, in: area)
      .map { VisitRound.Village(code: $0.code, name: $0.name) }
    let day = day ?? context.today
    let chosen = try village.map { code in
      guard let found = villages.first(where: { $0.code == code }) else {
        throw Refusal.notFound
      }
      return found
    }
    var round = VisitRound(
      villages: villages, village: chosen, day: day, today: context.today,
      colleagues: [], households: [], modes: VisitMode.allCases,
      results: VisitResult.allCases)
    guard let chosen else { return round }
    let scope = ScopeReader(context.connection, on: day)
    let names = NameReader(context.connection)
    round.colleagues = try Colleagues(
      of: chosen.code, for: context.actor, scope
    ).lines.map { line in
      VisitForm.Colleague(
        number: line.number, name: line.name,
        post: "\(line.role.word) \(try names.area(line.area))",
        isAuthor: context.actor.isWorker(line.number))
    }
    let members = try scope.memberLines(in: chosen.code)
    round.households = try scope.households(in: chosen.code)
      .sorted { $0.number < $1.number }
      .map { line in
        VisitRound.Household(
          id: Identifier.make(at: context.now), number: line.number,
          head: line.head, address: line.address,
          members: (members[line.key] ?? []).map {
            VisitRound.Member(number: $0.number, name: $0.name)
          })
      }
    return round
  }
}

extension VisitForm {
  /// `一切正常` for every section that asks something to be checked.
  package var allNormal: [String: [String: String]] {
    var answers: [String: [String: String]] = [:]
    for sheet in sheets {
      for section in sheet.sections
      where section.fields.contains(where: { $0.kind == .check }) {
        answers[sheet.id, default: [:]][section.id] = FormValue.allNormalWord
      }
    }
    return answers
  }
}

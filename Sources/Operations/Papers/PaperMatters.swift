package import Casework
import Records

/// A matter as the booklet tells it: what was found, what was done, and how
/// it came out.
package struct PaperMatter: Sendable, Hashable {
  package var openedOn: Day
  package var domain: String
  package var urgency: MatterUrgency
  package var state: MatterState
  /// Name of whom it concerns; nil for the household.
  package var person: String?
  package var what: String
  package var wish: String
  package var plan: String
  package var plannedFor: Day?
  /// What was said of it since, in the order of time.
  package var outcomes: [Outcome]
  package var rating: Int?

  package struct Outcome: Sendable, Hashable {
    package var day: Day
    package var kind: MatterStepKind
    package var words: String
  }
}

extension PaperMatter {
  /// Those of a household that whoever asks may see, in the order of time;
  /// of a person where one is named. None for who reads no matters.
  static func all(
    of home: VisibleHousehold, person: PersonKey? = nil,
    in context: OperationContext
  ) throws -> [PaperMatter] {
    guard context.actor.may(.readMatters) else { return [] }
    let views = MatterViews(context)
    let names = NameReader(context.connection)
    return try MatterStore(context.connection).matters(of: home.key)
      .filter(context.actor.sees)
      .filter { person == nil || $0.record.person == person }
      .reversed().map { matter in
        let standing = matter.standing
        return PaperMatter(
          openedOn: standing.openedAt.day,
          domain: views.title(matter.record.domain, standing.urgency).domain,
          urgency: standing.urgency, state: standing.state,
          person: try matter.record.person.map { try names.person($0).name },
          what: matter.record.what, wish: matter.record.wish,
          plan: matter.steps.last { $0.kind == .planned }?.words ?? "",
          plannedFor: standing.plannedFor,
          outcomes: matter.steps.filter { tells($0.kind) }.map { step in
            Outcome(
              day: step.day ?? step.at.day, kind: step.kind,
              words: step.words)
          }, rating: standing.rating)
      }
  }

  private static func tells(_ kind: MatterStepKind) -> Bool {
    switch kind {
    case .solved, .confirmed, .disputed, .closed, .reopened, .told, .checked:
      true
    default: false
    }
  }
}

import Casework
import Yams

/// What a condition may say. The list is closed.
enum Verb {
  /// Of a household or a person alike.
  static let ofAnything = ["all", "any", "not", "group", "any_group"]
  static let ofHousehold = [
    "member", "members_at_least", "only_member", "circumstance",
  ]
  static let ofPerson = [
    "certificate", "suspected", "needs_care", "guardian", "cared",
    "carers_from_age", "status", "age_under", "age_from", "self_care",
  ]
  /// Those that may stand without a value.
  static let bare = [
    "circumstance", "certificate", "suspected", "needs_care", "guardian",
    "cared",
  ]
  static let all = ofAnything + ofHousehold + ofPerson
}

extension PackReader {
  /// A condition on a household or a person: a bare word or one verb with
  /// its value.
  func condition(
    _ place: Place, about unit: TargetGroup.Unit
  ) -> Condition? {
    guard let (verb, argument) = verb(place), fits(verb, unit, place) else {
      return nil
    }
    guard
      let condition = argument.map({ read(verb, $0, unit) })
        ?? bareCondition(verb, place)
    else { return nil }
    guard condition.size <= 500 else {
      report(
        place, "the condition is too long",
        "write fewer parts, or name fewer groups")
      return nil
    }
    return condition
  }

  private func verb(_ place: Place) -> (String, Place?)? {
    switch place.node {
    case .scalar:
      guard let verb = scalar(place, "a condition") else { return nil }
      return (verb, nil)
    case .mapping(let mapping):
      guard mapping.count == 1, let (key, node) = mapping.first.map({ $0 })
      else {
        report(
          place, "a condition says one thing, here are \(mapping.count)",
          "put each under `all:` or `any:`, as entries of a list")
        return nil
      }
      let verb = key.scalar?.string ?? ""
      return (verb, resolve(place.key(verb, node)))
    default:
      report(
        place, "holds \(place.kind) where a condition is wanted",
        "put the list under `all:` or `any:`")
      return nil
    }
  }

  /// Whether the verb exists and asks about the unit at hand.
  private func fits(
    _ verb: String, _ unit: TargetGroup.Unit, _ place: Place
  ) -> Bool {
    guard Verb.all.contains(verb) else {
      report(
        place, "there is no condition `\(verb)`",
        suggestion(for: verb, among: Verb.all))
      return false
    }
    switch unit {
    case .household where Verb.ofPerson.contains(verb):
      report(
        place,
        "`\(verb)` asks about a person, but the condition here is about a "
          + "household",
        "put it under `member:`, `members_at_least:` or `only_member:`")
      return false
    case .person where Verb.ofHousehold.contains(verb):
      report(
        place,
        "`\(verb)` asks about a household, but the condition here is about "
          + "a person",
        "use conditions on the person: "
          + Verb.ofPerson.joined(separator: ", "))
      return false
    default: return true
    }
  }

  private func bareCondition(_ verb: String, _ place: Place) -> Condition? {
    switch verb {
    case "circumstance": return .circumstance(.all)
    case "certificate": return .certificate(levels: .any, categories: .all)
    case "suspected": return .suspected
    case "needs_care": return .needsCare
    case "guardian": return .guardian
    case "cared": return .cared
    default:
      report(
        place, "`\(verb)` needs a value", "write `\(verb): …`")
      return nil
    }
  }
}

extension Condition {
  /// Number of its parts.
  var size: Int {
    switch self {
    case .all(let parts), .any(let parts):
      parts.reduce(1) { $0 + $1.size }
    case .not(let part), .member(let part), .membersAtLeast(_, let part),
      .onlyMember(let part):
      1 + part.size
    default: 1
    }
  }
}

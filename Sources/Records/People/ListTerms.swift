import Casework
import Database

/// What makes somebody belong on a list, as conditions on the person `p` and
/// the stay `s`.
struct ListTerms {
  typealias Term = (sql: String, arguments: [SQLValue])

  let today: Day
  var now: SQLValue { SQLValue(today) }

  init(_ today: Day) { self.today = today }

  /// Wherever he is found.
  func anywhere(_ kind: PeopleListKind) -> Term {
    guard case .left(let days) = kind else { return present(kind) }
    let (left, since) = hasLeft(days)
    let (died, sinceDeath) = hasDied(days)
    return ("(\(left) OR \(died))", since + sinceDeath)
  }

  /// Of those who live here now.
  func present(_ kind: PeopleListKind) -> Term {
    present(condition(kind))
  }

  func present(_ term: Term) -> Term {
    let (sql, arguments) = term
    return (
      """
      \(sql) AND (p.death IS NULL OR p.death >= ?)
        AND (s.valid_from IS NULL OR s.valid_from <= ?)
        AND (s.valid_to IS NULL OR s.valid_to >= ?)
      """, arguments + [now, now, now]
    )
  }

  /// Those of a county who have left, by the end of the stay.
  func leavers(_ days: Int, _ scope: PeopleScope) -> PeopleListSelect {
    let (sql, arguments) = hasLeft(days)
    return PeopleListSelect(
      from: """
        FROM stays s CROSS JOIN persons p CROSS JOIN households h
        WHERE s.county = ? AND s.standing = 1 AND \(sql)
          AND p.county = s.home_county AND p.person_id = s.home_person_id
          AND p.standing = 1 AND h.county = s.county
          AND h.household_id = s.household_id AND h.standing = 1
        """, arguments: [.int(scope.county)] + arguments, day: "s.valid_to")
  }

  /// Those of a county who have died, by the day.
  func dead(_ days: Int, _ scope: PeopleScope) -> [PeopleListSelect] {
    PersonEntry.allCases.map { entry in
      let (sql, arguments) = hasDied(days)
      return PeopleListSelect(
        from: """
          FROM \(entry.tables) CROSS JOIN stays s CROSS JOIN households h
          WHERE \(entry.place) AND p.standing = 1
            AND p.county = p.home_county AND \(sql)
            AND s.home_county = p.county AND s.home_person_id = p.person_id
            AND s.standing = 1 AND h.county = s.county
            AND h.household_id = s.household_id AND h.standing = 1
            AND h.county = ?
          """,
        arguments: entry.arguments(scope) + arguments + [.int(scope.county)],
        day: "p.death")
    }
  }

  private func hasLeft(_ days: Int) -> Term {
    (
      "(p.death IS NULL AND s.valid_to >= ? AND s.valid_to < ?)",
      [SQLValue(today - days), now]
    )
  }

  private func hasDied(_ days: Int) -> Term {
    (
      """
      (p.death >= ? AND p.death <= ?
        AND (s.valid_from IS NULL OR s.valid_from <= p.death)
        AND (s.valid_to IS NULL OR s.valid_to >= p.death))
      """, [SQLValue(today - days), now]
    )
  }

  private func condition(_ kind: PeopleListKind) -> Term {
    let holds = """
      (p.state IS NULL OR p.state IN (\(CertificateState.valid.rawValue),
        \(CertificateState.expired.rawValue)))
      """
    switch kind {
    case .expiring(let days):
      return (
        "p.valid_until >= ? AND p.valid_until <= ? AND \(holds)",
        [now, SQLValue(today + days)]
      )
    case .expired: return ("p.valid_until < ? AND \(holds)", [now])
    case .suspected: return ("p.is_suspected = 1", [])
    case .unassigned: return unassigned
    case .holding(let statuses): return holding(statuses)
    case .protected, .unguarded: return protected(kind)
    case .left, .silent: return ("1 = 0", [])
    }
  }

  /// Leads to the few of a county who may have one of some statuses.
  static func hasStatus(
    _ statuses: WordSet<AssistanceStatus>, in scope: PeopleScope
  ) -> String {
    """
    p.person_id IN (SELECT k.person_id FROM statuses k
      WHERE k.county = \(scope.county) AND k.standing = 1
        AND k.status IN (\(numbers(statuses))))
    """
  }

  private static func numbers(
    _ statuses: WordSet<AssistanceStatus>
  ) -> String {
    // A list may not be empty.
    (statuses.words.map { String($0.rawValue) } + ["-1"])
      .joined(separator: ", ")
  }

  private func holding(_ statuses: WordSet<AssistanceStatus>) -> Term {
    (
      """
      EXISTS (SELECT 1 FROM statuses t
        WHERE t.county = s.home_county AND t.person_id = s.home_person_id
          AND t.standing = 1 AND t.status IN (\(Self.numbers(statuses)))
          AND (t.valid_from IS NULL OR t.valid_from <= ?)
          AND (t.valid_to IS NULL OR t.valid_to >= ?))
      """, [now, now]
    )
  }

  private var unassigned: Term {
    let (holds, days) = holding(WordSet([.destituteScattered]))
    return (
      """
      \(holds)
        AND NOT EXISTS (SELECT 1 FROM links l
          WHERE l.county = s.home_county AND l.person_id = s.home_person_id
            AND l.kind = \(LinkKind.responsibleVisitor.rawValue)
            AND l.standing = 1
            AND (l.valid_from IS NULL OR l.valid_from <= ?)
            AND (l.valid_to IS NULL OR l.valid_to >= ?))
      """, days + [now, now]
    )
  }
}

import Casework
import Database

/// Who needs somebody to act for him: minors with a disability, and whoever
/// has no full legal capacity.
extension ListTerms {
  func protected(_ kind: PeopleListKind) -> Term {
    let (minor, incapable) = (minor, incapable)
    return guarded(
      kind,
      (
        "(\(minor.sql) OR \(incapable.sql))",
        minor.arguments + incapable.arguments
      ))
  }

  /// Of those who live here now, by age alone.
  func minors(_ kind: PeopleListKind) -> Term { present(guarded(kind, minor)) }

  /// Those of a county who are on the list for their capacity and not for
  /// their age, from the few rows of capacity on.
  func incapable(
    _ kind: PeopleListKind, in scope: PeopleScope
  ) -> PeopleListSelect {
    let (minor, incapable) = (minor, incapable)
    let term = present(
      guarded(
        kind,
        (
          "NOT coalesce(\(minor.sql), 1 = 0) AND \(incapable.sql)",
          minor.arguments + incapable.arguments
        )))
    return PeopleListSelect(
      from: """
        FROM (SELECT DISTINCT c.person_id FROM capacities c
            WHERE c.county = ? AND c.standing = 1) f
          CROSS JOIN persons p CROSS JOIN stays s CROSS JOIN households h
        WHERE p.county = ? AND p.person_id = f.person_id AND p.standing = 1
          AND p.county = p.home_county AND \(term.sql)
          AND s.home_county = p.county AND s.home_person_id = p.person_id
          AND s.standing = 1 AND h.county = s.county
          AND h.household_id = s.household_id AND h.standing = 1
          AND h.county = ?
        """,
      arguments: [.int(scope.county), .int(scope.county)] + term.arguments
        + [.int(scope.county)])
  }

  private func guarded(_ kind: PeopleListKind, _ term: Term) -> Term {
    guard kind == .unguarded else { return term }
    let row = inForce("k.guardian <> ''")
    return (
      "\(term.sql) AND p.guardian = '' AND NOT \(row.sql)",
      term.arguments + row.arguments
    )
  }

  private var minor: Term {
    (
      """
      (p.category IS NOT NULL AND p.birth > ?
        AND (p.state IS NULL OR p.state IN (\(CertificateState.valid.rawValue),
          \(CertificateState.expired.rawValue),
          \(CertificateState.frozen.rawValue))))
      """, [SQLValue(today.latestBirth(ofAge: ChildReport.adultAge))]
    )
  }

  private var incapable: Term {
    inForce("k.capacity < \(LegalCapacity.full.rawValue)")
  }

  /// The row of capacity in force is so.
  private func inForce(_ condition: String) -> Term {
    (
      """
      EXISTS (SELECT 1 FROM capacities k
        WHERE k.county = p.county AND k.person_id = p.person_id
          AND k.standing = 1 AND k.valid_from <= ? AND \(condition)
          AND NOT EXISTS (SELECT 1 FROM capacities l
            WHERE l.county = k.county AND l.person_id = k.person_id
              AND l.standing = 1 AND l.valid_from <= ?
              AND l.valid_from > k.valid_from))
      """, [now, now]
    )
  }
}

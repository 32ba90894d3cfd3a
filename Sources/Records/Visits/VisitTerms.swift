/// Conditions on a visit `v` that several questions share.
enum VisitTerms {
  /// The entry stands, and no other entry that stands corrects it.
  static let stands = """
    v.standing = 1 AND NOT EXISTS (
      SELECT 1 FROM visits c WHERE c.corrects_county = v.county
        AND c.corrects_household = v.household_id
        AND c.corrects_visit = v.visit_id
        AND c.corrects_visit IS NOT NULL AND c.standing = 1)
    """
}

import Records

/// Whose duties a visit, and what it corrects, may concern: all who have
/// lived in the households, and all who were met.
struct TouchedUnits {
  var households: Set<HouseholdKey>
  var persons: Set<PersonKey>
  /// Of them, all who have lived in the household visited.
  let residents: Set<PersonKey>

  init(household: HouseholdKey, residents: Set<PersonKey>) {
    households = [household]
    persons = residents
    self.residents = residents
  }
}

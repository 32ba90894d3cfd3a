package import Casework

/// A household's place in the database: numbers are unique in a county.
package struct HouseholdKey: Hashable, Sendable {
  package var county: Int64
  package var id: Int64

  package init(county: Int64, id: Int64) {
    self.county = county
    self.id = id
  }
}

/// A person's place: his row in the county where he is at home.
package struct PersonKey: Hashable, Sendable {
  package var county: Int64
  package var id: Int64

  package init(county: Int64, id: Int64) {
    self.county = county
    self.id = id
  }
}

/// Who put a fact on record, and when.
package struct Recording: Sendable {
  package var at: Moment
  package var by: String

  package init(at: Moment, by: String) {
    self.at = at
    self.by = by
  }
}

extension AreaCode {
  /// The county as the first column of every key; 0 above counties.
  package var countyKey: Int64 { ancestor(.county)?.number ?? 0 }
}

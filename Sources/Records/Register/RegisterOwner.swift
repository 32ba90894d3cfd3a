package import Casework
import Database

/// Whose rows are meant, where not all of a table are.
package enum RegisterOwner: Hashable, Sendable {
  case household(HouseholdKey)
  case person(PersonKey)
  case area(AreaCode)
  /// All households and persons of a county.
  case county(Int64)

  /// An AND-term for a table, to which `arguments` belong.
  func term(_ table: String) -> String {
    switch self {
    case .household:
      " AND \(table).county = ? AND \(table).household_id = ?"
    case .person: " AND \(table).county = ? AND \(table).person_id = ?"
    case .area: " AND \(table).area = ?"
    case .county: " AND \(table).county = ?"
    }
  }

  var arguments: [SQLValue] {
    switch self {
    case .household(let key): [.int(key.county), .int(key.id)]
    case .person(let key): [.int(key.county), .int(key.id)]
    case .area(let area): [SQLValue(area)]
    case .county(let county): [.int(county)]
    }
  }
}

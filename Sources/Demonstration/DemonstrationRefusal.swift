package import Casework

/// Why a demonstration cannot be made.
package enum DemonstrationRefusal: Error, Hashable, Sendable {
  /// Not one of the counties the names of townships are known for.
  case unknownCounty(AreaCode)
  /// Outside 1 to as many holders as the province's counties can take.
  case personsOutOfRange(Int, most: Int)
  /// Outside the years 2010 to 2100.
  case dayOutOfRange(Day)
  /// A file of this product is missing or damaged: what it is called.
  case damagedData(String)

  /// What is wrong and what to do.
  package var words: String {
    switch self {
    case .unknownCounty(let code):
      "no county \(code) in the sample divisions: name a county of "
        + "province 15, 34 or 62 by its six digits, such as 341202"
    case .personsOutOfRange(let persons, let most):
      "\(persons) persons cannot be made: ask for 1 to \(most)"
    case .dayOutOfRange(let day):
      "\(day) is outside the years 2010 to 2100: choose a day in them"
    case .damagedData(let file):
      "the sample data file \(file) is missing or damaged: install again"
    }
  }
}

package import Casework
import Database

/// A worker, whatever posts he holds.
package struct StaffLine: Sendable, Hashable {
  package var id: Int64
  package var number: String
  package var name: String
}

/// A post on record, with where it stands, so that it can be corrected.
package struct StoredPost: Sendable {
  package var stored: StoredEntry
  package var record: PostRecord
}

/// A link on record, with where it stands and what it is about.
package struct StoredLink: Sendable {
  package enum Target: Hashable, Sendable {
    case household(HouseholdKey)
    case person(PersonKey)
    case village(AreaCode)
    case worker(Int64)
  }

  package var stored: StoredEntry
  package var record: LinkRecord
  /// Whose link it is.
  package var worker: StaffLine
  package var target: Target
  /// Name of the head, the person, the village or the worker.
  package var name: String
  /// Where the household is, or the person lives or last lived; the village
  /// of a contact point; nil for a deputyship.
  package var village: AreaCode?
}

extension AreaCode {
  /// The numbers of the codes that lie in it, itself included: a range for
  /// each level from its own down.
  var within: [ClosedRange<Int64>] {
    AreaLevel.allCases.filter { $0.rawValue >= level.rawValue }.map { below in
      let unit = level.unit / below.unit
      return number * unit...(number * unit + unit - 1)
    }
  }
}

/// A term that holds where a column is a code in an area; and its arguments.
struct AreaTerm {
  let sql: String
  let arguments: [SQLValue]

  /// - Parameter area: nil for everywhere.
  init(_ column: String, in area: AreaCode?) {
    guard let area else {
      sql = "1 = 1"
      arguments = []
      return
    }
    let ranges = area.within
    sql =
      "("
      + ranges.map { _ in "\(column) BETWEEN ? AND ?" }
      .joined(separator: " OR ") + ")"
    arguments = ranges.flatMap {
      [.int($0.lowerBound), .int($0.upperBound)]
    }
  }
}

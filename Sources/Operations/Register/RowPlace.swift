import Casework

/// Where a row stands.
struct RowPlace: Hashable {
  var table: RegisterTable
  var line: Int
}

import Casework
import Demonstration
import Exchange
import Testing

/// Keeps what a demonstration writes, by table and column name.
struct SampleFolder: RowSink {
  private(set) var rows: [ExchangeTable: [[String]]] = [:]
  private(set) var order: [ExchangeTable] = []
  private(set) var rounds = 0

  mutating func append(_ values: [String], to table: ExchangeTable) throws {
    rows[table, default: []].append(values)
    if order.last != table { order.append(table) }
  }

  mutating func endRound() throws { rounds += 1 }

  /// Texts of some columns of all rows of a table.
  func texts(_ table: ExchangeTable, _ columns: String...) -> [[String]] {
    let positions = columns.compactMap(table.position)
    precondition(positions.count == columns.count, "\(table) \(columns)")
    return rows[table, default: []].map { row in positions.map { row[$0] } }
  }

  /// Texts of one column.
  func column(_ table: ExchangeTable, _ column: String) -> [String] {
    texts(table, column).map { $0[0] }
  }

  static let until = Day(number: 20_624)  // 2026-06-20
  static let persons = 1_500

  static func make(
    seed: UInt64 = 1, persons: Int = SampleFolder.persons,
    county: AreaCode? = nil
  ) throws -> SampleFolder {
    var folder = SampleFolder()
    try Demonstration(
      persons: persons, seed: seed, county: county, until: until
    ).write(to: &folder)
    return folder
  }

  /// One folder for all tests that only read.
  static let shared = Result { try make() }
}

/// A list as a column holds it.
func list(_ text: String) -> [String] {
  text.split(separator: ";").map(String.init)
}

/// Days from and to as two columns hold them.
func span(_ first: String, _ last: String) -> Span {
  Span(from: Day(first), to: Day(last))
}

import Casework
package import Operations

/// Rows of one round, kept in memory: takes them as texts and hands them over
/// to be put on record, read and checked like those of a file.
package struct RoundSource: RowSink, RegisterSource {
  private var rows: [RegisterTable: [RegisterRow]] = [:]

  package init() {}

  package mutating func append(
    _ values: [String], to table: ExchangeTable
  ) throws {
    let line = (rows[table]?.count ?? 0) + 2
    let columns = table.columns
    var reader = RowReader(
      table: table, columns: columns, line: line, fields: values,
      places: Array(columns.indices))
    rows[table, default: []].append(reader.row())
  }

  package mutating func endRound() throws {}

  package func rows(_ each: (Int, RegisterRow) throws -> Void) throws {
    for table in RegisterTable.allCases {
      for (index, row) in (rows[table] ?? []).enumerated() {
        try each(index + 2, row)
      }
    }
  }
}

import Casework

/// Where rows of the exchange folder go: a folder of files, or a database.
/// Rows come table by table in the order of `ExchangeTable`; several rounds
/// (one for each county) may follow one another.
package protocol RowSink {
  /// One row: a text for each column of the table in `columns` order, empty
  /// for not known.
  mutating func append(_ values: [String], to table: ExchangeTable) throws

  /// Ends a round: all rows given since the last one belong together and
  /// refer to nothing that comes later.
  mutating func endRound() throws
}

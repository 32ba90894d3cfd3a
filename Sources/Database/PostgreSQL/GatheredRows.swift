/// A connection through which rows that are added are gathered, and copied
/// into their tables many at a time.
final class GatheringConnection: Connection {
  private let base: PostgreSQLConnection

  init(_ base: PostgreSQLConnection) { self.base = base }

  var dialect: Dialect { base.dialect }
  var isRemote: Bool { base.isRemote }
  var streaming: any Connection { base.streaming }
  var gathering: any Connection { self }

  func prepare(_ sql: String) throws -> any Statement {
    try base.prepareGathered(sql)
  }

  func lock(_ units: Set<UnitLock>) throws { try base.lock(units) }
  func execute(script: String) throws { try base.execute(script: script) }
}

/// The tables into which rows are gathered, in the order in which they were
/// first named: rows that others name go first.
final class GatheredTables {
  private var tables: [GatheredTable] = []
  private var byText: [String: GatheredTable?] = [:]
  /// How many hold rows.
  private(set) var holding = 0

  /// - Returns: nil where the text does more than add a row.
  func table(for sql: String) -> GatheredTable? {
    if let known = byText[sql] { return known }
    let table = InsertText(sql).map { GatheredTable($0) }
    if let table { tables.append(table) }
    byText[sql] = table
    return table
  }

  /// Those that hold rows.
  var full: [GatheredTable] { tables.filter { !$0.isEmpty } }

  /// To be called when a table begins to hold rows, and when it ends.
  func begin() { holding += 1 }
  func end() { holding -= 1 }

  func drop() {
    tables = []
    byText = [:]
    holding = 0
  }
}

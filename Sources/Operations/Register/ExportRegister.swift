package import Casework
import Records

/// Where the rows of an export go.
package protocol RegisterSink: AnyObject {
  /// Begins a table, also where no row will follow.
  func begin(_ table: RegisterTable) throws
  func take(_ row: RegisterRow) throws
  /// Called once, after the last row.
  func end() throws
}

/// Hands over the register as it stands, table by table, in the order of
/// numbers.
package struct ExportRegister: Query {
  package static let permission = Permission.manageRegister
  package static let action = AuditAction.exportRegister

  /// Makes the sink inside the transaction, off the caller's thread.
  private let makeSink: @Sendable () throws -> any RegisterSink

  package init(to makeSink: @escaping @Sendable () throws -> any RegisterSink) {
    self.makeSink = makeSink
  }

  /// - Throws: `Refusal.codeNeeded`.
  package func perform(in context: OperationContext) throws {
    try context.requireProof()
    // Before any file is touched: the key may be missing.
    let vault = try context.vault()
    let sink = try makeSink()
    let reader = RegisterReader(context.connection, vault: vault)
    for table in RegisterTable.allCases {
      try sink.begin(table)
      try write(table, reader, context, to: sink)
    }
    try sink.end()
  }

  private func write(
    _ table: RegisterTable, _ reader: RegisterReader,
    _ context: OperationContext, to sink: any RegisterSink
  ) throws {
    switch table {
    case .areas: try reader.areas { try sink.take(.area($1)) }
    case .policies: try reader.policies { try sink.take(.policy($1)) }
    case .households:
      try reader.households { try sink.take(.household($0)) }
    case .persons:
      try reader.persons { person, stays in
        for stay in stays { try sink.take(.person(person, stay)) }
      }
    case .certificates:
      try reader.certificates { try sink.take(.certificate($1)) }
    case .care: try reader.care { try sink.take(.care($1)) }
    case .circumstances:
      try reader.circumstances { try sink.take(.circumstance($1)) }
    case .statuses: try reader.statuses { try sink.take(.status($1)) }
    case .assessments:
      try reader.assessments { try sink.take(.assessment($1)) }
    case .workers: try reader.posts { try sink.take(.post($1)) }
    case .links:
      try reader.links { try sink.take(.link($1)) }
      try reader.workerLinks { try sink.take(.link($1)) }
    case .visits:
      try VisitReader(context.connection).all { try sink.take(.visit($0)) }
    case .absences: try reader.absences { try sink.take(.absence($1)) }
    case .suspensions:
      try reader.suspensions { try sink.take(.suspension($1)) }
    }
  }
}

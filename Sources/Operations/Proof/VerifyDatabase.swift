import Records

/// Proves a database: the audit chain, what rows name, the encrypted columns,
/// and the stored ledger against a full rebuild.
package struct VerifyDatabase: Query {
  package static let permission = Permission.readAudit
  package static let action = AuditAction.verifyDatabase

  package init() {}

  /// What does not agree, a line each.
  ///
  /// - Throws: `VaultFailure` where the key is missing; `MissingPacks`.
  package func perform(in context: OperationContext) throws -> [String] {
    try context.requirePacks()
    let connection = context.connection
    let vault = try context.vault()
    var lines = try AuditTrail(connection).differences(vault: vault)
    lines += try References(connection).differences()
    lines += try MatterProof(connection).differences()
    lines += try RemedyProof(connection).differences()
    lines += try SealedColumns(connection, vault: vault).differences()
    lines += try LedgerRefresh(context).differences()
    return lines
  }
}

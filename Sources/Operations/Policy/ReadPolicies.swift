package import Casework
package import Policies
import Records

/// The packs in force in one's area, and the library.
package struct PoliciesView: Sendable {
  package var day: Day
  package var rows: [Row]
  package var packs: [PackLine]
  /// Where a pack can be put in force, with names.
  package var areas: [(code: AreaCode, name: String)]
  package var mayManage: Bool
  /// The stored ledger is being made anew.
  package var isRecomputing: Bool

  package struct Row: Sendable {
    package var area: AreaCode
    package var areaName: String
    package var pack: String
    package var title: String
    package var documentNumber: String?
    package var span: Span
    package var entry: Int64
    package var revision: Int64
    /// Whether whoever asks may end it.
    package var isOwn: Bool
  }

  package struct PackLine: Sendable, Hashable {
    package var id: String
    package var title: String
    package var documentNumber: String?
    package var issuer: String
  }
}

package struct ReadPolicies: Query {
  package static let permission = Permission.managePolicies
  package static let action = AuditAction.readPolicies

  package init() {}

  package func perform(in context: OperationContext) throws -> PoliciesView {
    let own = try context.managedArea()
    let names = NameReader(context.connection)
    let packs = context.rules.packs
    let rows = try AreaRegister(context.connection).policies(for: own).map {
      row in
      let pack = packs.first { $0.id == row.record.pack }
      return PoliciesView.Row(
        area: row.record.area, areaName: try names.area(row.record.area),
        pack: row.record.pack, title: pack?.title ?? row.record.pack,
        documentNumber: pack?.documentNumber, span: row.record.span,
        entry: row.stored.entry, revision: row.stored.revision,
        isOwn: try context.isOwn(row.record.area))
    }
    return PoliciesView(
      day: context.today, rows: rows,
      packs: packs.map {
        PoliciesView.PackLine(
          id: $0.id, title: $0.title, documentNumber: $0.documentNumber,
          issuer: $0.issuer)
      }, areas: try context.policyAreas(own), mayManage: true,
      isRecomputing: try LedgerStore.isStale(own, context.connection))
  }
}

/// A pack of the library in words.
package struct ReadPack: Query {
  package static let permission = Permission.managePolicies
  package static let action = AuditAction.readPolicies

  package var id: String

  package init(_ id: String) { self.id = id }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> PackSummary {
    guard let pack = context.rules.packs.first(where: { $0.id == id }) else {
      throw Refusal.notFound
    }
    return PackSummary(pack)
  }
}

extension OperationContext {
  /// One's own area and those a level or two below, down to townships.
  func policyAreas(
    _ own: AreaCode?
  ) throws -> [(code: AreaCode, name: String)] {
    try areasBelow(own).filter { $0.code.level != .village }
  }
}

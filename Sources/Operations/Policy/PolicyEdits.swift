package import Casework
import Records

/// The fields of the forms that put policies in force, as problems name
/// them.
package enum PolicyField {
  package static let area = "area"
  package static let pack = "pack"
  package static let from = "from"
  package static let last = "last"
}

/// Puts a pack in force in an area from a day on. The ledger of all counties
/// there is made anew by the job.
package struct PutPolicyInForce: Operation {
  package static let permission = Permission.managePolicies
  package static let action = AuditAction.setPolicy

  package var area: AreaCode
  package var pack: String
  package var from: Day?

  package init(area: AreaCode, pack: String, from: Day?) {
    self.area = area
    self.pack = pack
    self.from = from
  }

  /// - Throws: `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    var problems: [FieldProblem] = []
    let reader = AreaRegister(context.connection)
    let isKnown = try reader.areas(in: area).contains {
      $0.record.code == area || area.contains($0.record.code)
    }
    if try !isKnown || !context.isOwn(area) {
      // What is in force elsewhere is no matter of his.
      throw Refusal.invalid([
        FieldProblem(PolicyField.area, "请选择本辖区内的地方")
      ])
    }
    if !context.rules.packs.contains(where: { $0.id == pack }) {
      problems.append(FieldProblem(PolicyField.pack, "请选择政策"))
    }
    if from == nil {
      problems.append(FieldProblem(PolicyField.from, "请填写施行日期"))
    }
    if let from {
      let isInForce = try reader.policies(for: area).contains {
        $0.record.pack == pack && $0.record.area.contains(area)
          && $0.record.span.last >= from
      }
      if isInForce {
        problems.append(
          FieldProblem(PolicyField.pack, "这项政策在这里（或上级辖区）已经施行，请先定它的截止日期"))
      }
    }
    guard problems.isEmpty, let from else { throw Refusal.invalid(problems) }
    try OfficeWriter(context.connection, context.recording).put(
      PolicyRecord(area: area, pack: pack, span: Span(from: from, to: nil)))
    try LedgerStore.markStale(area, context.connection)
    try context.audit(
      county: area.countyKey, subject: pack,
      detail: "in force at \(area) from \(from)")
  }
}

/// Sets a pack's last day in an area, or takes it away.
package struct EndPolicy: Operation {
  package static let permission = Permission.managePolicies
  package static let action = AuditAction.setPolicy

  package var area: AreaCode
  package var pack: String
  package var entry: Int64
  /// The revision the person at the screen has seen.
  package var revision: Int64
  package var last: Day?

  package init(
    area: AreaCode, pack: String, entry: Int64, revision: Int64, last: Day?
  ) {
    self.area = area
    self.pack = pack
    self.entry = entry
    self.revision = revision
    self.last = last
  }

  /// - Throws: `Refusal.notFound`; `Refusal.changedMeanwhile`;
  ///   `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    guard try context.isOwn(area) else { throw Refusal.notFound }
    let found = try AreaRegister(context.connection).policies(for: area)
      .first {
        $0.record.area == area && $0.record.pack == pack
          && $0.stored.entry == entry
      }
    guard let found else { throw Refusal.notFound }
    guard found.stored.revision == revision else {
      throw Refusal.changedMeanwhile
    }
    var record = found.record
    record.span = try record.span.ending(on: last).span
    try OfficeWriter(context.connection, context.recording)
      .put(record, replacing: found)
    try LedgerStore.markStale(area, context.connection)
    try context.audit(
      county: area.countyKey, subject: pack,
      detail: "in force at \(area) until \(record.span.last)")
  }
}

package import Casework
import Records

/// The fields of the forms that change areas, as problems name them.
package enum AreaField {
  package static let code = "code"
  package static let name = "name"
  package static let from = "from"
  package static let last = "last"
}

/// Puts a village on record from a day on.
package struct AddVillage: Operation {
  package static let permission = Permission.manageAreas
  package static let action = AuditAction.setArea

  /// As typed.
  package var code: String
  package var name: String
  package var from: Day?

  package init(code: String, name: String, from: Day?) {
    self.code = code
    self.name = name
    self.from = from
  }

  /// - Throws: `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    let reader = AreaRegister(context.connection)
    var problems = AreaCheck.problems(name: name)
    if from == nil {
      problems.append(FieldProblem(AreaField.from, "请填写生效日期"))
    }
    guard let code = AreaCode(code), code.level == .village else {
      problems.append(FieldProblem(AreaField.code, "请填写12位村代码"))
      throw Refusal.invalid(problems)
    }
    let township = code.ancestor(.township)
    if try !context.isOwn(code) {
      problems.append(FieldProblem(AreaField.code, "这个代码不在本辖区"))
    } else if let township,
      try !reader.areas(in: township).contains(
        where: { $0.record.code == township })
    {
      problems.append(
        FieldProblem(AreaField.code, "没有代码为\(township)的乡镇（街道）"))
    } else if let from,
      try reader.areas(in: code).contains(
        where: { $0.record.span.last >= from })
    {
      problems.append(FieldProblem(AreaField.code, "这个代码已有村（社区）在用"))
    }
    guard problems.isEmpty, let from else { throw Refusal.invalid(problems) }
    try OfficeWriter(context.connection, context.recording).put(
      AreaRecord(
        code: code, name: name, level: AreaLevel.village.word,
        parent: township, span: Span(from: from, to: nil)))
    try context.audit(
      county: code.countyKey, subject: code.description,
      detail: "village from \(from)")
  }
}

/// Gives an area another name from a day on; the old one stays on record.
package struct RenameArea: Operation {
  package static let permission = Permission.manageAreas
  package static let action = AuditAction.setArea

  package var code: AreaCode
  package var name: String
  package var from: Day?

  package init(_ code: AreaCode, name: String, from: Day?) {
    self.code = code
    self.name = name
    self.from = from
  }

  /// - Throws: `Refusal.notFound`; `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    let standing = try context.lastRow(of: code)
    var problems = AreaCheck.problems(name: name)
    if name == standing.record.name {
      problems.append(FieldProblem(AreaField.name, "与现在的名称相同"))
    }
    if let from {
      if from <= standing.record.span.first {
        problems.append(
          FieldProblem(
            AreaField.from,
            "须晚于现名的生效日期\(standing.record.span.first)"))
      } else if from > standing.record.span.last {
        problems.append(FieldProblem(AreaField.from, "那时这个辖区已失效"))
      }
    } else {
      problems.append(FieldProblem(AreaField.from, "请填写生效日期"))
    }
    guard problems.isEmpty, let from else { throw Refusal.invalid(problems) }
    let writer = OfficeWriter(context.connection, context.recording)
    var old = standing.record
    old.span = Span(from: old.span.start, to: from - 1)
    try writer.put(old, replacing: standing)
    var new = standing.record
    new.name = name
    new.span = Span(from: from, to: standing.record.span.end)
    try writer.put(new)
    try context.audit(
      county: code.countyKey, subject: code.description,
      detail: "renamed from \(from)")
  }
}

/// Sets a village's last day, once nobody is on file there any more.
package struct EndVillage: Operation {
  package static let permission = Permission.manageAreas
  package static let action = AuditAction.setArea

  package var code: AreaCode
  package var last: Day?

  package init(_ code: AreaCode, last: Day?) {
    self.code = code
    self.last = last
  }

  /// - Throws: `Refusal.notFound`; `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    let standing = try context.lastRow(of: code)
    guard code.level == .village else { throw Refusal.notFound }
    guard let last else {
      throw Refusal.invalid([FieldProblem(AreaField.last, "请填写最后一天")])
    }
    var problems: [FieldProblem] = []
    if last < standing.record.span.first {
      problems.append(
        FieldProblem(
          AreaField.last, "不能早于生效日期\(standing.record.span.first)"))
    }
    let homes =
      try AreaRegister(context.connection)
      .households(in: code, from: last + 1)[code] ?? 0
    if homes > 0 {
      problems.append(
        FieldProblem(
          AreaField.last, "那天之后还有\(homes)户在册，请先把这些户迁到别的村或销户"))
    }
    let posts = try StaffRegister(context.connection).posts(in: code)
      .filter { $0.post.record.span.last > last }
    if !posts.isEmpty {
      let names = posts.map(\.worker.name).joined(separator: "、")
      problems.append(
        FieldProblem(AreaField.last, "那天之后\(names)还在这个村有岗位，请先结束岗位"))
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
    var record = standing.record
    record.span = Span(from: record.span.start, to: last)
    try OfficeWriter(context.connection, context.recording)
      .put(record, replacing: standing)
    try context.audit(
      county: code.countyKey, subject: code.description,
      detail: "until \(last)")
  }
}

enum AreaCheck {
  static func problems(name: String) -> [FieldProblem] {
    if name.isEmpty { return [FieldProblem(AreaField.name, "请填写名称")] }
    return PlainText.problem(name, most: 40).map {
      [FieldProblem(AreaField.name, $0)]
    } ?? []
  }
}

extension OperationContext {
  /// The last row of one of one's own areas, which the next edit changes.
  ///
  /// - Throws: `Refusal.notFound`.
  fileprivate func lastRow(of code: AreaCode) throws -> StoredArea {
    let rows = try AreaRegister(connection).areas(in: code).filter {
      $0.record.code == code
    }
    guard try isOwn(code), let last = rows.last else {
      throw Refusal.notFound
    }
    return last
  }
}

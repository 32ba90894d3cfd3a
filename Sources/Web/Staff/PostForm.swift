import Casework
import Operations

/// The form that gives somebody a post.
package struct PostForm: PagePart {
  static let name = "post"

  package var action: String
  package var submit: String
  package var isOpen: Bool
  /// 工号 and 姓名, only of somebody new.
  package var number: InputPart?
  package var name: InputPart?
  package var role: SelectPart
  package var area: SelectPart
  package var unit: InputPart
  package var from: InputPart
  package var last: InputPart
  package var leader: ChoicePart

  package static let fields: [String: PageField<Self>] = [
    "action": .text(\.action),
    "submit": .text(\.submit),
    "isOpen": .flag(\.isOpen),
    "number": .part(\.number),
    "name": .part(\.name),
    "role": .part(\.role),
    "area": .part(\.area),
    "unit": .part(\.unit),
    "from": .part(\.from),
    "last": .part(\.last),
    "leader": .part(\.leader),
  ]

  init(
    action: String, areas: [(code: AreaCode, name: String)], day: Day,
    isNew: Bool, typed: TypedForm?
  ) {
    self.action = action
    submit = isNew ? "登记人员和岗位" : "登记岗位"
    isOpen = typed?.name == Self.name
    let build = TypedForm.builder(Self.name, typed)
    func value(_ field: String, else value: String = "") -> String {
      TypedForm.value(field, in: Self.name, of: typed, else: value)
    }
    func input(
      _ field: String, _ label: String, else usual: String = "",
      help: String? = nil, type: String = "text"
    ) -> InputPart {
      build.input(
        field, in: Self.name, label: label, value: value(field, else: usual),
        help: help, type: type)
    }
    if isNew {
      number = input(StaffField.worker, "工号", help: "全单位不重复")
      name = input(StaffField.name, "姓名")
    }
    role = build.select(
      StaffField.role, in: Self.name, label: "岗位",
      options: Role.allCases.map { Option($0.word) },
      chosen: value(
        StaffField.role, else: Role.villageCommissioner.word))
    area = build.select(
      StaffField.area, in: Self.name, label: "岗位所在辖区",
      help: areas.contains { $0.code.level == .village }
        ? nil : "村里的岗位：先在上面按乡镇查看，再登记",
      options: areas.options, chosen: value(StaffField.area))
    unit = input(StaffField.unit, "单位（可不填）")
    from = input(
      StaffField.from, "上岗日期", else: day.description, type: "date")
    last = input(StaffField.last, "离岗日期（可不填）", type: "date")
    leader = ChoicePart(
      id: "post-leader", name: "leader", type: "checkbox", value: "1",
      label: "领导班子成员", isChosen: value("leader") == "1")
  }

  /// What was typed.
  ///
  /// - Parameter number: of somebody known.
  /// - Throws: `Refusal.invalid`.
  static func read(
    _ fields: FormFields, number: String? = nil
  ) throws(Refusal) -> PostRecord {
    guard let role = Role(word: fields[StaffField.role] ?? "") else {
      throw .invalid([FieldProblem(StaffField.role, "请选择岗位")])
    }
    guard let area = AreaCode(fields[StaffField.area] ?? "") else {
      throw .invalid([FieldProblem(StaffField.area, "请选择辖区")])
    }
    return PostRecord(
      worker: number ?? fields.trimmed(StaffField.worker),
      name: number ?? fields.trimmed(StaffField.name), role: role,
      unit: fields.trimmed(StaffField.unit), area: area,
      isLeader: fields["leader"] == "1",
      span: Span(
        from: try fields.day(StaffField.from),
        to: try fields.day(StaffField.last)))
  }
}

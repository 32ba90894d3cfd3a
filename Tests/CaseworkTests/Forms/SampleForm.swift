import Casework

/// One field of each kind, a season and a condition.
enum SampleForm {
  static let alone = Condition.onlyMember(
    .certificate(levels: .severe, categories: .all))

  static let form = FormDefinition(
    id: "sample/visit", version: 3, title: "访视", clause: "第四条",
    sections: [
      section(
        "living",
        [field("food", "吃穿", .check), field("power", "用电", .check)]),
      section(
        "heating", seasons: ["heating", "freeze"],
        [
          field(
            "temperature", "室内温度", .decimal(-300...450, unit: "℃"),
            required: true, excusedBy: "unmeasured", problemBelow: 180),
          field("unmeasured", "没有测温的原因", .text(maximumLength: 10)),
        ]),
      section(
        "safety", condition: alone,
        [field("alarm", "有报警器", .yesNo, required: true)]),
      section(
        "rest",
        [
          field("rooms", "房间", .integer(0...20), problemBelow: 1),
          field("holder", "保管人", .choice(["本人", "代管"])),
          field("needs", "需求", .choices(["手术", "服药", "辅具"])),
          field("since", "起", .date),
        ]),
    ])

  private static func section(
    _ id: String, seasons: [String] = [], condition: Condition? = nil,
    _ fields: [FormDefinition.Field]
  ) -> FormDefinition.Section {
    FormDefinition.Section(
      id: id, title: id, clause: "第四条", seasons: seasons,
      condition: condition, fields: fields)
  }

  private static func field(
    _ id: String, _ title: String, _ kind: FormDefinition.Kind,
    required: Bool = false, excusedBy: String? = nil,
    problemBelow: Int? = nil
  ) -> FormDefinition.Field {
    FormDefinition.Field(
      id: id, title: title, kind: kind, isRequired: required, help: nil,
      excusedBy: excusedBy, problemBelow: problemBelow)
  }

  /// The words beside one field, or nil where everything was taken.
  static func words(
    _ field: String, typed: [String: String], seasons: Set<String> = [],
    satisfied: Set<Condition> = []
  ) -> String? {
    do throws(FormErrors) {
      _ = try form.check(typed, seasons: seasons, satisfied: satisfied)
      return nil
    } catch {
      return error[field]
    }
  }
}

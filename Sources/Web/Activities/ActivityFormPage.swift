import Casework
import Operations

/// An activity to be put on record, or to be corrected.
package struct ActivityFormPage: Page {
  package static let template = "activity-form"
  static let name = "activity"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var title: String
  package var place: String
  package var matter: String?
  package var matterID: String
  package var errors: ErrorSummary?
  package var action: String
  package var id: String
  package var area: String
  package var seen: String?
  package var kind: GroupPart
  package var titleField: InputPart
  package var first: InputPart
  package var last: InputPart
  package var body: SelectPart?
  package var holder: InputPart
  package var holderKind: SelectPart
  package var helpers: InputPart
  package var hours: InputPart
  package var persons: Persons?
  package var numbers: InputPart
  package var others: InputPart
  package var words: InputPart
  package var correction: Correction?
  package var backPath: String

  /// Those of a village who can be ticked.
  package struct Persons: PagePart {
    package var title: String
    package var isOpen: Bool
    package var group: GroupPart

    package static let fields: [String: PageField<Self>] = [
      "title": .text(\.title),
      "isOpen": .flag(\.isOpen),
      "group": .part(\.group),
    ]
  }

  package struct Correction: PagePart {
    package var reason: InputPart
    package var void: GroupPart

    package static let fields: [String: PageField<Self>] = [
      "reason": .part(\.reason),
      "void": .part(\.void),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "title": .text(\.title),
    "place": .text(\.place),
    "matter": .text(\.matter),
    "matterID": .text(\.matterID),
    "errors": .part(\.errors),
    "action": .text(\.action),
    "id": .text(\.id),
    "area": .text(\.area),
    "seen": .text(\.seen),
    "kind": .part(\.kind),
    "titleField": .part(\.titleField),
    "first": .part(\.first),
    "last": .part(\.last),
    "body": .part(\.body),
    "holder": .part(\.holder),
    "holderKind": .part(\.holderKind),
    "helpers": .part(\.helpers),
    "hours": .part(\.hours),
    "persons": .part(\.persons),
    "numbers": .part(\.numbers),
    "others": .part(\.others),
    "words": .part(\.words),
    "correction": .part(\.correction),
    "backPath": .text(\.backPath),
  ]

  init(_ form: ActivityForm, typed: TypedForm?, frame: Frame) {
    let parts = ActivityFields(form: form, typed: typed)
    let standing = form.standing
    title = standing == nil ? "登记活动" : "更正活动"
    self.frame = frame
    self.frame.title = (typed == nil ? "" : "需要修改：") + title
    crumbs = [.office, .activities]
    place = form.areaName
    matter = form.matter.map { "帮助解决的事项：\($0.words)" }
    matterID = form.matter?.id ?? ""
    errors = TypedForm.summary(typed)
    action =
      standing.map { Route.activityCorrection.path($0.id) }
      ?? Route.activities.path()
    // What stands under a number already needs another one.
    let isKept = typed?.complaint.problems.isEmpty == false
    let sent = isKept ? typed?.fields["id"] : nil
    id = sent.flatMap { Identifier.isValid($0) ? $0 : nil } ?? form.id
    area = form.area.description
    seen = standing.map { "\($0.revision)" }
    kind = parts.kind
    titleField = parts.input(
      ActivityField.title, "活动名称", help: "如：上门理发、防诈骗宣传；不写当事人姓名")
    first = parts.input(ActivityField.first, "日期", type: "date")
    last = parts.input(
      ActivityField.last, "至哪天", help: "只有一天的不填；扶持措施长期有效的不填",
      type: "date")
    body = parts.body
    holder = parts.input(
      ActivityField.holder, form.bodies.isEmpty ? "由谁举办" : "名册上没有的，由谁举办")
    holderKind = parts.holderKind
    helpers = parts.input(
      ActivityField.helpers, "来帮忙的人数", inputMode: "numeric", unit: "人")
    hours = parts.input(
      ActivityField.hours, "每人几小时", help: "0到24，可以写半小时，如 2.5",
      inputMode: "decimal", unit: "小时")
    let count = form.persons.count
    persons = parts.persons.map { group in
      Persons(
        title: "从\(form.areaName)的\(count)人里勾选",
        isOpen: group.error != nil || count <= 12
          || group.choices.contains { $0.isChosen }, group: group)
    }
    numbers = parts.input(
      ActivityField.numbers,
      persons == nil ? "参加的人：人员编号" : "其他村参加的人：人员编号",
      help: "几个人的，用逗号隔开或者一行一个；人员编号在家庭页上"
        + (persons == nil ? "。只有一个村的活动，从活动页先选村再登记，可以直接勾选" : ""),
      isLong: true)
    others = parts.input(
      ActivityField.others, "其他参加的人次", inputMode: "numeric", unit: "人次")
    words = parts.input(
      ActivityField.words, "做了什么、效果怎样", isLong: true)
    correction = standing.map { _ in
      Correction(
        reason: parts.input(
          ActivityField.reason, "为什么更正", isLong: true),
        void: parts.void)
    }
    backPath =
      standing.map { Route.activity.path($0.id) }
      ?? form.matter.map { Route.matter.path($0.id) }
      ?? AreaQuery(form.area).added(to: Route.activities.path())
  }
}

/// The fields of the form, with what was typed or what stands.
struct ActivityFields {
  let form: ActivityForm
  let typed: TypedForm?

  private var builder: FieldBuilder {
    TypedForm.builder(ActivityFormPage.name, typed)
  }

  private func id(_ field: String) -> String {
    "\(ActivityFormPage.name)-\(field)"
  }

  private func value(_ field: String) -> String {
    if let typed { return typed.fields[field] ?? "" }
    guard let activity = form.standing?.activity else {
      return field == ActivityField.first ? form.today.description : ""
    }
    return switch field {
    case ActivityField.kind: activity.kind.word
    case ActivityField.first: activity.first.description
    case ActivityField.last: activity.last?.description ?? ""
    case ActivityField.title: activity.title
    case ActivityField.body: activity.body == 0 ? "" : "\(activity.body)"
    case ActivityField.holder: activity.body == 0 ? activity.holder : ""
    case ActivityField.holderKind:
      activity.body == 0 ? activity.holderKind.word : ""
    case ActivityField.helpers: "\(activity.helpers)"
    case ActivityField.hours: "\(activity.hours)"
    case ActivityField.others: "\(activity.others)"
    case ActivityField.words: activity.words
    case ActivityField.numbers: outside
    default: ""
    }
  }

  /// Numbers of those who stand and cannot be ticked.
  private var outside: String {
    let here = Set(form.persons.map(\.key))
    return (form.standing?.persons ?? []).filter { !here.contains($0.key) }
      .map(\.number).joined(separator: "\n")
  }

  func input(
    _ field: String, _ label: String, help: String? = nil,
    type: String = "text", inputMode: String = "text", unit: String? = nil,
    isLong: Bool = false
  ) -> InputPart {
    builder.input(
      field, id: id(field), label: label, value: value(field), help: help,
      type: type, inputMode: inputMode, unit: unit, isLong: isLong)
  }

  var kind: GroupPart {
    builder.group(
      ActivityField.kind, id: id(ActivityField.kind), legend: "哪一类",
      options: ActivityKind.words.map { Option($0) },
      chosen: [value(ActivityField.kind)])
  }

  /// Nil where nobody is on the register.
  var body: SelectPart? {
    if form.bodies.isEmpty { return nil }
    return builder.select(
      ActivityField.body, in: ActivityFormPage.name, label: "由谁举办",
      help: "从助残力量名册里选；名册上没有的，写在下面",
      options: [Option("", label: "名册上没有")]
        + form.bodies.map {
          Option("\($0.id)", label: "\($0.name)（\($0.kind.word)）")
        }, chosen: value(ActivityField.body))
  }

  var holderKind: SelectPart {
    builder.select(
      ActivityField.holderKind, in: ActivityFormPage.name, label: "哪一类单位或个人",
      options: [Option("", label: "请选")]
        + HelperKind.words.map { Option($0) },
      chosen: value(ActivityField.holderKind))
  }

  var persons: GroupPart? {
    if form.persons.isEmpty { return nil }
    let chosen =
      typed?.fields.all(ActivityField.persons)
      ?? form.standing?.persons.map(\.key) ?? form.concerned
    return builder.group(
      ActivityField.persons, id: id(ActivityField.persons),
      legend: "名册上参加的人", type: "checkbox",
      options: form.persons.map { person in
        Option(
          person.key, label: person.name,
          hint: HouseholdName.of(
            head: person.head, number: person.household))
      }, chosen: chosen)
  }

  var void: GroupPart {
    builder.group(
      ActivityField.void, id: id(ActivityField.void),
      legend: "这次活动没有办，或者登记重复", type: "checkbox",
      options: [Option("是", label: "作废这条登记", hint: "不再计入数字，记录仍然保留")],
      chosen: [value(ActivityField.void)])
  }
}

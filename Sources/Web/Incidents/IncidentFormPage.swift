import Casework
import Operations

/// The report of an emergency: what it is, and one button.
package struct IncidentFormPage: Page {
  package static let template = "incident-form"

  package var frame: Frame
  package var name: String
  package var village: String
  package var backPath: String
  package var calls: [CallLink]
  package var errors: ErrorSummary?
  package var action: String
  package var id: String
  package var kind: GroupPart
  package var person: GroupPart?
  package var place: InputPart
  package var words: InputPart

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "name": .text(\.name),
    "village": .text(\.village),
    "backPath": .text(\.backPath),
    "calls": .list(\.calls),
    "errors": .part(\.errors),
    "action": .text(\.action),
    "id": .text(\.id),
    "kind": .part(\.kind),
    "person": .part(\.person),
    "place": .part(\.place),
    "words": .part(\.words),
  ]
}

extension IncidentFormPage {
  init(_ form: IncidentForm, typed: TypedForm?, frame: Frame) {
    self.frame = frame
    name = HouseholdName.of(head: form.head, number: form.household)
    self.frame.title = "应急报告：\(name)"
    village = form.village
    backPath = Route.household.path(form.household)
    calls = CallLink.all
    action = Route.householdEmergency.path(form.household)
    let known = typed?.fields[IncidentField.id]
    id = known.flatMap { Identifier.isValid($0) ? $0 : nil } ?? form.id
    errors = typed.map { typed in
      ErrorSummary(
        typed.complaint,
        targets: typed.complaint.problems.map { ($0.field, $0.field) })
    }
    let build = FieldBuilder(problems: typed?.complaint.problems ?? [])
    func value(_ field: String, else value: String = "") -> String {
      typed.map { $0.fields[field] ?? "" } ?? value
    }
    kind = build.group(
      IncidentField.kind, id: IncidentField.kind, legend: "什么情况",
      options: form.kinds.map { Option($0.id, label: $0.title) },
      chosen: [value(IncidentField.kind)])
    let usual = form.members.count == 1 ? form.members[0].key : ""
    person =
      form.members.isEmpty
      ? nil
      : build.group(
        IncidentField.person, id: IncidentField.person, legend: "谁",
        options: form.members.map { Option($0.key, label: $0.name) }
          + [Option("", label: "全户或其他人")],
        chosen: [value(IncidentField.person, else: usual)])
    place = build.input(
      IncidentField.place, id: IncidentField.place, label: "在哪里（可不填）",
      value: value(IncidentField.place, else: form.address))
    words = build.input(
      IncidentField.words, id: IncidentField.words, label: "现在的情况（可不填）",
      value: value(IncidentField.words), isLong: true)
  }
}

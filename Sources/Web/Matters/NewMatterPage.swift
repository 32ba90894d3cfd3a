import Casework
import Operations

/// The page on which a matter is opened by hand.
package struct NewMatterPage: Page {
  package static let template = "new-matter"

  package var frame: Frame
  package var name: String
  package var place: String
  package var householdPath: String
  package var action: String
  package var id: String
  package var errors: ErrorSummary?
  /// Why none can be opened here; nil where one can.
  package var obstacle: String?
  package var domain: SelectPart
  package var what: InputPart
  package var urgency: GroupPart
  package var person: SelectPart
  package var wish: InputPart

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "name": .text(\.name),
    "place": .text(\.place),
    "householdPath": .text(\.householdPath),
    "action": .text(\.action),
    "id": .text(\.id),
    "errors": .part(\.errors),
    "obstacle": .text(\.obstacle),
    "domain": .part(\.domain),
    "what": .part(\.what),
    "urgency": .part(\.urgency),
    "person": .part(\.person),
    "wish": .part(\.wish),
  ]

  static let names = ["domain", "what", "urgency", "person", "wish"]
}

extension NewMatterPage {
  init(
    _ form: MatterForm, sent: (FormFields, Complaint)?, frame: Frame
  ) {
    let (typed, complaint) = (sent?.0, sent?.1)
    let fields = FieldBuilder(problems: complaint?.problems ?? [])
    func value(_ name: String) -> String { typed?[name] ?? "" }
    self.frame = frame
    if complaint != nil { self.frame.title = "需要修改：登记事项" }
    name = HouseholdName.of(head: form.head, number: form.household)
    place = form.villageName
    householdPath = Route.household.path(form.household)
    action = Route.householdMatters.path(form.household)
    id = typed?["id"] ?? form.id
    obstacle =
      form.packs.isEmpty ? "这里执行的政策没有事项的规定，暂时不能登记。请联系县级管理员。" : nil
    errors = complaint.map {
      ErrorSummary($0, targets: Self.names.map { ($0, $0) })
    }
    let several = form.packs.count > 1
    domain = SelectPart(
      id: "domain", name: "domain", label: "哪方面的事",
      error: fields.error("domain"),
      options: [SelectPart.Option("", "请选")]
        + form.packs.flatMap { pack in
          pack.rules.domains.map { domain in
            SelectPart.Option(
              domain.id,
              domain.title + (several ? "（\(pack.policy)）" : ""),
              isChosen: domain.id == value("domain"))
          }
        })
    what = fields.input(
      "what", id: "what", label: "什么事", value: value("what"),
      help: "写明情况，最多500字。不要写身份证号。", isLong: true)
    urgency = fields.group(
      "urgency", id: "urgency", legend: "类别",
      options: [Option("", label: "按领域的一般类别")]
        + Self.classes(form).map { kind in
          Option(
            kind.urgency.word,
            hint: kind.planWithin.map { "\(kind.title)，\($0.words)内拿出方案" })
        }, chosen: [value("urgency")])
    person = SelectPart(
      id: "person", name: "person", label: "涉及谁",
      error: fields.error("person"),
      options: [SelectPart.Option("", "全家")]
        + form.members.map {
          SelectPart.Option(
            $0.number, $0.name, isChosen: $0.number == value("person"))
        })
    wish = fields.input(
      "wish", id: "wish", label: "家庭希望怎么办（可不填）", value: value("wish"),
      isLong: true)
  }

  /// Of all packs, each urgency once.
  private static func classes(_ form: MatterForm) -> [MatterClass] {
    var seen: Set<MatterUrgency> = []
    return form.packs.flatMap(\.rules.classes).filter {
      seen.insert($0.urgency).inserted
    }
  }
}

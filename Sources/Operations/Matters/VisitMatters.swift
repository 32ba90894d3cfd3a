import Casework
import Records

/// What becomes of the problems found on a visit: new matters, or word of
/// them to those that are open already. Saved with the visit.
struct VisitMatters {
  private(set) var problems: [FieldProblem] = []
  private var openings: [MatterSaving.Opening] = []
  private var noted: [StoredMatter] = []
  private let context: OperationContext
  private let home: VisibleHousehold
  private let draft: VisitDraft

  /// - Parameter replacing: numbers of the entries that the visit corrects:
  ///   what they opened is not opened again.
  init(
    _ found: [VisitSheets.Found], of draft: VisitDraft,
    _ home: VisibleHousehold, in context: OperationContext,
    replacing: [String] = []
  ) throws {
    self.context = context
    self.home = home
    self.draft = draft
    if found.isEmpty { return }
    let store = MatterStore(context.connection)
    let known = Set(
      try store.matters(in: home.key.county, foundOn: replacing).map(\.item))
    for finding in found {
      let item = VisitField.item(finding.sheet.text, finding.field.id)
      let typed = draft.matters[item] ?? VisitMatter()
      switch typed.choice {
      case VisitMatter.none: break
      case "":
        if !known.contains(item) { try open(finding, item, typed) }
      default: try note(typed.choice, item, store)
      }
    }
  }

  func save() throws {
    let saving = MatterSaving(context: context, home: home)
    for opening in openings { try saving.open(opening) }
    for matter in noted {
      var step = matter.nextStep(
        .noted, id: Identifier.make(at: context.now), in: context)
      step.day = draft.at.day
      step.words = "访视时再次发现"
      try MatterSaving.append(step, to: matter, in: context)
    }
  }

  private mutating func refuse(
    _ item: String, _ part: String, _ words: String
  ) {
    problems.append(FieldProblem(VisitField.matter(item, part), words))
  }

  private mutating func open(
    _ finding: VisitSheets.Found, _ item: String, _ typed: VisitMatter
  ) throws {
    guard let rules = context.rules.packs[finding.pack].matters,
      let domain = rules.domain(finding.opens.domain)
    else { return }
    var urgency = finding.opens.urgency ?? domain.urgency ?? rules.usual
    if !typed.urgency.isEmpty {
      guard let chosen = MatterUrgency(word: typed.urgency),
        rules.matterClass(chosen) != nil
      else { return refuse(item, "urgency", "请从列表中选类别") }
      urgency = chosen
    }
    let number = typed.person ?? finding.sheet.person ?? ""
    let person = number.isEmpty ? nil : try home.member(number, context)
    if !number.isEmpty, typed.person != nil, person == nil {
      return refuse(item, "person", "这一户没有这个人，请重新选")
    }
    if let words = PlainText.problem(typed.what, most: 500) {
      return refuse(item, "what", words)
    }
    let said = [finding.words, typed.what].filter { !$0.isEmpty }
    openings.append(
      MatterSaving.Opening(
        id: Identifier.make(at: context.now), domain: domain, rules: rules,
        urgency: urgency,
        what: "\(finding.field.title)：\(said.joined(separator: "，"))",
        person: person, visit: draft.id, item: item))
  }

  private mutating func note(
    _ id: String, _ item: String, _ store: MatterStore
  ) throws {
    guard let stored = try store.find(id), context.actor.sees(stored),
      stored.record.county == home.key.county,
      stored.standing.place.household == home.key.id,
      stored.standing.state.isOpen
    else {
      return refuse(item, "choice", "这件事项已经办结或不在这一户，请重新选")
    }
    // Found by two answers of one visit it is noted once.
    if !noted.contains(where: { $0.record.id == id }) { noted.append(stored) }
  }
}

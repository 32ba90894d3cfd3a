import Casework
import Operations

/// Makes the forms of the steps that somebody may record on a matter.
struct MatterStepForms {
  let view: MatterView
  /// What was sent and not taken; nil for nothing.
  let sent: Sent?

  struct Sent {
    var kind: MatterStepKind
    var fields: FormFields
    var complaint: Complaint
  }

  /// The kinds a form is for.
  private static let groups: [[MatterStepKind]] = [
    [.planned], [.solved], [.confirmed, .disputed], [.closed], [.checked],
    [.told], [.begun], [.taken], [.reclassed], [.reopened],
  ]

  /// The next step, where it is open to him.
  var main: MatterStepForm? {
    guard let kinds = mainKinds else { return nil }
    return form(kinds)
  }

  var others: [MatterStepForm] {
    Self.groups.filter { $0 != mainKinds }.compactMap { kinds in
      kinds.allSatisfy(view.open.contains) ? form(kinds) : nil
    }
  }

  private var mainKinds: [MatterStepKind]? {
    guard let next = view.standing.next, view.open.contains(next),
      next != .checked || view.standing.isCheckDue(on: view.today)
    else {
      return view.standing.owesWord && view.open.contains(.told)
        ? [.told] : nil
    }
    return Self.groups.first { $0.contains(next) }
  }

  /// The id of each field in the page, by its name in problems.
  static func targets(
    _ kind: MatterStepKind
  ) -> [(name: String, id: String)] {
    let prefix = slug(kind)
    return [
      "words", "whom", "day", "worker", "urgency", "rating", "outcome",
      "office", "kind",
    ].map { ($0, "\(prefix)-\($0)") }
  }

  private static func slug(_ kind: MatterStepKind) -> String {
    let group = groups.first { $0.contains(kind) }?.first ?? kind
    return "step-\(group.rawValue)"
  }

  private func form(_ kinds: [MatterStepKind]) -> MatterStepForm {
    let kind = kinds[0]
    let isSent = sent.map { kinds.contains($0.kind) } ?? false
    let fields = MatterStepFields(
      view: view, slug: Self.slug(kind), sent: isSent ? sent : nil)
    return MatterStepForm(
      title: title(kind), hint: hint(kind),
      action: Route.matterSteps.path(view.id),
      // Each form its own: sent after another one, it is another step.
      id: (isSent ? sent?.fields["id"] : nil)
        ?? Identifier.make(at: view.now),
      kind: kinds.count == 1 ? kind.word : nil,
      seen: String(view.standing.steps), items: fields.items(kind),
      button: button(kind), isOpen: isSent)
  }

  private func title(_ kind: MatterStepKind) -> String {
    switch kind {
    case .planned: view.standing.plannedFor == nil ? "定方案" : "改方案"
    case .begun: "开始办理"
    case .solved: "记解决"
    case .confirmed: "问家庭认不认可"
    case .closed: "办结"
    case .reopened: "重开"
    case .told: "告知家庭，听取意见"
    case .checked: "回访：见没见效"
    case .reclassed: "改类别"
    case .taken: "接办或交办"
    default: kind.word
    }
  }

  private func hint(_ kind: MatterStepKind) -> String? {
    switch kind {
    case .planned: "写明措施、责任人和完成日期，事项才能往下办。"
    case .closed where view.standing.closingNeedsReason:
      "家庭还没有确认。没有家庭的话就办结，要写明原因。"
    case .closed: "家庭已经确认。办结以后到期会提醒回访。"
    case .checked: "没有见效的，会自动重开。"
    case .reopened: "又出现同样的问题时用。"
    default: nil
    }
  }

  private func button(_ kind: MatterStepKind) -> String {
    switch kind {
    case .planned: "保存方案"
    case .confirmed: "保存家庭的话"
    case .told: "保存告知"
    case .checked: "保存回访"
    default: title(kind)
    }
  }
}

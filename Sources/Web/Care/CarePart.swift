import Casework
import Operations

extension StatusMark {
  init(_ state: AgreementState) {
    switch state {
    case .drafted: self.init(tone: "soon", shape: "◆", label: state.word)
    case .valid: self.init(tone: "done", shape: "✓", label: state.word)
    case .expired: self.init(tone: "late", shape: "▲", label: state.word)
    case .ended, .replaced, .void:
      self.init(tone: "none", shape: "–", label: state.word)
    }
  }

  /// What of somebody's care has to be looked after, the worst first.
  static func all(of standing: CareStanding, on day: Day) -> [StatusMark] {
    var marks: [StatusMark] = []
    if standing.without != nil {
      let days = standing.daysWithout(on: day)
      marks.append(
        StatusMark(
          tone: standing.isAlarm ? "late" : "soon",
          shape: standing.isAlarm ? "▲" : "◆",
          label: days > 999 ? "没有有效协议" : "没有有效协议\(days)天"))
    }
    if let task = standing.replacement {
      let isOverdue = task.isOverdue(on: day)
      marks.append(
        StatusMark(
          tone: isOverdue ? "late" : "soon", shape: isOverdue ? "▲" : "◆",
          label: isOverdue ? "逾期未更换照料人" : "待更换照料人"))
    }
    if !standing.irregularities.isEmpty {
      marks.append(StatusMark(tone: "late", shape: "▲", label: "一卡通有问题"))
    }
    if let debt = standing.evaluation {
      marks.append(
        StatusMark(
          tone: debt.isLate ? "late" : "due", shape: debt.isLate ? "▲" : "●",
          label: debt.isLate ? "欠评价" : "待评价"))
    }
    if standing.isExpiring {
      marks.append(StatusMark(tone: "soon", shape: "◆", label: "协议将到期"))
    }
    if marks.isEmpty {
      marks.append(StatusMark(tone: "done", shape: "✓", label: "正常"))
    }
    return marks
  }
}

/// What stands of somebody's care, in words.
struct CareWords {
  let view: CareView
  var today: Day { view.day }

  func short(_ day: Day) -> String { ChineseDays.short(day, today: today) }

  var agreement: String {
    guard let standing = view.standing else { return "" }
    if let agreement = standing.agreement {
      return
        "\(Self.carer(agreement))，\(ChineseDays.days(agreement.inForce, today: today))"
    }
    guard let first = standing.without else { return "现在不需要" }
    return "从\(short(first))起没有有效协议，已\(standing.daysWithout(on: today))天"
  }

  static func carer(_ agreement: CareAgreement) -> String {
    "\(agreement.carer.name)（\(agreement.carer.relation)）"
  }

  /// Nil where there is no agreement to pledge upon.
  var pledge: String? {
    guard let agreement = view.standing?.agreement else { return nil }
    guard let pledge = view.file.pledge(of: agreement.id) else {
      return "还没有签"
    }
    let published = pledge.published.map {
      "，\(short($0.day))在\($0.place)公示"
    }
    return "\(short(pledge.signed))签" + (published ?? "，还没有公示")
  }

  var evaluation: String? {
    let last = view.file.evaluations.last.map {
      "\(short($0.day))\(Self.result($0))，本人打\($0.score)分"
    }
    guard let debt = view.standing?.evaluation else { return last }
    let window = ChineseDays.window(debt.window, today: today)
    return [last, debt.isLate ? "\(window)没有评价" : "\(window)还没有评价"]
      .compactMap(\.self).joined(separator: "；")
  }

  static func result(_ evaluation: CareEvaluation) -> String {
    evaluation.isPassed ? "合格" : "不合格"
  }

  var replacement: String? {
    view.standing?.replacement.map { task in
      let done =
        task.endedOn.map { "协议\(short($0))已解除，等待另签" } ?? "还没有解除协议"
      return "\(short(task.opened))评价不合格，须在\(short(task.due))前更换；\(done)"
    }
  }

  func custody(_ check: CustodyCheck) -> String {
    let holder =
      check.holder == .person
      ? "本人保管" : "由\(check.agent)（\(check.relation)）代管"
    let found = check.irregularities
    return "\(short(check.day))：\(holder)，"
      + (found.isEmpty ? "正常" : found.joined(separator: "、"))
      + (check.words.isEmpty ? "" : "。\(check.words)")
  }
}

/// The care of those in a household, on its page.
package struct HouseholdCarePart: PagePart {
  package var persons: [Person]

  package struct Person: PagePart {
    package var name: String
    package var path: String
    package var marks: [StatusMark]
    package var facts: [FactPart]
    /// The forms most often needed.
    package var links: [HouseholdChangesPart.Link]

    package static let fields: [String: PageField<Self>] = [
      "name": .text(\.name),
      "path": .text(\.path),
      "marks": .list(\.marks),
      "facts": .list(\.facts),
      "links": .list(\.links),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "persons": .list(\.persons)
  ]

  /// Nil where there is nobody to show.
  init?(_ views: [CareView]) {
    if views.isEmpty { return nil }
    persons = views.map { view in
      Person(
        name: view.name,
        path: Route.memberCare.path(view.household, view.person),
        marks: view.standing.map { StatusMark.all(of: $0, on: view.day) }
          ?? [],
        facts: Self.facts(view),
        links: Self.links(view, most: 3))
    }
  }

  static func facts(_ view: CareView) -> [FactPart] {
    let words = CareWords(view: view)
    let placement = view.file.placement.map {
      "\($0.name)，\(words.short($0.from))起"
    }
    return [
      ("在机构", placement), ("照料协议", words.agreement),
      ("诚信承诺书", words.pledge), ("考核评价", words.evaluation),
      ("更换照料人", words.replacement),
      ("一卡通", view.file.custody.last.map(words.custody)),
    ].compactMap { name, value in
      guard let value, !value.isEmpty else { return nil }
      return FactPart(name: name, value: value)
    }
  }

  /// The forms that are open, the most pressing first.
  static func links(
    _ view: CareView, most: Int = .max
  ) -> [HouseholdChangesPart.Link] {
    var order: [CareKind] = [
      .signing, .agreement, .custody, .evaluation, .pledge, .publication,
      .view, .urging, .ending, .wish, .placement, .comingBack, .nomination,
      .legalHandover, .voiding,
    ]
    if view.standing?.replacement?.endedOn == nil,
      view.standing?.replacement != nil
    {
      order.removeAll { $0 == .ending }
      order.insert(.ending, at: 0)
    }
    if view.standing?.agreement != nil, view.standing?.isExpiring != true {
      order.removeAll { $0 == .agreement }
      order.append(.agreement)
    }
    return order.filter(view.kinds.contains).prefix(most).map { kind in
      HouseholdChangesPart.Link(
        title: kind.title,
        path: Route.careForm.path(view.household, view.person, kind.rawValue))
    }
  }
}

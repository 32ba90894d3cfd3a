import Casework
import Operations

/// Somebody's care with all that is on record of it.
package struct CarePage: Page {
  package static let template = "care"

  package var frame: Frame
  package var household: String
  package var householdPath: String
  package var place: String
  package var basis: String?
  package var saved: String?
  package var marks: [StatusMark]
  package var facts: [FactPart]
  package var links: [HouseholdChangesPart.Link]
  package var hasLinks: Bool
  package var agreements: [CareAgreementPart]
  package var hasAgreements: Bool
  /// Evaluations, checks, notes and placements, the latest first.
  package var events: [CareEventPart]
  package var hasEvents: Bool

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "household": .text(\.household),
    "householdPath": .text(\.householdPath),
    "place": .text(\.place),
    "basis": .text(\.basis),
    "saved": .text(\.saved),
    "marks": .list(\.marks),
    "facts": .list(\.facts),
    "links": .list(\.links),
    "hasLinks": .flag(\.hasLinks),
    "agreements": .list(\.agreements),
    "hasAgreements": .flag(\.hasAgreements),
    "events": .list(\.events),
    "hasEvents": .flag(\.hasEvents),
  ]

  init(_ view: CareView, isSaved: Bool, frame: Frame) {
    self.frame = frame
    self.frame.title = "\(view.name)的照料"
    household = HouseholdName.of(head: view.head, number: view.household)
    householdPath = Route.household.path(view.household)
    place = view.place.suffix(2).joined(separator: " ")
    basis = view.basis.isEmpty ? nil : view.basis
    saved = isSaved ? "已保存。" : nil
    marks = view.standing.map { StatusMark.all(of: $0, on: view.day) } ?? []
    facts = HouseholdCarePart.facts(view)
    links = HouseholdCarePart.links(view)
    hasLinks = !links.isEmpty
    agreements = view.file.agreements.reversed().map {
      CareAgreementPart($0, view)
    }
    hasAgreements = !agreements.isEmpty
    events = CareEventPart.all(view)
    hasEvents = !events.isEmpty
  }
}

/// An agreement in a list.
package struct CareAgreementPart: PagePart {
  package var title: String
  package var path: String
  package var mark: StatusMark
  package var words: String
  /// How often the carer failed or was urged; nil for never.
  package var failures: String?

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "path": .text(\.path),
    "mark": .part(\.mark),
    "words": .text(\.words),
    "failures": .text(\.failures),
  ]

  init(_ agreement: CareAgreement, _ view: CareView) {
    title = CareWords.carer(agreement)
    path = Route.agreement.path(agreement.id)
    mark = StatusMark(view.state(of: agreement))
    let days = ChineseDays.days(agreement.span, today: view.day)
    words =
      days + "，"
      + (agreement.payment == 0 ? "没有照料费" : "每月\(agreement.payment)元")
    let counts = [
      (view.file.failures(of: agreement), "评价不合格"),
      (view.file.urgings(of: agreement), "督促"),
    ].filter { $0.0 > 0 }
    failures =
      counts.isEmpty
      ? nil
      : counts.map { "\($0.1)\($0.0)次" }.joined(separator: "，")
  }
}

/// Something that happened, in a list.
package struct CareEventPart: PagePart {
  package var day: String
  package var title: String
  package var mark: StatusMark?
  package var lines: [TextLine]

  package static let fields: [String: PageField<Self>] = [
    "day": .text(\.day),
    "title": .text(\.title),
    "mark": .part(\.mark),
    "lines": .list(\.lines),
  ]

  /// - Parameter agreement: only what is about it; nil for all.
  static func all(
    _ view: CareView, of agreement: String? = nil
  ) -> [CareEventPart] {
    let words = CareWords(view: view)
    var events: [(Day, CareEventPart)] = []
    func add(
      _ day: Day, _ title: String, _ mark: StatusMark?, _ lines: [String]
    ) {
      events.append(
        (
          day,
          CareEventPart(
            day: words.short(day), title: title, mark: mark,
            lines: lines.filter { !$0.isEmpty }.map { TextLine($0) })
        ))
    }
    for evaluation in view.file.evaluations
    where agreement == nil || evaluation.agreement == agreement {
      add(
        evaluation.day, "考核评价",
        evaluation.isPassed
          ? StatusMark(tone: "done", shape: "✓", label: "合格")
          : StatusMark(tone: "late", shape: "▲", label: "不合格"),
        Self.lines(evaluation, view))
    }
    for note in view.file.notes
    where agreement == nil || note.agreement == agreement {
      add(
        note.day, note.kind.word, nil,
        [
          note.grade.map { "\(note.body)：\($0.word)" } ?? note.body,
          note.words,
        ])
    }
    if agreement == nil {
      for check in view.file.custody {
        let isWrong = !check.irregularities.isEmpty
        add(
          check.day, "一卡通保管检查",
          isWrong
            ? StatusMark(tone: "late", shape: "▲", label: "有问题") : nil,
          [words.custody(check)])
      }
      for placement in view.file.placements {
        add(
          placement.from, "入住\(placement.name)", nil,
          [
            "\(placement.kind.word)。\(placement.reason)",
            placement.back.map { "在机构至\(words.short($0.last))：\($0.words)" }
              ?? "",
          ])
      }
    }
    return events.sorted { $0.0 > $1.0 }.map(\.1)
  }

  private static func lines(
    _ evaluation: CareEvaluation, _ view: CareView
  ) -> [String] {
    func said(_ words: String) -> String {
      words.isEmpty ? "" : "：\(words)"
    }
    let carer = view.file.agreement(evaluation.agreement)?.carer.name ?? ""
    return [
      "照料人 \(carer)", "本人 \(evaluation.score)分\(said(evaluation.personWords))",
    ]
      + evaluation.neighbours.map {
        "邻里 \($0.name) \($0.grade.word)\(said($0.words))"
      } + [
        "探访责任人 \(evaluation.visitor.name) "
          + "\(evaluation.visitor.grade.word)\(said(evaluation.visitor.words))",
        evaluation.words,
      ]
  }
}

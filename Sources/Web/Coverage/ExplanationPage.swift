import Casework
import Operations

/// Why one duty of one unit stands as it does in one window.
package struct ExplanationPage: Page {
  package static let template = "explanation"

  package var frame: Frame
  package var crumbs: [Crumb]
  package var title: String
  package var unit: String
  package var householdPath: String?
  package var mark: StatusMark
  package var note: String
  package var statement: String
  package var basis: String
  package var facts: [FactPart]
  package var candidates: [CandidatePart]
  package var hasCandidates: Bool
  package var links: [CandidatePart]
  package var isStanding: Bool
  package var action: String
  package var asOf: String
  package var knownAt: String
  package var problem: String?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "crumbs": .list(\.crumbs),
    "title": .text(\.title),
    "unit": .text(\.unit),
    "householdPath": .text(\.householdPath),
    "mark": .part(\.mark),
    "note": .text(\.note),
    "statement": .text(\.statement),
    "basis": .text(\.basis),
    "facts": .list(\.facts),
    "candidates": .list(\.candidates),
    "hasCandidates": .flag(\.hasCandidates),
    "links": .list(\.links),
    "isStanding": .flag(\.isStanding),
    "action": .text(\.action),
    "asOf": .text(\.asOf),
    "knownAt": .text(\.knownAt),
    "problem": .text(\.problem),
  ]
}

/// A visit or a link that may count, and what became of it.
package struct CandidatePart: PagePart {
  package var title: String
  package var about: String
  package var finding: String
  package var isCounted: Bool

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "about": .text(\.about),
    "finding": .text(\.finding),
    "isCounted": .flag(\.isCounted),
  ]
}

extension ExplanationPage {
  init(_ answer: ExplainDuty.Answer, problem: String?, frame: Frame) {
    let explanation = answer.explanation
    let row = explanation.row
    let year = Period(yearOf: answer.today)
    self.frame = frame
    self.frame.title = "说明：\(answer.duty.title)"
    crumbs =
      (answer.above + [answer.area]).map { Crumb($0, year) }
      + [
        Crumb(
          title: answer.duty.title,
          path: CoveragePaths(answer.area.code, year).duty(answer.duty.id))
      ]
    title = answer.duty.title
    unit = answer.unitName.isEmpty ? row.unit : answer.unitName
    householdPath = answer.household.map { Route.household.path($0) }
    mark = StatusMark(row.state, isOverdue: false)
    note = row.note
    statement = explanation.statement
    basis = "\(row.policy) \(row.clause)"
    isStanding = row.unitType == "worker"
    facts = Self.facts(answer, isStanding: isStanding)
    candidates = explanation.candidates.map {
      CandidatePart($0, answer.workers, today: answer.today)
    }
    hasCandidates = !explanation.candidates.isEmpty
    links = explanation.links.map { link in
      CandidatePart(
        title: link.object,
        about: link.spans.map { ChineseDays.days($0, today: answer.today) }
          .joined(separator: "；"),
        finding: link.finding, isCounted: link.counted)
    }
    action = Route.explanation.path(
      answer.duty.id, row.unit, row.from.description)
    asOf = answer.asOf.description
    knownAt = answer.knownAt?.day.description ?? ""
    self.problem = problem
  }

  private static func facts(
    _ answer: ExplainDuty.Answer, isStanding: Bool
  ) -> [FactPart] {
    let explanation = answer.explanation
    let row = explanation.row
    let today = answer.today
    var facts = [
      FactPart(name: "编号", value: row.unit),
      FactPart(name: "责任人", value: answer.actor),
      FactPart(name: "应完成", value: "\(row.required) 次"),
      FactPart(name: "计入", value: "\(row.counted) 次"),
      FactPart(name: "判定日", value: answer.asOf.inWords),
    ]
    if !isStanding {
      facts.insert(
        FactPart(
          name: "周期",
          value: "\(ChineseDays.window(Span(row.from, row.to), today: today))"
            + "（\(row.from.inWords)至\(row.to.inWords)）"), at: 1)
      facts.append(
        FactPart(
          name: "在范围内",
          value: explanation.stays.map {
            ChineseDays.days($0, today: today)
          }.joined(separator: "；")))
    }
    if let knownAt = answer.knownAt {
      facts.append(
        FactPart(name: "只看", value: "\(knownAt.day.inWords)及以前登记的访视"))
    }
    let marks = row.marks.words.map(\.label)
    if !marks.isEmpty {
      facts.append(
        FactPart(name: "标记", value: marks.joined(separator: "、")))
    }
    return facts
  }
}

extension CandidatePart {
  init(
    _ candidate: Explanation.Candidate, _ workers: [String: String],
    today: Day
  ) {
    title = ChineseDays.time(candidate.at, today: today)
    let names = candidate.workers.map { workers[$0].map { $0 } ?? "" }
      .filter { !$0.isEmpty }
    about =
      [
        candidate.mode.word, candidate.result.word,
        names.joined(separator: "、"),
      ].joined(separator: " · ")
    finding = candidate.finding
    isCounted = candidate.counted
  }
}

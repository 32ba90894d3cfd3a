import Casework
import Operations

/// A visit on record, with what it replaced.
package struct VisitPart: PagePart {
  package var time: String
  package var mode: String
  package var result: String
  package var isCompleted: Bool
  package var workers: String
  package var met: String?
  package var facts: [FactPart]
  package var findings: [FactPart]
  package var sheets: [AnsweredPart]
  package var correctionPath: String?
  package var replaced: [ReplacedPart]
  package var isLate: Bool
  /// Put down by somebody who did not come along.
  package var isForOthers: Bool

  package static let fields: [String: PageField<Self>] = [
    "time": .text(\.time),
    "mode": .text(\.mode),
    "result": .text(\.result),
    "isCompleted": .flag(\.isCompleted),
    "workers": .text(\.workers),
    "met": .text(\.met),
    "facts": .list(\.facts),
    "findings": .list(\.findings),
    "sheets": .list(\.sheets),
    "correctionPath": .text(\.correctionPath),
    "replaced": .list(\.replaced),
    "isLate": .flag(\.isLate),
    "isForOthers": .flag(\.isForOthers),
  ]
}

/// A checklist as it was filled in.
package struct AnsweredPart: PagePart {
  package var title: String
  package var lines: [FactPart]

  package static let fields: [String: PageField<Self>] = [
    "title": .text(\.title),
    "lines": .list(\.lines),
  ]
}

/// An entry that has been corrected.
package struct ReplacedPart: PagePart {
  package var words: String
  /// Why it was replaced.
  package var why: String?

  package static let fields: [String: PageField<Self>] = [
    "words": .text(\.words),
    "why": .text(\.why),
  ]
}

extension VisitPart {
  /// - Parameter household: the one whose page it is on.
  init(_ history: VisitHistory, of household: String, today: Day) {
    let visit = history.standing
    time = ChineseDays.time(visit.at, today: today)
    mode = visit.mode.word
    result = visit.result.word
    isCompleted = visit.result == .completed
    workers = visit.workers.map(\.name).joined(separator: "、")
    let persons = visit.persons.map(\.name)
    let met = persons + (visit.metFamily ? ["家属或照料人"] : [])
    self.met = met.isEmpty ? nil : met.joined(separator: "、")
    isLate = visit.isLate
    isForOthers = visit.isForOthers
    facts = Self.facts(visit, today: today)
    findings = visit.answers.flatMap { sheet in
      sheet.lines.filter(\.isProblem).map {
        FactPart(name: $0.title, value: $0.answer)
      }
    }
    sheets = visit.answers.map(AnsweredPart.init)
    correctionPath =
      visit.mayCorrect
      ? Route.correction.path(household, visit.number) : nil
    let newer = [visit] + history.replaced
    replaced = zip(history.replaced, newer).map { old, replacement in
      ReplacedPart(old, why: replacement.why, today: today)
    }
  }

  private static func facts(_ visit: VisitView, today: Day) -> [FactPart] {
    var facts: [FactPart] = []
    if let reason = visit.reason {
      facts.append(FactPart(name: "未入户原因", value: reason.word))
    }
    facts += [
      FactPart(name: "事由", value: visit.occasion),
      FactPart(name: "备注", value: visit.remark),
      FactPart(name: "补录原因", value: visit.lateReason ?? ""),
      FactPart(
        name: "登记",
        value: ChineseDays.time(visit.registered, today: today)
          + "　\(visit.recordedBy)" + (visit.isForOthers ? "（代录）" : "")),
    ]
    return facts.filter { !$0.value.isEmpty }
  }
}

extension AnsweredPart {
  fileprivate init(_ sheet: AnsweredSheet) {
    title = sheet.person.map { "\(sheet.title)（\($0)）" } ?? sheet.title
    lines = sheet.lines.map { FactPart(name: $0.title, value: $0.answer) }
  }
}

extension ReplacedPart {
  fileprivate init(_ old: VisitView, why: String?, today: Day) {
    let workers = old.workers.map(\.name).joined(separator: "、")
    words =
      [
        ChineseDays.time(old.at, today: today), old.mode.word,
        old.result.word, workers,
      ].joined(separator: " · ")
    self.why = why
  }
}

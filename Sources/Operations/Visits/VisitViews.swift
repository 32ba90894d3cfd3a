import Casework
import Records

/// Puts records of visits into words.
struct VisitViews {
  private let rules: LedgerRules
  private let actor: Actor
  private let names: NameReader

  init(_ context: OperationContext) {
    rules = context.rules
    actor = context.actor
    names = NameReader(context.connection)
  }

  func history(_ chain: VisitChains.Chain) throws -> VisitHistory {
    let first = chain.original.record.registeredAt
    return VisitHistory(
      standing: try view(
        chain.standing, first: first, mayCorrect: actor.mayCorrect(chain)),
      replaced: try chain.entries.dropFirst().map {
        try view($0, first: first, mayCorrect: false)
      })
  }

  private func view(
    _ entry: VisitEntryRow, first: Moment, mayCorrect: Bool
  ) throws -> VisitView {
    let record = entry.record
    let author = try names.author(entry.recordedBy)
    return VisitView(
      number: record.number, at: record.at, mode: record.mode,
      result: record.result, household: record.household,
      workers: record.workers.map { named($0, entry) },
      persons: record.persons.map { named($0, entry) },
      metFamily: record.metFamily, reason: record.reason,
      occasion: record.occasion, remark: record.remark,
      registered: record.registeredAt,
      recordedBy: author.name.isEmpty
        ? entry.recordedBy : "\(author.name)（\(entry.recordedBy)）",
      isForOthers: !author.number.isEmpty
        && !record.workers.contains(author.number),
      corrects: record.corrects, why: entry.why,
      lateReason: entry.lateReason, isLate: first.day - record.at.day > 7,
      answers: entry.answers.compactMap { sheet($0, entry) },
      mayCorrect: mayCorrect)
  }

  private func named(_ number: String, _ entry: VisitEntryRow) -> NamedNumber {
    NamedNumber(number: number, name: entry.names[number] ?? number)
  }

  /// Nil where the form is no longer on file in that version.
  private func sheet(
    _ answer: VisitAnswer, _ entry: VisitEntryRow
  ) -> AnsweredSheet? {
    let id = SheetID(answer.sheet)
    guard
      let form = rules.form(id.form), form.version == answer.version,
      let answers = form.answers(stored: answer.answers)
    else { return nil }
    let problems = Set(form.findings(answers).map(\.field.id))
    let lines = form.sections.flatMap { section in
      section.fields.compactMap { field in
        answers[field.id].map { value in
          AnsweredSheet.Line(
            section: section.title, title: field.title, answer: value.words,
            isProblem: problems.contains(field.id))
        }
      }
    }
    return AnsweredSheet(
      title: form.title,
      person: id.person.map { entry.names[$0] ?? $0 }, lines: lines)
  }
}

/// The name of a sheet: `FORM`, or `FORM#人员编号`.
struct SheetID: Hashable {
  var form: String
  var person: String?

  init(_ text: String) {
    let parts = text.split(separator: "#", maxSplits: 1)
    form = parts.first.map(String.init) ?? ""
    person = parts.count == 2 ? String(parts[1]) : nil
  }

  init(form: String, person: String?) {
    self.form = form
    self.person = person
  }

  var text: String { person.map { "\(form)#\($0)" } ?? form }
}

extension LedgerRules {
  func form(_ id: String) -> FormDefinition? {
    packs.lazy.flatMap(\.forms).first { $0.id == id }
  }
}

extension FormValue {
  /// As a page shows it.
  var words: String {
    switch self {
    case .problem(let words) where !words.isEmpty:
      "\(FormValue.problemWord)：\(words)"
    case .choices(let options): options.joined(separator: "、")
    default: typed
    }
  }
}

extension Actor {
  /// Whoever took part or put it down may correct it; a township's worker
  /// whatever happened in his township; a county does not edit the content
  /// of another's visit.
  func mayCorrect(_ chain: VisitChains.Chain) -> Bool {
    switch self {
    case .system: return true
    case .stranger: return false
    case .account(let account):
      guard may(.recordVisit) else { return false }
      if account.role == .township { return true }
      return chain.entries.contains { entry in
        entry.recordedBy == account.login
          || (!account.worker.isEmpty
            && entry.record.workers.contains(account.worker))
      }
    }
  }
}

import Casework
import Operations

extension VisitEntry {
  /// What was posted, as it was typed.
  init(_ form: FormFields, household: String) {
    self.init()
    self.household = household
    id = form[VisitField.id] ?? ""
    day = form[VisitField.day] ?? ""
    time = String((form[VisitField.time] ?? "").prefix(8))
    mode = form[VisitField.mode] ?? ""
    result = form[VisitField.result] ?? ""
    workers = form.all(VisitField.workers)
    persons = form.all(VisitField.persons)
    metFamily = form[VisitField.metFamily] != nil
    reason = form[VisitField.reason] ?? ""
    occasion = form[VisitField.occasion] ?? ""
    remark = form[VisitField.remark] ?? ""
    lateReason = form[VisitField.lateReason] ?? ""
    // Given up by whoever ticked that, and in no other way.
    answers = form[VisitField.clearAnswers] == nil ? Self.answers(form) : [:]
    matters = Self.matters(form, answers: answers)
  }

  /// A form nobody has touched: now, at home, done, by whoever asks.
  init(new form: VisitForm) {
    self.init()
    id = form.id
    household = form.household
    day = form.day.description
    time = ChineseDays.clock(form.now)
    mode = VisitMode.home.word
    result = VisitResult.completed.word
    workers = form.colleagues.filter(\.isAuthor).map(\.number)
  }

  /// The entry to be corrected.
  init(correcting draft: VisitDraft, in form: VisitForm) {
    self.init()
    id = form.id
    household = draft.household
    day = draft.at.day.description
    time = ChineseDays.clock(draft.at)
    mode = draft.mode.word
    result = draft.result.word
    workers = draft.workers
    persons = draft.persons
    metFamily = draft.metFamily
    reason = draft.reason?.word ?? ""
    occasion = draft.occasion
    remark = draft.remark
    lateReason = draft.lateReason
    answers = draft.answers
    for sheet in form.sheets {
      answers[sheet.id] = answers[sheet.id].map {
        Self.folded($0, sections: sheet.form.sections)
      }
    }
  }

  /// With 一切正常 for a section in the place of a 正常 for each of its
  /// checks.
  private static func folded(
    _ typed: [String: String], sections: [FormDefinition.Section]
  ) -> [String: String] {
    var typed = typed
    for section in sections {
      let checks = section.fields.filter { $0.kind == .check }.map(\.id)
      guard !checks.isEmpty,
        checks.allSatisfy({ typed[$0] == FormValue.normalWord })
      else { continue }
      for check in checks { typed[check] = nil }
      typed[section.id] = FormValue.allNormalWord
    }
    return typed
  }

  /// `answers.SHEET.FIELD`; of a choice of several each value comes alone.
  private static func answers(
    _ form: FormFields
  ) -> [String: [String: String]] {
    var answers: [String: [String: String]] = [:]
    for field in form.under(VisitField.answersPrefix).fields {
      guard !field.value.isEmpty, let (sheet, name) = split(field.name)
      else { continue }
      if let other = answers[sheet]?[name] {
        answers[sheet]?[name] = "\(other);\(field.value)"
      } else {
        answers[sheet, default: [:]][name] = field.value
      }
    }
    return answers
  }

  /// The field is what follows the last dot, with `.note` where it has one:
  /// a 人员编号 in the name of the sheet may hold dots itself.
  private static func split(_ name: String) -> (String, String)? {
    let note = ".note"
    let base = name.hasSuffix(note) ? name.dropLast(note.count) : name[...]
    guard let dot = base.lastIndex(of: ".") else { return nil }
    return (String(name[..<dot]), String(name[dot...].dropFirst()))
  }
}

extension VisitField {
  static let answersPrefix = "answers."
}

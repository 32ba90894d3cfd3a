import Casework
import Records

/// The checklists that a visit carries: those of the packs in force at the
/// village that the visit has to do with, for the household and the members
/// that the pack's groups name.
struct VisitSheets {
  struct Asked {
    var id: SheetID
    var form: FormDefinition
    var pack: PolicyPack
    var seasons: Set<String>
    var satisfied: Set<Condition>
    /// By index of the facts; nil for the household.
    var person: Int32?

    var sections: [FormDefinition.Section] {
      form.sections(seasons: seasons, satisfied: satisfied)
    }
  }

  let asked: [Asked]

  init(
    _ rules: LedgerRules, _ facts: Facts, of home: Int32, on day: Day,
    _ concern: VisitConcern
  ) {
    var groups = GroupReasons(rules, facts, on: day)
    var asked: [Asked] = []
    let found = groups.groups(of: home)
    for pack in groups.packs(of: home) {
      let here = found.filter { $0.pack.id == pack.id }
      let seasons = pack.seasons(on: day)
      for form in pack.forms {
        switch form.unit {
        case .household:
          guard here.contains(where: { $0.group.unit == .household }),
            concern.concerns(pack, person: nil)
          else { continue }
          let holds = form.conditions.filter {
            groups.holds($0, household: home)
          }
          asked.append(
            Asked(
              id: SheetID(form: form.id, person: nil), form: form,
              pack: pack, seasons: seasons, satisfied: holds))
        case .person:
          for person in Set(here.flatMap(\.persons)).sorted()
          where concern.concerns(pack, person: person) {
            let holds = form.conditions.filter {
              groups.holds($0, person: person)
            }
            asked.append(
              Asked(
                id: SheetID(
                  form: form.id, person: facts.personNumbers[Int(person)]),
                form: form, pack: pack, seasons: seasons, satisfied: holds,
                person: person))
          }
        }
      }
    }
    self.asked = asked
  }

  /// Checks what was typed. What must be answered must be on a completed
  /// visit to the home, by the household and by everybody met; elsewhere
  /// only where something was typed at all.
  ///
  /// - Parameter mine: sheets that must be filled in; others may be.
  func check(
    _ draft: VisitDraft, mine: Set<SheetID>,
    problems: inout [FieldProblem]
  ) -> [VisitAnswer] {
    var answers: [VisitAnswer] = []
    let known = Set(asked.map(\.id.text))
    for sheet in draft.answers.keys.sorted() where !known.contains(sheet) {
      problems.append(
        FieldProblem("answers.\(sheet)", "那一天没有这张表，请重新打开页面填写"))
    }
    let isComplete = draft.mode == .home && draft.result == .completed
    for sheet in asked {
      let typed = draft.answers[sheet.id.text] ?? [:]
      let isMet = sheet.id.person.map(draft.persons.contains) ?? true
      let isBlank = typed.values.allSatisfy { $0.allSatisfy(\.isWhitespace) }
      if isBlank && !(isComplete && isMet && mine.contains(sheet.id)) {
        continue
      }
      let hidden = typed.filter {
        PlainText.problem($0.value, most: .max) != nil
      }
      for (field, text) in hidden.sorted(by: { $0.key < $1.key }) {
        problems.append(
          FieldProblem(
            VisitField.answer(sheet.id.text, field),
            PlainText.problem(text, most: .max) ?? ""))
      }
      do throws(FormErrors) {
        let checked = try sheet.form.check(
          typed, seasons: sheet.seasons, satisfied: sheet.satisfied)
        if checked.answers.isEmpty { continue }
        answers.append(
          VisitAnswer(
            sheet: sheet.id.text, version: sheet.form.version,
            answers: sheet.form.stored(checked)))
      } catch {
        problems += error.entries.map {
          FieldProblem(
            VisitField.answer(sheet.id.text, $0.field), $0.words)
        }
      }
    }
    return answers
  }
}

import Casework
import Records

/// The checklists that a visit carries: those of the packs in force at the
/// village that the visit has to do with, for the household and the members
/// that the pack's groups name.
struct VisitSheets {
  struct Asked {
    var id: SheetID
    var form: FormDefinition
    /// By place in the rules.
    var pack: Int
    var seasons: Set<String>
    var satisfied: Set<Condition>
    /// By index of the facts; nil for the household.
    var person: Int32?

    var sections: [FormDefinition.Section] {
      form.sections(seasons: seasons, satisfied: satisfied)
    }
  }

  /// A problem among the answers, and the matter it opens.
  struct Found {
    var sheet: SheetID
    /// By place in the rules.
    var pack: Int
    var field: FormDefinition.Field
    var opens: MatterOpening
    /// What is wrong; empty where nothing was said.
    var words: String
  }

  let asked: [Asked]

  /// - Parameter called: seasons that the county has called for the day.
  init(
    _ rules: LedgerRules, _ facts: Facts, of home: Int32, on day: Day,
    called: Set<String>, _ concern: VisitConcern
  ) {
    var groups = GroupReasons(rules, facts, on: day)
    var asked: [Asked] = []
    for pack in groups.packs(of: home)
    where concern.concerns(pack, person: nil) && !rules.forms[pack].isEmpty {
      let seasons = rules.packs[pack].seasons(on: day, called: called)
      for ready in rules.forms[pack] {
        var persons: [Int32?] = []
        switch ready.form.unit {
        case .household:
          if groups.isNamed(home, by: pack) { persons.append(nil) }
        case .person:
          for person in Set(groups.members(of: home)).sorted()
          where concern.concerns(pack, person: person) {
            if groups.isNamed(person: person, by: pack) {
              persons.append(person)
            }
          }
        }
        for person in persons {
          asked.append(
            Asked(
              id: SheetID(
                form: ready.form.id,
                person: person.map { facts.personNumbers[Int($0)] }),
              form: ready.form, pack: pack, seasons: seasons,
              satisfied: groups.satisfied(ready, home, person: person),
              person: person))
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
    problems: inout [FieldProblem], found: inout [Found]
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
        found += sheet.form.findings(checked).compactMap { finding in
          finding.field.opens.map {
            Found(
              sheet: sheet.id, pack: sheet.pack, field: finding.field,
              opens: $0, words: finding.words)
          }
        }
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

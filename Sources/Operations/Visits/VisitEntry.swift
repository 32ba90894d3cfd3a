import Casework

/// A visit as it was typed, before anything is checked: for pages and the
/// API alike.
package struct VisitEntry: Sendable, Hashable {
  package var id = ""
  package var household = ""
  /// `2026-03-01`.
  package var day = ""
  /// `14:30`.
  package var time = ""
  package var mode = ""
  package var result = ""
  package var workers: [String] = []
  package var persons: [String] = []
  package var metFamily = false
  package var reason = ""
  package var occasion = ""
  package var remark = ""
  package var lateReason = ""
  package var answers: [String: [String: String]] = [:]
  package var matters: [String: VisitMatter] = [:]

  package init() {}

  /// Reads the words and dates.
  ///
  /// - Throws: `Refusal.invalid` with every field that cannot be read.
  package func read() throws(Refusal) -> VisitDraft {
    var problems: [FieldProblem] = []
    let date = Day(day)
    if date == nil {
      problems.append(FieldProblem(VisitField.day, "请填日期，如 2026-03-01"))
    }
    let at = Moment("\(date?.description ?? "2000-01-01") \(time)")
    if at == nil {
      problems.append(FieldProblem(VisitField.time, "请填时间，如 14:30"))
    }
    let mode = VisitMode(word: mode)
    if mode == nil {
      problems.append(FieldProblem(VisitField.mode, "请选访视方式"))
    }
    let result = VisitResult(word: result)
    if result == nil {
      problems.append(FieldProblem(VisitField.result, "请选访视结果"))
    }
    let why = NoHomeVisitReason(word: reason)
    if why == nil, !reason.isEmpty {
      problems.append(FieldProblem(VisitField.reason, "请从列表中选未入户原因"))
    }
    guard problems.isEmpty, let at, let mode, let result else {
      throw .invalid(problems)
    }
    return VisitDraft(
      id: id, household: household, at: at, mode: mode, result: result,
      workers: workers, persons: persons, metFamily: metFamily, reason: why,
      occasion: occasion, remark: remark, lateReason: lateReason,
      answers: answers, matters: matters)
  }
}

package import Casework

/// A visit as somebody wants it put on record.
package struct VisitDraft: Sendable, Hashable {
  /// UUIDv7 of the form; it becomes the 访视编号.
  package var id: String
  /// 户编号.
  package var household: String
  package var at: Moment
  package var mode: VisitMode
  package var result: VisitResult
  /// 工号 of all who came.
  package var workers: [String]
  /// 人员编号 of those met or spoken to.
  package var persons: [String]
  /// An adult member or carer was met or spoken to.
  package var metFamily: Bool
  package var reason: NoHomeVisitReason?
  package var occasion: String
  package var remark: String
  /// Why it is put down only now; needed after seven days.
  package var lateReason: String
  /// By sheet and field, as typed.
  package var answers: [String: [String: String]]
  /// What is to become of problems found, by sheet and field as
  /// ``VisitField/item(_:_:)`` joins them; where nothing is said of one, it
  /// becomes a matter.
  package var matters: [String: VisitMatter]

  package init(
    id: String, household: String, at: Moment, mode: VisitMode,
    result: VisitResult, workers: [String], persons: [String] = [],
    metFamily: Bool = false, reason: NoHomeVisitReason? = nil,
    occasion: String = "", remark: String = "", lateReason: String = "",
    answers: [String: [String: String]] = [:],
    matters: [String: VisitMatter] = [:]
  ) {
    self.id = id
    self.household = household
    self.at = at
    self.mode = mode
    self.result = result
    self.workers = workers
    self.persons = persons
    self.metFamily = metFamily
    self.reason = reason
    self.occasion = occasion
    self.remark = remark
    self.lateReason = lateReason
    self.answers = answers
    self.matters = matters
  }
}

/// What is to become of a problem found on a visit, as typed.
package struct VisitMatter: Sendable, Hashable {
  /// Empty: a new matter; ``none``: none; else the id of one that is open
  /// already.
  package var choice: String
  /// Empty for that of the form.
  package var urgency: String
  /// 人员编号 of whom it concerns; empty for the household, nil for whom the
  /// sheet is about.
  package var person: String?
  /// What it is, where the answer does not say.
  package var what: String

  package init(
    choice: String = "", urgency: String = "", person: String? = nil,
    what: String = ""
  ) {
    self.choice = choice
    self.urgency = urgency
    self.person = person
    self.what = what
  }

  package static let none = "none"
}

/// Names of the fields of a visit, in forms, problems and the API. A problem
/// with an answer names `answers.SHEET.FIELD`.
package enum VisitField {
  package static let id = "id"
  package static let household = "household"
  package static let day = "day"
  package static let time = "time"
  package static let mode = "mode"
  package static let result = "result"
  package static let workers = "workers"
  package static let persons = "persons"
  package static let metFamily = "met-family"
  package static let reason = "reason"
  package static let occasion = "occasion"
  package static let remark = "remark"
  package static let lateReason = "late-reason"
  package static let why = "why"
  /// Ticked to give up answers of a visit on which nobody was met.
  package static let clearAnswers = "clear-answers"

  /// Of a problem: what ``VisitDraft/matters`` and the records call it.
  package static func item(_ sheet: String, _ field: String) -> String {
    "\(sheet).\(field)"
  }

  /// A part of what is to become of a problem: choice, urgency, person,
  /// what.
  package static func matter(_ item: String, _ part: String) -> String {
    "matters.\(item).\(part)"
  }

  package static func answer(_ sheet: String, _ field: String) -> String {
    "answers.\(sheet).\(field)"
  }
}

/// What became of a visit that was put on record.
package struct RecordedVisit: Sendable, Hashable {
  /// 访视编号.
  package var number: String
  package var household: String
  /// Duties that this visit completed.
  package var cleared: [ClearedDuty]
  /// Numbers of the matters it opened.
  package var opened: [String] = []

  package struct ClearedDuty: Sendable, Hashable {
    package var duty: String
    package var title: String
    package var person: String?
    package var window: Span
  }
}

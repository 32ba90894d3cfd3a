package import Casework

/// A household as its page shows it.
package struct HouseholdView: Sendable, Hashable {
  /// The day it is shown for.
  package var day: Day
  package var record: HouseholdRecord
  /// Names from the province, or the county, down to the village.
  package var path: [String]
  package var isOnFile: Bool
  package var members: [MemberView]
  package var formerMembers: [MemberView]
  package var categories: [CategoryView]
  /// Duties with a window that touches this year, and older debts; the
  /// latest window first.
  package var duties: [DutyView]
  /// Newest first; `visitCount` counts all.
  package var visits: [VisitHistory]
  package var visitCount: Int
  package var circumstances: [CircumstanceRecord]
  package var absences: [AbsenceView]
  /// The suspension of home visits in force here, if any.
  package var suspension: SuspensionRecord?
  /// Whether whoever asks may record a visit here.
  package var mayRecord: Bool
  /// Whether he may see its telephone numbers, or any number, whole.
  package var mayCall: Bool
  package var mayReveal: Bool
}

/// Somebody of the household. Numbers are masked.
package struct MemberView: Sendable, Hashable {
  package var number: String
  package var name: String
  package var relation: String
  package var sex: String
  package var birth: Day?
  package var age: Int?
  package var death: Day?
  package var citizenID: String
  package var phone: String
  package var guardian: String
  /// In force; nil where none is on record.
  package var capacity: CapacityRecord? = nil
  package var certificate: CertificateView?
  package var isSuspected: Bool
  package var needsCare: Bool
  /// Names; what the file gives where nobody on file has that number.
  package var carers: [String]
  package var statuses: [AssistanceStatus]
  /// Of the latest assessment; nil where it does not matter and none is on
  /// file.
  package var selfCare: SelfCareClass?
  package var assessed: Day?
  /// Days of the stay in this household.
  package var stay: Span
}

/// A certificate, its number masked.
package struct CertificateView: Sendable, Hashable {
  package var number: String
  package var category: DisabilityCategory?
  /// 1–4; 0 where none is on file.
  package var level: UInt8
  package var components: [DisabilityComponent]
  package var state: CertificateState?
}

/// A category of a document that the household or somebody in it is in.
package struct CategoryView: Sendable, Hashable {
  package var title: String
  package var reason: String
  package var policy: String
  package var clause: String
  package var tier: TargetGroup.Tier
  /// Names of the persons it is about; empty for the household.
  package var persons: [String]
}

/// One duty in one window.
package struct DutyView: Sendable, Hashable {
  package var duty: String
  package var title: String
  package var statement: String
  package var policy: String
  package var clause: String
  /// Name of the person it is about; nil for the household.
  package var person: String?
  /// As the ledger names the unit; with duty and window it is explained.
  package var unit: String
  /// Who owes it, in words.
  package var actor: String
  package var window: Span
  package var required: Int
  package var counted: Int
  package var state: DutyState
  package var marks: [DutyMark]
  package var isOverdue: Bool
  /// Why, in one line.
  package var note: String
  /// 访视编号 of what counted.
  package var events: [String]
}

/// A visit with its corrections.
package struct VisitHistory: Sendable, Hashable {
  package var standing: VisitView
  /// What it replaced, newest first.
  package var replaced: [VisitView]
}

/// One entry of a visit.
package struct VisitView: Sendable, Hashable {
  package var number: String
  package var at: Moment
  package var mode: VisitMode
  package var result: VisitResult
  /// 户编号; of a corrected entry perhaps another one.
  package var household: String
  package var workers: [NamedNumber]
  package var persons: [NamedNumber]
  package var metFamily: Bool
  package var reason: NoHomeVisitReason?
  package var occasion: String
  package var remark: String
  package var registered: Moment
  /// Name and login, or the name of the import.
  package var recordedBy: String
  /// Put down by an account whose worker did not come along (代录).
  package var isForOthers: Bool
  package var corrects: String?
  /// Why it was corrected.
  package var why: String?
  package var lateReason: String?
  /// Put down more than seven days after the visit.
  package var isLate: Bool
  package var answers: [AnsweredSheet]
  /// Whether whoever asks may correct it.
  package var mayCorrect: Bool
}

/// A checklist as it was filled in.
package struct AnsweredSheet: Sendable, Hashable {
  package var title: String
  package var person: String?
  /// Titles and answers, in the order of the form.
  package var lines: [Line]

  package struct Line: Sendable, Hashable {
    package var section: String
    package var title: String
    package var answer: String
    package var isProblem: Bool
  }
}

/// A number of the register with the name that goes with it.
package struct NamedNumber: Sendable, Hashable {
  package var number: String
  package var name: String

  package init(number: String, name: String) {
    self.number = number
    self.name = name
  }
}

/// Why nobody need be visited for a time.
package struct AbsenceView: Sendable, Hashable {
  /// Name of the person; nil for the whole household.
  package var person: String?
  package var reason: AbsenceReason
  package var span: Span
}

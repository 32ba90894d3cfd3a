package import Casework

/// What the page for recording a visit is made of.
package struct VisitForm: Sendable, Hashable {
  /// A fresh 访视编号, kept hidden in the page: whatever is sent twice is one
  /// visit.
  package var id: String
  package var household: String
  package var head: String
  package var address: String
  package var villageName: String
  /// The day the visit is supposed to be on.
  package var day: Day
  package var today: Day
  package var now: Moment
  package var members: [Member]
  /// Who may have come along; whoever asks stands first, if he visits.
  package var colleagues: [Colleague]
  /// 工号 of whoever asks; empty where his account has none.
  package var author: String
  /// Whether he may put down visits in which he took no part (代录).
  package var mayRecordForOthers: Bool
  package var modes: [VisitMode]
  package var results: [VisitResult]
  package var reasons: [NoHomeVisitReason]
  package var sheets: [Sheet]
  /// What is owed here on that day.
  package var duties: [TodayDuty]
  /// The entry to be corrected, with the values to fill in; nil for a new
  /// visit.
  package var correcting: VisitDraft?
  /// Whether problems become matters by the hand of whoever asks.
  package var mayOpenMatters = false
  /// Matters of the household that are open already.
  package var openMatters: [OpenMatter] = []

  package struct OpenMatter: Sendable, Hashable {
    package var id: String
    /// Id of its domain.
    package var domain: String
    /// What it is, cut short.
    package var words: String
  }

  package struct Member: Sendable, Hashable {
    package var number: String
    package var name: String
    package var relation: String
    package var age: Int?
    package var hasCertificate: Bool
  }

  package struct Colleague: Sendable, Hashable {
    package var number: String
    package var name: String
    /// Post and area in words: `村专委 双河村`.
    package var post: String
    package var isAuthor: Bool
  }

  /// A checklist to fill in: of the household, or of one person.
  package struct Sheet: Sendable, Hashable {
    /// Form id; of a person `form#人员编号`. The key of `VisitDraft.answers`.
    package var id: String
    package var form: FormDefinition
    /// The sections asked on that day.
    package var sections: [FormDefinition.Section]
    package var person: String?
    package var personNumber: String?
    /// Document and its title, for the heading.
    package var policy: String
    /// What the form's pack says of matters.
    package var matters: MatterRules?
  }
}

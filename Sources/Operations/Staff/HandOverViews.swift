package import Casework

/// Everything that moves when a worker leaves, as it stands.
package struct HandOverPreview: Sendable {
  package var number: String
  package var name: String
  /// The leaver's last day.
  package var last: Day
  /// Posts that end with it.
  package var posts: [PostView]
  /// Links that end with it, and may be opened for a successor.
  package var rows: [Row]
  /// 代理 of others for him, which end with his posts.
  package var deputies: [LinkView]
  /// What he owes by name: running windows and debts.
  package var owed: [Owed]
  /// What the office of his post owes, by duty; it stays with the office.
  package var officeOwed: [OfficeOwed]
  /// Workers with a post on the day after, who may take over.
  package var candidates: [Candidate]
  /// Stands for what was seen: another one means it has changed.
  package var digest: String

  package struct Row: Sendable {
    package var link: LinkView
    /// Those who may take it.
    package var candidates: [String]
  }

  package struct Candidate: Sendable, Hashable {
    package var number: String
    package var name: String
    package var post: String
  }

  package struct Owed: Sendable, Hashable {
    package var title: String
    package var object: String
    package var window: Span
    package var state: DutyState
    package var isDebt: Bool
  }

  package struct OfficeOwed: Sendable, Hashable {
    package var title: String
    package var areaName: String
    package var running: Int
    package var debts: Int
  }
}

/// Who takes over what.
package struct HandOverChoices: Sendable, Hashable {
  /// 工号 of whoever takes all that is not named below; nil for nobody.
  package var all: String?
  /// By village.
  package var villages: [AreaCode: String]
  /// By row; an empty 工号 ends the link without a successor.
  package var rows: [String: String]

  package init(
    all: String? = nil, villages: [AreaCode: String] = [:],
    rows: [String: String] = [:]
  ) {
    self.all = all
    self.villages = villages
    self.rows = rows
  }
}

/// What becomes of the leaver's accounts when no post is left to him.
package enum LoginAfter: Sendable, Hashable {
  case stays
  /// The day after the last they cannot be used, until they are unlocked.
  case ends
}

/// The fields of the form, as problems name them.
package enum HandOverField {
  package static let last = "last"
  package static let all = "all"
  package static let state = "state"
  package static let login = "login"
  package static func village(_ code: AreaCode) -> String { "village.\(code)" }
  package static func row(_ id: StaffRowID) -> String { "row.\(id.text)" }
}

/// What a hand-over has done.
package struct HandedOver: Sendable, Hashable {
  package var posts: Int
  package var ended: Int
  package var opened: Int
  /// Accounts that end with the last day.
  package var logins = 0
}

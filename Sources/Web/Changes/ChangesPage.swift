import Casework
import Operations

/// 资料变更: what waits for a decision, and what one has asked for.
package struct ChangesPage: Page {
  package static let template = "changes"

  package var frame: Frame
  /// Nil for who decides on none.
  package var waiting: Waiting?
  package var own: [ChangePart]
  package var hasOwn: Bool
  package var newHouseholdPath: String?
  package var suspensionPath: String?
  package var suspensionEndPath: String?

  package struct Waiting: PagePart {
    package var count: String
    package var changes: [ChangePart]
    package var isEmpty: Bool
    /// Where there are more than are listed.
    package var more: String?

    package static let fields: [String: PageField<Self>] = [
      "count": .text(\.count),
      "changes": .list(\.changes),
      "isEmpty": .flag(\.isEmpty),
      "more": .text(\.more),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "waiting": .part(\.waiting),
    "own": .list(\.own),
    "hasOwn": .flag(\.hasOwn),
    "newHouseholdPath": .text(\.newHouseholdPath),
    "suspensionPath": .text(\.suspensionPath),
    "suspensionEndPath": .text(\.suspensionEndPath),
  ]
}

extension ChangesPage {
  init(_ lists: ReadChanges.Lists, frame: Frame) {
    self.frame = frame
    waiting = lists.waiting.map { changes in
      Waiting(
        count: "\(lists.waitingCount) 件",
        changes: changes.map { ChangePart($0, today: lists.today) },
        isEmpty: changes.isEmpty,
        more: lists.waitingCount > changes.count
          ? "只列最近提出的 \(changes.count) 件，处理后会接着列出。" : nil)
    }
    own = lists.own.map { ChangePart($0, today: lists.today) }
    hasOwn = !own.isEmpty
    func path(_ kind: ChangeKind, _ isOpen: Bool) -> String? {
      isOpen ? Route.areaChange.path(kind.rawValue) : nil
    }
    newHouseholdPath = path(.newHousehold, lists.mayAddHousehold)
    suspensionPath = path(.suspension, lists.maySuspend)
    suspensionEndPath = path(.suspensionEnd, lists.maySuspend)
  }
}

/// One change: what is asked for beside what stands, and the decision.
package struct ChangePage: Page {
  package static let template = "change"

  package var frame: Frame
  package var change: ChangePart
  package var listPath: String
  package var householdPath: String?
  package var errors: ErrorSummary?
  package var lines: [Line]
  package var standing: [TextLine]
  package var hasStanding: Bool
  package var isOvertaken: Bool
  package var misfits: [TextLine]
  package var hasMisfits: Bool
  package var decision: Decision?
  package var withdrawalPath: String?

  package struct Line: PagePart {
    package var label: String
    package var proposed: String
    package var current: String?

    package static let fields: [String: PageField<Self>] = [
      "label": .text(\.label),
      "proposed": .text(\.proposed),
      "current": .text(\.current),
    ]
  }

  package struct Decision: PagePart {
    package var path: String
    package var base: String
    package var mayApprove: Bool
    package var reason: InputPart

    package static let fields: [String: PageField<Self>] = [
      "path": .text(\.path),
      "base": .text(\.base),
      "mayApprove": .flag(\.mayApprove),
      "reason": .part(\.reason),
    ]
  }

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "change": .part(\.change),
    "listPath": .text(\.listPath),
    "householdPath": .text(\.householdPath),
    "errors": .part(\.errors),
    "lines": .list(\.lines),
    "standing": .list(\.standing),
    "hasStanding": .flag(\.hasStanding),
    "isOvertaken": .flag(\.isOvertaken),
    "misfits": .list(\.misfits),
    "hasMisfits": .flag(\.hasMisfits),
    "decision": .part(\.decision),
    "withdrawalPath": .text(\.withdrawalPath),
  ]
}

extension ChangePage {
  /// - Parameter reason: as it was typed.
  init(
    _ view: ChangeView, reason: String, complaint: Complaint?, frame: Frame
  ) {
    self.frame = frame
    let summary = view.summary
    change = ChangePart(summary, today: view.today)
    self.frame.title = "\(summary.kind.title) \(summary.state.word)"
    listPath = Route.changes.path()
    householdPath =
      summary.household.isEmpty
      ? nil : Route.household.path(summary.household)
    lines = view.lines.map {
      Line(label: $0.label, proposed: $0.proposed, current: $0.current)
    }
    standing = view.standing.map { TextLine($0) }
    hasStanding = !view.standing.isEmpty
    isOvertaken = view.isOvertaken
    misfits = view.misfits.map { TextLine($0) }
    hasMisfits = !view.misfits.isEmpty
    let fields = FieldBuilder(problems: complaint?.problems ?? [])
    decision =
      view.mayDecide
      ? Decision(
        path: Route.changeDecision.path(summary.id), base: view.base,
        mayApprove: view.misfits.isEmpty,
        reason: fields.input(
          "reason", id: "reason", label: "退回的原因",
          value: reason, help: "退回时要写，提出的人会看到。", isLong: true)) : nil
    withdrawalPath =
      view.mayWithdraw ? Route.changeWithdrawal.path(summary.id) : nil
    errors = complaint.map {
      ErrorSummary($0, targets: [("reason", "reason")])
    }
  }
}

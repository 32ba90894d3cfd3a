package import Casework
import Records

/// A change in a list.
package struct ChangeSummary: Sendable, Hashable {
  package var id: String
  package var kind: ChangeKind
  /// 户编号 and head; empty for a change of an area.
  package var household: String
  package var head: String
  package var areaName: String
  /// Name of the person it is about; nil for none.
  package var person: String?
  package var proposedAt: Moment
  package var proposedBy: String
  package var state: ChangeState
  package var reason: String
  package var decidedAt: Moment?
  package var decidedBy: String
  /// Whether whoever asks has proposed it himself.
  package var isOwn: Bool
  /// Whether it was made at once by who proposed it.
  package var isDirect: Bool
}

/// A change with everything that is needed to decide on it.
package struct ChangeView: Sendable, Hashable {
  package var summary: ChangeSummary
  package var lines: [Line]
  /// What is on record of the matter now.
  package var standing: [String]
  /// Names what is on record now, for the decision.
  package var base: String
  /// The facts are others than those it was proposed on.
  package var isOvertaken: Bool
  /// Why it cannot be made as it is.
  package var misfits: [String]
  package var mayDecide: Bool
  package var mayWithdraw: Bool
  package var today: Day

  package struct Line: Sendable, Hashable {
    package var label: String
    package var proposed: String
    /// Nil where there is nothing to compare with.
    package var current: String?
  }
}

/// Puts changes into words.
struct ChangeViews {
  private let context: OperationContext
  private let store: ChangeStore
  private let names: NameReader
  private let scope: ScopeReader

  init(_ context: OperationContext) {
    self.context = context
    store = ChangeStore(context.connection)
    names = NameReader(context.connection)
    scope = ScopeReader(context.connection, on: context.today)
  }

  /// What was asked for, unsealed.
  func entry(of stored: StoredChange) throws -> ChangeEntry {
    try ChangeEntry(text: try context.vault().open(stored.row.content))
  }

  func summary(
    _ stored: StoredChange, _ entry: ChangeEntry
  ) throws -> ChangeSummary? {
    guard let kind = entry.changeKind else { return nil }
    let row = stored.row
    let line = try scope.household(
      HouseholdKey(county: row.county, id: row.household))
    let person = try PersonKey(text: entry.person).map {
      try names.person($0).name
    }
    let decision = stored.decision
    return ChangeSummary(
      id: row.id, kind: kind, household: line?.number ?? "",
      head: line?.head ?? entry.values["name"]?.first ?? "",
      areaName: try names.area(row.area), person: person,
      proposedAt: row.proposedAt,
      proposedBy: try store.name(of: row.proposedBy), state: stored.state,
      reason: decision?.reason ?? "", decidedAt: decision?.at,
      decidedBy: try decision.map { try store.name(of: $0.by) } ?? "",
      isOwn: row.proposedBy == context.actor.name,
      isDirect: decision?.by == row.proposedBy && stored.state == .passed)
  }

  func summaries(_ list: [StoredChange]) throws -> [ChangeSummary] {
    try list.compactMap { try summary($0, try entry(of: $0)) }
  }

  func view(_ stored: StoredChange) throws -> ChangeView {
    let entry = try entry(of: stored)
    guard let summary = try summary(stored, entry) else {
      throw Refusal.notFound
    }
    let isOpen = stored.state == .open
    var view = ChangeView(
      summary: summary, lines: [], standing: [], base: "",
      isOvertaken: false, misfits: [],
      mayDecide: isOpen && context.mayApprove(in: stored.row.area),
      mayWithdraw: isOpen && summary.isOwn, today: context.today)
    do {
      let desk = try ChangeDesk(
        summary.kind, household: entry.household, person: entry.person,
        in: context)
      let change = try summary.kind.change(desk)
      let fields = try change.fields
      view.lines = lines(entry, fields, isOpen: isOpen)
      view.standing = isOpen ? try change.standing : []
      view.base = try change.base
      view.isOvertaken = isOpen && view.base != entry.base
      if isOpen {
        do {
          _ = try desk.plan(change, TypedChange(entry.values))
        } catch Refusal.invalid(let problems) {
          view.misfits = problems.map { problem in
            let field = fields.first { $0.name == problem.field }
            return (field.map { "\($0.label)：" } ?? "") + problem.words
          }
        }
      }
    } catch Refusal.notFound where isOpen {
      view.misfits = ["所说的户或人已不在您的工作范围内。"]
    } catch Refusal.notFound {}
    return view
  }

  private func lines(
    _ entry: ChangeEntry, _ fields: [ChangeField], isOpen: Bool
  ) -> [ChangeView.Line] {
    fields.compactMap { field in
      let proposed = field.words(of: entry.values[field.name] ?? [])
      let current = field.words(of: field.values)
      let compares = isOpen && entry.changeKind?.isCorrection == true
      if proposed.isEmpty && (!compares || current.isEmpty) { return nil }
      if field.isSecret && proposed.isEmpty { return nil }
      return ChangeView.Line(
        label: field.label,
        proposed: proposed.isEmpty ? "（空）" : proposed,
        current: compares && !field.isSecret && current != proposed
          ? (current.isEmpty ? "（空）" : current) : nil)
    }
  }
}

extension ChangeKind {
  /// Whether its form begins with what is on record.
  package var isCorrection: Bool {
    switch self {
    case .household, .person, .certificate, .capacityCorrection: true
    default: false
    }
  }
}

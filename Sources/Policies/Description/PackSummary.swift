package import Casework

/// A pack in plain Chinese, part by part, for a page.
package struct PackSummary: Sendable, Hashable {
  package var id: String
  package var title: String
  package var documentNumber: String?
  package var issuer: String
  package var issued: Day?
  package var duties: [DutySummary]
  package var groups: [GroupSummary]
  package var parameters: [ParameterSummary]

  package init(_ pack: PolicyPack) {
    id = pack.id
    title = pack.title
    documentNumber = pack.documentNumber
    issuer = pack.issuer
    issued = pack.issued
    duties = pack.duties.map {
      DutyWords(duty: $0, groups: pack.groups).summary
    }
    groups = pack.groups.map { group in
      GroupSummary(
        title: group.title, clause: group.clause, reason: group.reason,
        tier: Keywords.tiers.first { $0.value == group.tier }?.word ?? "",
        unit: group.unit == .household ? "户" : "人",
        condition: group.condition.words(in: pack.groups))
    }
    parameters = pack.parameters.map {
      ParameterSummary(
        title: $0.title, value: glossed($0.value), clause: $0.clause,
        interpretation: $0.interpretation,
        isPlatformDefault: $0.isPlatformDefault)
    }
  }
}

package struct DutySummary: Sendable, Hashable {
  package var id: String
  package var title: String
  package var clause: String
  package var statement: String
  package var unit: String
  /// Whom it is about; empty for all.
  package var group: String
  package var frequency: String
  package var actor: String
  package var modes: String
  /// Everything in words, line by line.
  package var notes: [String]
}

package struct GroupSummary: Sendable, Hashable {
  package var title: String
  package var clause: String
  package var reason: String
  package var tier: String
  package var unit: String
  package var condition: String
}

package struct ParameterSummary: Sendable, Hashable {
  package var title: String
  package var value: String
  package var clause: String
  package var interpretation: String
  /// The document is silent: the value is the platform's own.
  package var isPlatformDefault: Bool
}

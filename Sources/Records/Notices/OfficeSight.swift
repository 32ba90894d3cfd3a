import Casework
import Database

/// What one of a county's two offices sees of matters and warnings: those of
/// its own policies, and those it was told of.
package struct OfficeSight: Sendable {
  /// Ids of its packs.
  package var packs: [String]
  package var desk: NoticeDesk

  package init(packs: [String], desk: NoticeDesk) {
    self.packs = packs
    self.desk = desk
  }

  typealias Term = (sql: String, arguments: [SQLValue])

  /// On matters `s`.
  var matters: Term {
    term(
      packs.map { ("s.domain LIKE ?", .text("\($0)/%")) }, kind: "matter",
      county: "s.county", subject: "s.matter_id")
  }

  /// On warnings `w`.
  var warnings: Term {
    term(
      packs.map { ("w.pack = ?", .text($0)) }, kind: "warning",
      county: "w.county", subject: "w.warning_id")
  }

  private func term(
    _ own: [(sql: String, argument: SQLValue)], kind: String,
    county: String, subject: String
  ) -> Term {
    var terms = own.map(\.sql)
    var arguments = own.map(\.argument)
    for office in desk.offices {
      terms.append(
        """
        EXISTS (SELECT 1 FROM notices n WHERE n.county = \(county)
          AND n.subject_kind = '\(kind)' AND n.subject = \(subject)
          AND n.office_area = ? AND n.institution = ?)
        """)
      arguments += [
        SQLValue(office.area), SQLValue(word: office.institution),
      ]
    }
    return terms.isEmpty
      ? ("1 = 0", []) : ("(\(terms.joined(separator: " OR ")))", arguments)
  }
}

package import Casework
import Database

/// A matter as it was found; nothing of it changes.
package struct MatterRecord: Sendable, Hashable {
  package var county: Int64
  /// UUIDv7 of the form.
  package var id: String
  /// `fuyang-2022/safety`.
  package var domain: String
  package var isRestricted: Bool
  package var what: String
  /// What the household would like to be done.
  package var wish: String
  /// Where it was found.
  package var household: Int64
  /// Nil where it concerns the whole household.
  package var person: PersonKey?
  /// 访视编号; empty where it was not found on a visit.
  package var visit: String
  /// Sheet and field of the answer, `fuyang-2022/visit.safety`.
  package var item: String
  /// Of what was sent, to tell the same form from another one.
  package var digest: [UInt8]
  package var openedAt: Moment
  /// Login.
  package var openedBy: String

  package init(
    county: Int64, id: String, domain: String, isRestricted: Bool,
    what: String, wish: String, household: Int64, person: PersonKey?,
    visit: String, item: String, digest: [UInt8], openedAt: Moment,
    openedBy: String
  ) {
    self.county = county
    self.id = id
    self.domain = domain
    self.isRestricted = isRestricted
    self.what = what
    self.wish = wish
    self.household = household
    self.person = person
    self.visit = visit
    self.item = item
    self.digest = digest
    self.openedAt = openedAt
    self.openedBy = openedBy
  }
}

extension MatterRecord {
  static let columns = """
    m.county, m.matter_id, m.domain, m.is_restricted, m.what, m.wish,
      m.household_id, m.home_county, m.home_person_id, m.visit_no, m.item,
      m.digest, m.opened_at, m.opened_by
    """

  init(_ row: any Statement) {
    self.init(
      county: row.int(0), id: row.text(1), domain: row.text(2),
      isRestricted: row.flag(3), what: row.text(4), wish: row.text(5),
      household: row.int(6),
      person: row.int(8) == 0
        ? nil : PersonKey(county: row.int(7), id: row.int(8)),
      visit: row.text(9), item: row.text(10), digest: row.blob(11),
      openedAt: Moment(seconds: row.int(12)), openedBy: row.text(13))
  }
}

/// A matter with all that was done about it and how it stands by that.
package struct StoredMatter: Sendable, Hashable {
  package var record: MatterRecord
  package var steps: [MatterStep]
  package var standing: MatterStanding
}

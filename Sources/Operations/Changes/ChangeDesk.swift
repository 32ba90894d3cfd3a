import Casework
import Database
package import Records

/// What a change of facts is worked out on: the household or person it is
/// about, as they stand on record.
final class ChangeDesk {
  let context: OperationContext
  let kind: ChangeKind
  /// Nil for a change of an area.
  let home: VisibleHousehold?
  let record: HouseholdRecord
  let householdRevision: Int64
  /// All who live or have lived there, a row for each stay.
  let members: [MemberRow]
  /// Whom it is about; nil for none.
  let subject: Subject?

  struct Subject {
    var key: PersonKey
    /// As he is, with the latest stay in this household.
    var row: MemberRow
    var revision: Int64
    /// All his stays, the earliest first.
    var stays: [RegisterReader.StoredStay]
  }

  var today: Day { context.today }

  /// - Throws: `Refusal.notFound` where it is not there or not his.
  init(
    _ kind: ChangeKind, household: String, person: String,
    in context: OperationContext
  ) throws {
    self.kind = kind
    self.context = context
    if kind.subject == .area {
      home = nil
      record = HouseholdRecord(number: "", village: try context.wholeArea())
      householdRevision = 0
      members = []
      subject = nil
      return
    }
    let home = try context.see(household: household)
    let reader = HouseholdReader(context.connection, home.key)
    guard let record = try reader.record() else { throw Refusal.notFound }
    self.home = home
    self.record = record
    householdRevision = try reader.revision()
    let vault = try context.vault()
    members = try MemberReader(context.connection, vault: vault)
      .members(of: home.key)
    guard kind.subject == .person else {
      subject = nil
      return
    }
    guard let key = PersonKey(text: person),
      let row = members.filter({ $0.key == key })
        .max(by: { $0.stay.first < $1.stay.first })
    else { throw Refusal.notFound }
    let register = RegisterReader(context.connection, vault: vault)
    subject = Subject(
      key: key, row: row, revision: try register.person(key).1,
      stays: try register.stays(of: key))
  }

  /// Rows that hang on a household, person or area.
  func reader(of owner: RegisterOwner) throws -> RegisterReader {
    RegisterReader(
      context.connection, vault: try context.vault(), of: owner)
  }

  /// Living members on a day, each once.
  func members(on day: Day) -> [MemberRow] {
    members.filter {
      $0.stay.contains(day) && day <= $0.person.death ?? .distantFuture
    }
  }

  func head(on day: Day) -> MemberRow? {
    members(on: day).first { $0.person.relation == "户主" }
  }

  /// Where what is entered must lie within the time on file.
  func checkOnFile(_ typed: TypedChange, _ field: String, _ day: Day?) {
    guard let day else { return }
    if day < record.onFile.first {
      typed.refuse(
        field, "该户\(record.onFile.first.inWords)才建档，请核对日期")
    } else if day > record.onFile.last {
      typed.refuse(
        field, "该户\(record.onFile.last.inWords)已销户，请核对日期")
    }
  }

  /// Where what is entered must lie within somebody's life.
  func checkLife(_ typed: TypedChange, _ field: String, _ day: Day?) {
    guard let day, let person = subject?.row.person else { return }
    if let birth = person.birth, day < birth {
      typed.refuse(field, "早于出生日期（\(birth.inWords)），请核对")
    }
    if let death = person.death, day > death {
      typed.refuse(
        field, "\(person.name)已于\(death.inWords)去世，请核对日期")
    }
  }

  /// A household that was closed, or somebody who has died, is not changed.
  var obstacle: String? {
    if home != nil, record.onFile.last < today {
      return "该户\(record.onFile.last.inWords)已销户，不再变更。"
    }
    if let subject, let death = subject.row.person.death, death <= today,
      !kind.isOpenAfterDeath
    {
      return "\(subject.row.person.name)已于\(death.inWords)登记去世，不能再做这项变更。"
    }
    return nil
  }
}

extension ChangeKind {
  /// Whether it may still be asked for once somebody has died.
  var isOpenAfterDeath: Bool {
    switch self {
    case .person, .statusEnd, .careEnd, .personAbsenceEnd: true
    default: false
    }
  }
}

extension PersonKey {
  /// `341202-12`: in paths and forms, where no number of a person may stand.
  package var text: String { "\(county)-\(id)" }

  package init?(text: String) {
    let parts = text.split(separator: "-").map { Int64($0) }
    guard parts.count == 2, let county = parts[0], let id = parts[1],
      county >= 0, id > 0
    else { return nil }
    self.init(county: county, id: id)
  }
}

extension OperationContext {
  /// The area of whoever asks.
  ///
  /// - Throws: `Refusal.notFound` for who sees no area as a whole.
  func wholeArea() throws -> AreaCode {
    guard case .account(let account) = actor, account.role.seesArea else {
      throw Refusal.notFound
    }
    return account.area
  }

  /// Whether he decides on changes in an area, or makes them at once.
  func mayApprove(in area: AreaCode) -> Bool {
    guard actor.may(.approveChange) else { return false }
    if case .account(let account) = actor {
      return account.area.contains(area)
    }
    return true
  }
}

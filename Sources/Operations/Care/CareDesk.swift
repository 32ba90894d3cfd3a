import Casework
import Records

/// What an entry about somebody's care is worked out on.
final class CareDesk {
  let context: OperationContext
  let home: VisibleHousehold
  let household: HouseholdRecord
  let key: PersonKey
  /// As he is, with the latest stay in this household.
  let row: MemberRow
  let file: CareFile
  /// Nil where no document about care is in force.
  let cover: CareCover?
  /// Days on which an agreement is owed to him.
  let needed: [Span]
  /// Names what stands on record; another one after somebody has added to it.
  let base: String

  /// - Throws: `Refusal.notFound` where he is not there or not to be seen.
  convenience init(
    household number: String, person: String, in context: OperationContext
  ) throws {
    let home = try context.see(household: number)
    guard let key = PersonKey(text: person) else { throw Refusal.notFound }
    try self.init(home, key, in: context)
  }

  init(
    _ home: VisibleHousehold, _ key: PersonKey, in context: OperationContext
  ) throws {
    let connection = context.connection
    let rows = try MemberReader(connection, vault: try context.vault())
      .members(of: home.key)
    guard
      let record = try HouseholdReader(connection, home.key).record(),
      let row = rows.filter({ $0.key == key })
        .max(by: { $0.stay.first < $1.stay.first })
    else { throw Refusal.notFound }
    self.context = context
    self.home = home
    self.household = record
    self.key = key
    self.row = row
    let reader = CareReader(connection)
    file = try reader.file(of: key)
    base = "\(try reader.count(of: key))"
    cover = try context.careCovers().cover(
      at: record.village, on: context.today)
    needed = row.needed(by: cover, at: record.village)
  }

  var today: Day { context.today }

  /// Whether an agreement is owed to him on a day.
  func isOwed(on day: Day) -> Bool { needed.contains { $0.contains(day) } }

  var township: AreaCode {
    household.village.ancestor(.township) ?? household.village
  }

  /// The agreements that can still be entered upon, the latest first.
  var openAgreements: [CareAgreement] {
    file.agreements.filter { !$0.isVoid }.reversed()
  }

  var agreementLines: [String] {
    file.agreements.map { agreement in
      let state = agreement.state(on: today, among: file.agreements)
      return "\(agreement.carer.name)（\(agreement.carer.relation)）"
        + "\(agreement.span.words)，\(state.word)"
    }
  }

  /// Why nothing about his care is put on record any more.
  var obstacle: String? {
    if cover == nil { return "本地没有施行有照料服务内容的文件，不用登记。" }
    return nil
  }

  func checkDay(_ typed: TypedChange, _ field: String, _ day: Day?) {
    guard let day else { return }
    if day > today { typed.refuse(field, "日期在今天之后，请核对") }
    if let birth = row.person.birth, day < birth {
      typed.refuse(field, "早于出生日期（\(birth.inWords)），请核对")
    }
  }

  /// A choice among agreements, by id.
  func choice(
    _ agreements: [CareAgreement], label: String = "哪一份协议"
  ) -> ChangeField {
    ChangeField(
      "agreement", label,
      .choice(
        agreements.map {
          .init($0.id, "\($0.carer.name)　\($0.span.words)")
        }), isRequired: true,
      value: agreements.count == 1 ? agreements[0].id : "")
  }

  func chosen(
    _ typed: TypedChange, of agreements: [CareAgreement]
  ) -> CareAgreement? {
    let id = typed.raw("agreement")
    let found = agreements.first { $0.id == id }
    if found == nil { typed.refuse("agreement", "请选是哪一份协议") }
    return found
  }
}

extension MemberRow {
  /// Days on which an agreement is owed to him.
  func needed(by cover: CareCover?, at village: AreaCode) -> [Span] {
    guard let cover else { return [] }
    let statuses = statuses.filter { cover.rules.statuses.contains($0.status) }
    return cover.needed(
      statuses: statuses.map(\.span), at: village, until: person.death)
  }
}

import Casework
package import Database
import Records

/// A matter as somebody typed it, opened by hand.
package struct MatterEntry: Sendable, Hashable {
  /// UUIDv7 of the form; it becomes the matter's.
  package var id: String
  /// 户编号.
  package var household: String
  /// By field, as typed: domain, urgency, person (人员编号 or empty), what,
  /// wish.
  package var values: [String: String]

  package init(id: String, household: String, values: [String: String]) {
    self.id = id
    self.household = household
    self.values = values
  }
}

/// What the page for opening a matter is made of.
package struct MatterForm: Sendable, Hashable {
  package var id: String
  package var household: String
  package var head: String
  package var villageName: String
  package var packs: [MatterPack]
  /// 人员编号 and name of those who live there.
  package var members: [NamedNumber]
}

/// What is needed to open a matter of a household by hand.
package struct PrepareMatter: Query {
  package static let permission = Permission.openMatter
  package static let action = AuditAction.prepareMatter

  package var household: String

  package init(_ household: String) { self.household = household }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> MatterForm {
    let home = try context.see(household: household)
    let names = NameReader(context.connection)
    return MatterForm(
      id: Identifier.make(at: context.now), household: home.number,
      head: home.line.head, villageName: try names.area(home.village),
      packs: try context.matterPacks(at: home.village),
      members: try HouseholdReader(context.connection, home.key)
        .members(on: context.today).map {
          NamedNumber(number: $0.number, name: $0.name)
        })
  }
}

/// Opens a matter by hand, from a household's page.
package struct OpenMatter: Operation {
  package static let permission = Permission.openMatter
  package static let reach = WriteReach.units
  package static let action = AuditAction.openMatter

  package var entry: MatterEntry

  package init(_ entry: MatterEntry) { self.entry = entry }

  /// The number of the matter. The same entry sent again is answered as the
  /// first time.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.invalid`;
  ///   `Refusal.alreadyRecorded`.
  package func perform(in context: OperationContext) throws -> String {
    let home = try context.see(household: entry.household)
    try context.connection.lock([UnitLock(matter: entry.id)])
    if let stored = try MatterStore(context.connection).find(entry.id) {
      guard stored.record.digest == digest,
        stored.record.openedBy == context.actor.name
      else { throw Refusal.alreadyRecorded }
      context.isRepeated = true
      return entry.id
    }
    let opening = try read(home, context)
    try MatterSaving(context: context, home: home).open(opening)
    return entry.id
  }

  private var digest: [UInt8] {
    FormDigest.of(
      [entry.household]
        + entry.values.sorted { $0.key < $1.key }.flatMap {
          [$0.key, $0.value]
        })
  }

  private func read(
    _ home: VisibleHousehold, _ context: OperationContext
  ) throws -> MatterSaving.Opening {
    let typed = TypedChange(entry.values.mapValues { [$0] })
    if !Identifier.isValid(entry.id) {
      typed.refuse("id", "表单编号不对，请重新打开页面填写")
    }
    let packs = try context.matterPacks(at: home.village)
    let name = typed.raw("domain")
    let rules = packs.map(\.rules).first { $0.domain(name) != nil }
    if rules == nil { typed.refuse("domain", "请选是哪方面的事") }
    let what = typed.text("what", most: 500, required: "请写明是什么事")
    let wish = typed.text("wish", most: 500)
    let urgency: MatterUrgency? = typed.word(
      "urgency", "请选类别", required: false)
    if let urgency, let rules, rules.matterClass(urgency) == nil {
      typed.refuse("urgency", "这份文件没有“\(urgency.word)”一类")
    }
    let number = typed.raw("person")
    let person =
      number.isEmpty
      ? nil : try home.member(number, context)
    if !number.isEmpty, person == nil {
      typed.refuse("person", "这一户没有这个人，请重新选")
    }
    try typed.finish()
    guard let rules, let domain = rules.domain(name) else {
      throw Refusal.notFound
    }
    return MatterSaving.Opening(
      id: entry.id, domain: domain, rules: rules,
      urgency: urgency ?? domain.urgency ?? rules.usual, what: what,
      wish: wish, person: person, digest: digest)
  }
}

extension VisibleHousehold {
  /// Somebody who lives there today, by number; nil for anybody else.
  func member(
    _ number: String, _ context: OperationContext
  ) throws -> PersonKey? {
    try HouseholdReader(context.connection, key)
      .members(on: context.today).first { $0.number == number }?.key
  }
}

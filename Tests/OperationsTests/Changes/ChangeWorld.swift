import Casework
import Database
import Operations
import Records

/// Changes of facts in the small county.
extension TestWorld {
  /// A county's account, which no `Player` is.
  func county() async throws -> Actor {
    .account(try await account(.townshipWorker, as: .county, in: Self.county))
  }

  /// The account of a player with another role and area.
  private func account(
    _ player: Player, as role: AccountRole, in area: AreaCode
  ) async throws -> SignedIn {
    _ = try await account(player)
    try await change(
      """
      UPDATE accounts SET role = '\(role.rawValue)', area = \(area)
      WHERE login = '\(player.login)'
      """)
    return try await account(player)
  }

  /// A form as it opens, with what it begins with filled in.
  func entry(
    _ kind: ChangeKind, in household: String = "H00001",
    person: String = "", _ typed: [String: String] = [:], by actor: Actor
  ) async throws -> ChangeEntry {
    let key = try await personKey(person)
    let form = try await office.perform(
      PrepareChange(kind, household: household, person: key), as: actor)
    var values: [String: [String]] = [:]
    for field in form.fields where !field.values.isEmpty {
      values[field.name] = field.values
    }
    for (name, text) in typed { values[name] = text.isEmpty ? nil : [text] }
    return ChangeEntry(
      id: form.id, kind: kind, household: household, person: key,
      base: form.base, values: values)
  }

  func submit(
    _ kind: ChangeKind, in household: String = "H00001",
    person: String = "", _ typed: [String: String] = [:], by actor: Actor
  ) async throws -> SubmittedChange {
    try await office.perform(
      SubmitChange(
        try await entry(kind, in: household, person: person, typed, by: actor)),
      as: actor)
  }

  /// The fields refused, in their order; nil where it was taken.
  func refused(
    _ kind: ChangeKind, in household: String = "H00001",
    person: String = "", _ typed: [String: String] = [:], by actor: Actor
  ) async throws -> [String]? {
    do {
      _ = try await submit(
        kind, in: household, person: person, typed, by: actor)
      return nil
    } catch let refusal as Refusal {
      return fields(of: refusal)
    }
  }

  func personKey(_ number: String) async throws -> String {
    if number.isEmpty { return "" }
    let id = try await self.number(
      "SELECT person_id FROM persons WHERE person_no = '\(number)'")
    return "341202-\(id)"
  }

  func household(
    _ number: String, by actor: Actor
  ) async throws -> HouseholdView {
    try await office.perform(ReadHousehold(number), as: actor)
  }

  func view(_ id: String, by actor: Actor) async throws -> ChangeView {
    try await office.perform(ReadChange(id), as: actor)
  }
}

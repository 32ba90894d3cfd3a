import Casework
import Operations
import Testing
import TestSupport

@Suite("Random changes")
struct RandomChangeTests {
  @Test(
    "after any sequence of changes and visits the ledger equals a rebuild",
    arguments: 1...6)
  func ledgerEqualsRebuild(_ seed: Int) async throws {
    let world = try await TestWorld()
    let township = try await world.actor(.townshipWorker)
    var chance = Seeded(UInt64(seed))
    var made = 0
    for round in 1...40 {
      let household = chance.element(
        of: ["H00001", "H00002", "H00003", "H00004"])
      do {
        if chance.chance(25) {
          _ = try await world.office.perform(
            RecordVisit(visit(to: household, &chance)), as: township)
        } else {
          try await change(household, world, township, &chance)
        }
        made += 1
      } catch is Refusal {
        continue
      }
      if round % 10 == 0 {
        #expect(try await world.differences() == [], "seed \(seed)")
      }
    }
    #expect(made > 8)
    #expect(try await world.differences() == [], "seed \(seed)")
  }

  private func visit(
    to household: String, _ chance: inout Seeded
  ) -> VisitDraft {
    let back = Int64(chance.number(in: 1...150)) * 86_400
    var draft = Drafts.home(
      household, by: [chance.element(of: ["V001", "V002", "T001", "R001"])],
      meeting: [],
      at: Moment(seconds: TestWorld.start.seconds - back))
    draft.mode = chance.element(of: [.home, .home, .phone])
    draft.metFamily = true
    draft.lateReason = "补录"
    return draft
  }

  private func change(
    _ household: String, _ world: TestWorld, _ actor: Actor,
    _ chance: inout Seeded
  ) async throws {
    let kinds = ChangeKind.allCases.filter {
      $0 != .suspension && $0 != .suspensionEnd && $0 != .closing
    }
    let kind = chance.element(of: kinds)
    let view = try await world.household(household, by: actor)
    let members = (view.members + view.formerMembers).map(\.number)
    if kind.subject == .person && members.isEmpty { return }
    let person = kind.subject == .person ? chance.element(of: members) : ""
    let form = try await world.office.perform(
      PrepareChange(
        kind, household: kind.subject == .area ? "" : household,
        person: try await world.personKey(person)), as: actor)
    var typed: [String: [String]] = [:]
    for field in form.fields {
      typed[field.name] = value(for: field, &chance)
    }
    if kind == .move {
      typed["household"] = [
        chance.element(of: ["H00001", "H00002", "H00003", "H00004"])
      ]
    }
    _ = try await world.office.perform(
      SubmitChange(
        ChangeEntry(
          id: form.id, kind: kind,
          household: kind.subject == .area ? "" : household,
          person: form.person, base: form.base, values: typed)), as: actor)
  }

  private func value(
    for field: ChangeField, _ chance: inout Seeded
  ) -> [String] {
    switch field.control {
    case .day:
      if !field.isRequired, chance.chance(70) { return field.values }
      let back = chance.number(in: 0...200)
      return [(TestWorld.start.day - back).description]
    case .choice(let choices), .list(let choices):
      if !field.values.isEmpty, chance.chance(60) { return field.values }
      // Nothing is there to be ended.
      if choices.isEmpty { return [] }
      return [chance.element(of: choices.map(\.value))]
    case .tick: return chance.chance(20) ? ["是"] : []
    case .number: return field.values
    case .text where ["name", "head"].contains(field.name):
      return field.values.isEmpty
        ? ["新人" + chance.element(of: ["甲", "乙", "丙", "丁"])] : field.values
    case .text, .longText: return field.values
    }
  }
}

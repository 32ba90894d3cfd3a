import Casework
import Operations
import Testing

@Suite("Changes of facts")
struct SubmitChangeTests {
  @Test("who may change nothing, and strangers, find nothing")
  func forbidden() async throws {
    let world = try await TestWorld()
    let cadre = try await world.actor(.countyWorker)
    await #expect(throws: Refusal.notPermitted) {
      try await world.submit(.circumstance, by: cadre)
    }
    let stranger = try await world.actor(.stranger)
    await #expect(throws: Refusal.notFound) {
      try await world.submit(.circumstance, by: stranger)
    }
    let township = try await world.actor(.townshipWorker)
    // Somebody who never lived in that household.
    await #expect(throws: Refusal.notFound) {
      try await world.submit(.death, person: "P0003", by: township)
    }
    for kind in [ChangeKind.suspension, .suspensionEnd] {
      await #expect(throws: Refusal.notFound) {
        try await world.submit(kind, in: "", by: township)
      }
    }
    // The visitor sees his own persons, and no area.
    let visitor = try await world.actor(.visitor)
    await #expect(throws: Refusal.notFound) {
      try await world.submit(.newHousehold, in: "", by: visitor)
    }
    await #expect(throws: Refusal.notFound) {
      try await world.submit(.circumstance, in: "H00001", by: visitor)
    }
    #expect(try await world.number("SELECT count(*) FROM changes") == 0)
  }

  @Test("each form names what it cannot take, and nothing is changed")
  func refused() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    let cases: [(ChangeKind, String, [String: String], [String])] = [
      (.household, "", ["head": ""], ["head"]),
      (.household, "", ["head": "王123"], ["head"]),
      (.household, "", [:], ["head"]),
      (
        .household, "",
        ["head": "王", "address": String(repeating: "路", count: 101)],
        ["address"]
      ),
      (.household, "", ["longitude": "abc"], ["longitude"]),
      (.circumstance, "", [:], ["kind"]),
      (
        .circumstance, "", ["kind": "重大疾病", "from": "2026-05-21"], ["from"]
      ),
      (
        .circumstance, "", ["kind": "重大疾病", "from": "2024-12-31"], ["from"]
      ),
      (
        .circumstance, "",
        ["kind": "重大疾病", "from": "2026-05-02", "to": "2026-05-01"], ["to"]
      ),
      (.circumstance, "", ["kind": "感冒", "from": "五月"], ["kind", "from"]),
      (.circumstanceEnd, "", [:], ["id"]),
      (
        .absence, "", ["reason": "", "from": "2024-01-01"], ["reason", "from"]
      ),
      (.closing, "", ["to": "2026-06-01"], ["to"]),
      (.relocation, "", ["from": "2026-06-01"], ["village", "from"]),
      (
        .member, "", ["name": "王小明", "from": "2026-06-01"],
        ["relation", "birth", "sex", "from"]
      ),
      (
        .member, "",
        ["name": "王小明", "relation": "户主", "birth": "2020-02-30"],
        ["birth", "sex", "relation"]
      ),
      (
        .member, "",
        [
          "name": "王小明", "relation": "子女", "phone": "12345",
          "citizen-id": "341202196001011234",
        ], ["phone", "citizen-id"]
      ),
      (
        .member, "",
        ["name": "王小明", "relation": "子女", "level": "2"],
        ["birth", "sex", "category"]
      ),
      (
        .member, "",
        [
          "name": "王小明", "relation": "子女", "birth": "2020-01-01",
          "from": "2019-01-01",
        ], ["sex", "from", "from"]
      ),
      (.person, "P0001", [:], ["name"]),
      (.person, "P0011", ["relation": "户主"], ["relation"]),
      (.person, "P0001", ["birth": "2025-06-01"], ["birth"]),
      (.death, "P0001", ["day": "2026-05-21"], ["day"]),
      (.death, "P0001", ["day": "1959-12-31"], ["day", "day"]),
      (.leaving, "P0001", ["to": "2024-12-01"], ["to", "to"]),
      (.move, "P0001", ["household": "H00005"], ["relation", "household"]),
      (
        .move, "P0001", ["household": "H00001", "relation": "其他"], ["household"]
      ),
      (
        .move, "P0001",
        ["household": "H00003", "relation": "户主", "from": "2026-05-02"],
        ["relation"]
      ),
      (.certificate, "P0011", [:], ["category", "level"]),
      (
        .certificate, "P0001",
        ["number": "34120219600101123", "from": "2026-05-21"],
        ["from", "number"]
      ),
      (.status, "P0002", [:], ["status"]),
      (.status, "P0002", ["status": "特困集中"], ["status"]),
      (.status, "P0002", ["status": "特困分散"], ["status"]),
      (
        .assessment, "P0002", ["indicator-0": "能"],
        (1...5).map { "indicator-\($0)" }
      ),
      (.care, "P0001", ["carer": ""], ["carer"]),
      (.care, "P0001", ["carer": "P0011", "name": "某人"], ["carer"]),
      (.careEnd, "P0001", [:], ["id"]),
      (
        .personAbsence, "P0001", ["reason": "住院", "from": "1950-01-01"],
        ["from", "from"]
      ),
    ]
    let homes = ["P0002": "H00002"]
    for (kind, person, typed, expected) in cases {
      let found = try await world.refused(
        kind, in: homes[person] ?? "H00001", person: person, typed, by: actor)
      #expect(found == expected, "\(kind) \(person) \(typed)")
    }
    #expect(try await world.number("SELECT count(*) FROM changes") == 0)
    #expect(
      try await world.number("SELECT count(*) FROM persons WHERE revision > 1")
        == 0)
  }

  @Test("a township's change is made at once, with its audit line")
  func direct() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    let done = try await world.submit(
      .circumstance, ["kind": "重大疾病", "from": "2026-05-01"], by: actor)
    #expect(done.state == .passed)
    let view = try await world.household("H00001", by: actor)
    #expect(view.circumstances.map(\.kind) == [.illness])
    #expect(try await world.differences() == [])
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM audit_entries WHERE action = 'change.submit'
          AND subject = '\(done.id)'
        """) == 1)
  }

  @Test("the same form twice is one change, with another content refused")
  func twice() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    var entry = try await world.entry(
      .status, in: "H00003", person: "P0003",
      ["status": "低保", "from": "2026-05-01"], by: actor)
    let first = try await world.office.perform(
      SubmitChange(entry), as: actor)
    let second = try await world.office.perform(
      SubmitChange(entry), as: actor)
    #expect(first == second)
    #expect(
      try await world.number(
        "SELECT count(*) FROM statuses WHERE standing = 1") == 2)
    entry.values["status"] = ["低保边缘"]
    let other = entry
    await #expect(throws: Refusal.alreadyRecorded) {
      try await world.office.perform(SubmitChange(other), as: actor)
    }
  }

  @Test("who opened the form before somebody else's change sees both")
  func overtaken() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    var mine = try await world.entry(
      .household, ["address": "双河村8号"], by: actor)
    _ = try await world.submit(
      .household, ["address": "双河村9号"], by: actor)
    let opened = mine
    await #expect(throws: Refusal.factsChanged) {
      try await world.office.perform(SubmitChange(opened), as: actor)
    }
    // He has seen it and wants his own.
    mine.base = try await world.entry(.household, by: actor).base
    _ = try await world.office.perform(SubmitChange(mine), as: actor)
    let view = try await world.household("H00001", by: actor)
    #expect(view.record.address == "双河村8号")
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM households WHERE household_no = 'H00001'
        """) == 3)
  }
}

import Casework
import Database
import Operations
import Records
import Testing

@Suite("What each change puts on record")
struct FactChangeTests {
  @Test("a certificate keeps what it was before the day")
  func certificate() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    _ = try await world.submit(
      .certificate, person: "P0001",
      ["state": "注销", "from": "2026-05-10"], by: actor)
    let rows = try await world.certificates("P0001")
    #expect(
      rows == [
        .init("有效", "2024-01-01", "2026-05-09"),
        .init("注销", "2026-05-10", nil),
      ])
    _ = try await world.submit(
      .certificate, person: "P0001",
      ["state": "有效", "from": "2026-05-15"], by: actor)
    #expect(
      try await world.certificates("P0001") == [
        .init("有效", "2024-01-01", "2026-05-09"),
        .init("注销", "2026-05-10", "2026-05-14"),
        .init("有效", "2026-05-15", nil),
      ])
    #expect(try await world.differences() == [])
  }

  @Test("somebody moves from one household to another without a gap")
  func move() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    _ = try await world.submit(
      .move, person: "P0011",
      ["household": "H00004", "relation": "其他", "from": "2026-05-11"],
      by: actor)
    let old = try await world.household("H00001", by: actor)
    let new = try await world.household("H00004", by: actor)
    #expect(old.members.map(\.number) == ["P0001"])
    #expect(old.formerMembers.map(\.stay.last) == [day("2026-05-10")])
    #expect(new.members.map(\.number) == ["P0004", "P0011"])
    #expect(new.members.last?.stay.first == day("2026-05-11"))
    #expect(try await world.differences() == [])
  }

  @Test("a household that goes to another village is closed and opened")
  func relocation() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    _ = try await world.submit(
      .circumstance, ["kind": "重大疾病", "from": "2026-05-01"], by: actor)
    let done = try await world.submit(
      .relocation,
      [
        "village": "341202001202", "from": "2026-05-11",
        "address": "柳林村7号",
      ], by: actor)
    #expect(done.household == "341202001202H0001")
    let old = try await world.household("H00001", by: actor)
    let new = try await world.household(done.household, by: actor)
    #expect(old.record.onFile.last == day("2026-05-10"))
    #expect(old.members.isEmpty)
    #expect(new.record.onFile == Span(day("2026-05-11"), .distantFuture))
    #expect(new.members.map(\.number) == ["P0001", "P0011"])
    #expect(new.circumstances.map(\.span.first) == [day("2026-05-11")])
    #expect(old.circumstances.map(\.span.last) == [day("2026-05-10")])
    #expect(try await world.differences() == [])
    // What is closed is not changed any more.
    #expect(
      try await world.refused(
        .circumstance, ["kind": "指定"], by: actor) == ["id"])
  }

  @Test("a household is put on file with its head, and gets members")
  func founding() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    let done = try await world.submit(
      .newHousehold, in: "",
      [
        "village": "341202001201", "from": "2026-05-01", "name": "马春花",
        "sex": "女", "birth": "1955-03-01", "category": "肢体", "level": "2",
        "issued": "2020-01-01", "phone": "１３８１２３４５６７８",
      ], by: actor)
    #expect(done.household == "341202001201H0001")
    _ = try await world.submit(
      .member, in: done.household,
      [
        "name": "马强", "relation": "子女", "suspected": "是", "sex": "男",
        "birth": "1980-02-03",
      ], by: actor)
    let view = try await world.household(done.household, by: actor)
    #expect(view.members.map(\.name) == ["马春花", "马强"])
    #expect(view.members.map(\.phone) == ["138****5678", ""])
    #expect(view.members.map(\.isSuspected) == [false, true])
    #expect(view.duties.isEmpty == false)
    #expect(try await world.differences() == [])
  }

  @Test("death and leaving can be taken back by a correction")
  func takenBack() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    _ = try await world.submit(
      .death, person: "P0011", ["day": "2026-05-02"], by: actor)
    var view = try await world.household("H00001", by: actor)
    #expect(view.members.map(\.number) == ["P0001"])
    _ = try await world.submit(
      .person, person: "P0011", ["death": ""], by: actor)
    _ = try await world.submit(
      .leaving, person: "P0011", ["to": "2026-05-03"], by: actor)
    _ = try await world.submit(
      .leaving, person: "P0011", ["to": ""], by: actor)
    view = try await world.household("H00001", by: actor)
    #expect(view.members.map(\.number) == ["P0001", "P0011"])
    #expect(try await world.differences() == [])
  }

  @Test("a county suspends visits in a township, and ends it")
  func suspension() async throws {
    let world = try await TestWorld()
    let county = try await world.county()
    _ = try await world.submit(
      .suspension, in: "",
      ["area": "341202001", "reason": "洪水", "from": "2026-04-01"],
      by: county)
    #expect(try await world.differences() == [])
    var view = try await world.household("H00001", by: county)
    #expect(view.suspension?.reason == "洪水")
    _ = try await world.submit(
      .suspensionEnd, in: "", ["to": "2026-05-01"], by: county)
    view = try await world.household("H00001", by: county)
    #expect(view.suspension == nil)
    #expect(try await world.differences() == [])
  }

  @Test("care and status begin and end with their days")
  func careAndStatus() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    _ = try await world.submit(
      .care, person: "P0001",
      ["carer": "P0011", "from": "2026-04-01"], by: actor)
    _ = try await world.submit(
      .careEnd, person: "P0001", ["to": "2026-05-01"], by: actor)
    _ = try await world.submit(
      .statusEnd, in: "H00002", person: "P0002", ["to": "2026-05-01"],
      by: actor)
    _ = try await world.submit(
      .status, in: "H00002", person: "P0002",
      ["status": "特困集中", "from": "2026-05-02"], by: actor)
    _ = try await world.submit(
      .assessment, in: "H00002", person: "P0002",
      Dictionary(
        uniqueKeysWithValues: (0...5).map { ("indicator-\($0)", "能") }),
      by: actor)
    _ = try await world.submit(
      .personAbsence, in: "H00002", person: "P0002",
      ["reason": "住院", "from": "2026-05-10"], by: actor)
    _ = try await world.submit(
      .personAbsenceEnd, in: "H00002", person: "P0002",
      ["to": "2026-05-19"], by: actor)
    let view = try await world.household("H00002", by: actor)
    #expect(view.members[0].statuses == [.destituteInstitution])
    #expect(
      view.absences.map(\.span) == [Span(day("2026-05-10"), day("2026-05-19"))])
    #expect(try await world.differences() == [])
  }
}

/// A certificate row as it stands.
struct CertificateLine: Equatable {
  var state: String
  var from: String?
  var to: String?

  init(_ state: String, _ from: String?, _ to: String?) {
    self.state = state
    self.from = from
    self.to = to
  }
}

extension TestWorld {
  func certificates(_ person: String) async throws -> [CertificateLine] {
    try await engine.read { connection in
      try connection.rows(
        """
        SELECT c.state, c.valid_from, c.valid_to FROM certificates c
        JOIN persons p ON p.county = c.county AND p.person_id = c.person_id
          AND p.standing = 1
        WHERE p.person_no = '\(person)' AND c.standing = 1
        ORDER BY c.valid_from
        """
      ) { row in
        func day(_ column: Int32) -> String? {
          row.isNull(column)
            ? nil : Day(number: Int32(row.int(column))).description
        }
        return CertificateLine(
          CertificateState.words[Int(row.int(0))], day(1), day(2))
      }
    }
  }
}

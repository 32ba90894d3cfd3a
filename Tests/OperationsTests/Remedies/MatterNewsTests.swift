import Casework
import Operations
import Testing

@Suite("Who hears of a matter by itself")
struct MatterNewsTests {
  private static let subject = "临时事项“安全隐患”，清河乡双河村 户H00001"

  @Test("The township of any, without a clock for what is ordinary")
  func ordinary() async throws {
    let world = try await TestWorld()
    try await world.open(as: .villageWorker)
    let line = try #require(try await world.inbox(of: .townshipWorker).first)
    #expect(line.acknowledgeBy == nil)
  }

  @Test("The township of what is pressing, until there is a plan")
  func pressing() async throws {
    let world = try await TestWorld()
    try await world.open(["urgency": "突发"], as: .townshipWorker)
    #expect(try await world.inbox(of: .townshipWorker) == [])
    let matter = try await world.open(["urgency": "突发"], as: .villageWorker)
    let line = try #require(try await world.inbox(of: .townshipWorker).first)
    #expect(line.text == "新登记：突发事项“安全隐患”，清河乡双河村 户H00001，请拿出方案")
    #expect(line.acknowledgeBy == Moment(day("2026-05-21"), hour: 10))
    try await world.step(matter, .planned, as: .townshipWorker)
    #expect(try await world.inbox(of: .townshipWorker) == [])
    #expect(
      try await world.inbox(.done, of: .townshipWorker).map(\.state)
        == [.settled])
  }

  @Test("Whoever registered it hears of the solution, once")
  func solved() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(as: .villageWorker)
    try await world.step(matter, .planned, as: .townshipWorker)
    let id = world.freshForm()
    for _ in 1...2 {
      try await world.step(matter, .solved, id: id, as: .townshipWorker)
    }
    #expect(
      try await world.inbox(of: .villageWorker).map(\.text)
        == ["您登记的事项已解决，请问家庭认不认可"])
    try await world.step(matter, .confirmed, as: .villageWorker)
    #expect(
      try await world.inbox(of: .townshipWorker).map(\.text)
        == ["家庭已确认解决，可以办结：\(Self.subject)"])
    try await world.step(matter, .closed, as: .townshipWorker)
    #expect(try await world.inbox(of: .townshipWorker) == [])
    #expect(try await world.inbox(of: .villageWorker) == [])
    #expect(try await world.proof() == [])
  }

  @Test("Who is to carry out the plan, until it is done or another's")
  func assigned() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(as: .villageWorker)
    try await world.step(
      matter, .planned, ["worker": "R001"], as: .townshipWorker)
    let until = world.clock.now.day
    #expect(
      try await world.inbox(of: .visitor).map(\.text)
        == ["由您办理：\(Self.subject)，请在 \(until) 前完成"])
    try await world.step(matter, .planned, as: .townshipWorker)
    #expect(try await world.inbox(of: .visitor) == [])
    #expect(try await world.inbox(of: .villageWorker).count == 1)
    try await world.step(matter, .solved, as: .townshipWorker)
    #expect(
      try await world.inbox(of: .villageWorker).map(\.kind) == ["事项已解决"])
  }

  @Test("Who plans for himself is not told; nor who asked the household")
  func own() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(as: .townshipWorker)
    try await world.step(
      matter, .planned, ["worker": "T001"], as: .townshipWorker)
    try await world.step(matter, .solved, as: .townshipWorker)
    try await world.step(matter, .confirmed, as: .townshipWorker)
    #expect(try await world.inbox(of: .townshipWorker) == [])
  }

  @Test("The office that has to act, of a household that does not agree")
  func disputed() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(as: .villageWorker)
    try await world.step(matter, .planned, as: .townshipWorker)
    try await world.step(matter, .solved, as: .townshipWorker)
    try await world.step(matter, .disputed, as: .villageWorker)
    #expect(
      try await world.inbox(of: .townshipWorker).map(\.text)
        == ["家庭不认可，请重新办理：\(Self.subject)"])
    try await world.step(matter, .solved, as: .townshipWorker)
    #expect(try await world.inbox(of: .townshipWorker) == [])
  }

  @Test("The office also of what a visitor heard, though his area is its own")
  func visitor() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(of: "H00002", as: .villageWorker)
    try await world.step(matter, .planned, as: .townshipWorker)
    try await world.step(matter, .solved, as: .townshipWorker)
    try await world.step(matter, .confirmed, as: .visitor)
    #expect(
      try await world.inbox(of: .townshipWorker).map(\.kind) == ["家庭的意见"])
    try await world.step(matter, .reopened, as: .townshipWorker)
    #expect(try await world.inbox(of: .townshipWorker) == [])
  }

  @Test(
    "Of a matter that the county holds its policy's office hears the answer",
    arguments: [
      ("fuyang-2022/safety", InstitutionKind.federation),
      ("dongsheng-2024/safety", .civilAffairs),
    ])
  func countyOffice(domain: String, office: InstitutionKind) async throws {
    let world = try await TestWorld()
    try await world.add([
      WorldRows.post("M001", "民政", .civilAffairsStaff, "341202")
    ])
    let county =
      domain.hasPrefix("fuyang")
      ? try await world.countyOffice() : try await world.civilAffairs()
    let id = try await world.open(
      ["domain": domain], of: "H00002", as: .villageWorker)
    for (kind, values) in [
      (MatterStepKind.taken, ["words": "乡镇解决不了"]),
      (.planned, ["words": "县里修", "worker": "C001", "day": "2026-06-30"]),
      (.solved, ["words": "修好了", "day": "2026-05-20"]),
    ] {
      _ = try await world.office.perform(
        RecordMatterStep(
          MatterStepEntry(
            id: world.freshForm(), matter: id, kind: kind, values: values)),
        as: county)
    }
    try await world.step(id, .disputed, as: .villageWorker)
    #expect(
      try await world.number(
        """
        SELECT institution FROM notices
        WHERE kind = 'matter.answered' AND office_area = 341202
        """) == Int64(office.rawValue))
  }
}

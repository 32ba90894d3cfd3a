import Casework
import Operations
import Testing

@Suite("Matters of people who move")
struct FollowMattersTests {
  @Test("It goes to the new place's township, with nobody in charge yet")
  func followed() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    let own = try await world.open(["person": "P0011"], as: .villageWorker)
    let household = try await world.open(as: .villageWorker)
    try await world.step(own, .planned, as: .townshipWorker)
    _ = try await world.submit(
      .move, person: "P0011",
      ["household": "H00005", "relation": "配偶", "from": "2026-05-20"],
      by: county)
    let view = try await world.office.perform(
      ReadMatter(own), as: .system("test"))
    #expect(view.standing.place.village == code("341202002201"))
    #expect(view.officeName == "东坡乡" && view.workerName == nil)
    #expect(view.standing.state == .planned && !view.standing.awaitsPlace)
    #expect(try await world.matters(as: .villageWorker) == [household])
    #expect(try await world.matters(as: .stranger) == [own])
    #expect(
      try await world.office.perform(FollowMatters(), as: .system("test"))
        == 0)
    #expect(try await world.proof() == [])
  }

  @Test("A whole household that moves takes its matters along")
  func relocated() async throws {
    let world = try await TestWorld()
    let id = try await world.open(as: .villageWorker)
    let done = try await world.submit(
      .relocation,
      ["village": "341202001202", "from": "2026-05-19", "address": "柳林村7号"],
      by: try await world.actor(.townshipWorker))
    let view = try await world.matter(id, as: .townshipWorker)
    #expect(view.household == done.household)
    #expect(view.villageName == "柳林村" && view.officeName == "清河乡")
    #expect(try await world.matters(as: .villageWorker) == [])
  }

  @Test("Where nobody knows the new place it waits, and says so")
  func waits() async throws {
    let world = try await TestWorld()
    let id = try await world.open(["person": "P0011"], as: .villageWorker)
    _ = try await world.submit(
      .leaving, person: "P0011", ["to": "2026-05-19"],
      by: try await world.actor(.townshipWorker))
    #expect(try await world.matters(.moved, as: .townshipWorker) == [id])
    #expect(try await world.matters(as: .townshipWorker) == [id])
    let view = try await world.matter(id, as: .townshipWorker)
    #expect(view.steps.last?.step.words == "当事人已离开本户，去向不在本县名册中")
    #expect(
      try await world.office.perform(FollowMatters(), as: .system("test"))
        == 0)
    #expect(try await world.proof() == [])
  }

  @Test("Who leaves with the turn of a day is followed by the job")
  func later() async throws {
    let world = try await TestWorld()
    let id = try await world.open(["person": "P0011"], as: .villageWorker)
    try await world.change(
      """
      UPDATE stays SET valid_to = \(day("2026-05-20").number)
      WHERE standing = 1 AND home_person_id = (SELECT person_id FROM persons
        WHERE person_no = 'P0011' AND standing = 1)
      """)
    #expect(
      try await world.office.perform(FollowMatters(), as: .system("test"))
        == 0)
    world.clock.set(Moment(day("2026-05-21"), hour: 1))
    #expect(
      try await world.office.perform(FollowMatters(), as: .system("test"))
        == 1)
    #expect(try await world.matters(.moved, as: .townshipWorker) == [id])
  }

  @Test("The new township hears of it, the one before no more")
  func told() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    try await world.open(["person": "P0011"], as: .villageWorker)
    #expect(try await world.inbox(of: .townshipWorker).count == 1)
    _ = try await world.submit(
      .move, person: "P0011",
      ["household": "H00005", "relation": "配偶", "from": "2026-05-20"],
      by: county)
    #expect(try await world.inbox(of: .townshipWorker) == [])
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM notices
        WHERE kind = 'matter.handed-over' AND is_open = 1
          AND acknowledge_by IS NULL AND words =
          '随人移交：临时事项“安全隐患”，东坡乡东坡村 户H00005，请拿出方案'
        """) == 1)
  }

  @Test("What is pressing rises at the new place as at the old one")
  func pressing() async throws {
    let world = try await TestWorld()
    let county = try await world.countyOffice()
    try await world.open(
      ["person": "P0011", "urgency": "突发"], as: .villageWorker)
    _ = try await world.submit(
      .move, person: "P0011",
      ["household": "H00005", "relation": "配偶", "from": "2026-05-20"],
      by: county)
    let due = try await world.number(
      """
      SELECT acknowledge_by FROM notices
      WHERE kind = 'matter.handed-over' AND is_open = 1
      """)
    #expect(due == world.clock.now.seconds + 86_400)
  }

  @Test("Within a township nobody is told anew")
  func within() async throws {
    let world = try await TestWorld()
    try await world.open(as: .villageWorker)
    _ = try await world.submit(
      .relocation,
      ["village": "341202001202", "from": "2026-05-19", "address": "柳林村7号"],
      by: try await world.actor(.townshipWorker))
    #expect(
      try await world.inbox(of: .townshipWorker).map(\.kind) == ["新登记的事项"])
  }
}

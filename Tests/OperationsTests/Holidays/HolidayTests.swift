import Casework
import Operations
import Testing

@Suite("Holidays on record")
struct HolidayTests {
  private static let text = """
    一、元旦：1月1日（周五）至3日（周日）放假，共3天。
    二、春节：2月5日至11日放假调休，共7天。2月14日（周日）上班。
    三、清明节：4月3日至5日放假，共3天。
    四、劳动节：5月1日至5日放假调休，共5天。5月8日（周六）上班。
    五、端午节：6月9日放假，共1天。
    六、中秋节：9月15日放假，共1天。
    七、国庆节：10月1日至7日放假调休，共7天。10月9日（周六）上班。
    """

  private func record(
    _ values: [String: String] = [:],
    id: String = Identifier.make(at: TestWorld.start)
  ) -> RecordHolidays {
    let usual = [
      "year": "2027", "text": Self.text, "basis": "国办发明电〔2026〕7号",
    ]
    return RecordHolidays(id: id, values: usual.merging(values) { $1 })
  }

  private func world() async throws -> (world: TestWorld, county: Actor) {
    let world = try await TestWorld()
    world.clock.set(Moment(day("2026-12-25"), hour: 10))
    return (world, try await world.countyOffice())
  }

  private func read(
    _ world: TestWorld, by actor: Actor
  ) async throws -> ReadHolidays.Holidays {
    try await world.office.perform(ReadHolidays(), as: actor)
  }

  /// By when a matter opened now must have a plan.
  private func planBy(_ world: TestWorld) async throws -> Day? {
    let matter = try await world.open(as: .villageWorker)
    return try await world.matter(matter, as: .townshipWorker).standing.planBy?
      .day
  }

  @Test("Townships, villages and visitors neither see nor set them")
  func forbidden() async throws {
    let (world, _) = try await world()
    for player in [Player.villageWorker, .townshipWorker, .visitor] {
      let actor = try await world.actor(player)
      await #expect(throws: Refusal.notPermitted) {
        try await read(world, by: actor)
      }
      await #expect(throws: Refusal.notPermitted) {
        try await world.office.perform(record(), as: actor)
      }
    }
  }

  @Test("Next year's are asked for from November on")
  func missing() async throws {
    let (world, county) = try await world()
    #expect(try await read(world, by: county).missing == [2027])
    world.clock.set(Moment(day("2026-10-31"), hour: 10))
    #expect(try await read(world, by: county).missing == [])
    world.clock.set(Moment(day("2028-11-01"), hour: 10))
    #expect(try await read(world, by: county).missing == [2028, 2029])
  }

  @Test("Clocks in working days run by them from then on")
  func clocks() async throws {
    let (world, county) = try await world()
    #expect(try await planBy(world) == day("2027-01-08"))
    let id = Identifier.make(at: TestWorld.start)
    for _ in 1...2 {
      try await world.office.perform(record(id: id), as: county)
    }
    #expect(
      try await world.number("SELECT count(*) FROM holiday_years") == 1)
    #expect(try await planBy(world) == day("2027-01-11"))
    let holidays = try await read(world, by: county)
    #expect(holidays.missing == [])
    let year = try #require(holidays.years.first)
    #expect(year.arrangement.year == 2027)
    #expect(year.arrangement.holidays.count == 7)
    #expect(year.arrangement.holidays[1].worked == [day("2027-02-14")])
    #expect(year.entry?.isOwn == true)
    #expect(holidays.years.map(\.arrangement.year) == [2027, 2026, 2025])
    #expect(try await world.proof() == [])
  }

  @Test("The nearest area's hold; others' are no matter")
  func nearest() async throws {
    let (world, county) = try await world()
    let other = try await world.otherCounty()
    try await world.office.perform(record(), as: other)
    #expect(try await planBy(world) == day("2027-01-08"))
    #expect(try await read(world, by: county).missing == [2027])
    // The city's, then the county's own with one day more.
    try await world.change("UPDATE holiday_years SET area = 3412")
    try await world.change("UPDATE holiday_spans SET area = 3412")
    #expect(try await planBy(world) == day("2027-01-11"))
    let above = try #require(try await read(world, by: county).years.first)
    #expect(above.entry?.isOwn == false)
    try await world.office.perform(
      record(["text": Self.text + "\n丰收节：1月4日放假，共1天。"]), as: county)
    #expect(try await planBy(world) == day("2027-01-12"))
  }

  @Test("What cannot be read is refused with its place; nothing is kept")
  func refused() async throws {
    let (world, county) = try await world()
    let empty = try await refusal {
      try await world.office.perform(
        record(["year": "2035", "text": "", "basis": ""]), as: county)
    }
    #expect(fields(of: empty) == ["year", "basis"])
    let wrong = Self.text.replacing("共5天", with: "共6天")
    let problem = try await refusal {
      try await world.office.perform(record(["text": wrong]), as: county)
    }
    guard case .invalid(let problems) = problem else {
      Issue.record("taken")
      return
    }
    #expect(problems.map(\.field) == ["text"])
    #expect(problems[0].words.hasPrefix("第4行，劳动节：写的是共6天"))
    #expect(
      try await world.number("SELECT count(*) FROM holiday_years") == 0)
  }

  @Test("A correction says why, and leaves what was on record")
  func corrected() async throws {
    let (world, county) = try await world()
    try await world.office.perform(record(), as: county)
    let without = try await refusal {
      try await world.office.perform(record(), as: county)
    }
    #expect(fields(of: without) == ["reason"])
    let later = Self.text.replacing(
      "1月1日（周五）至3日（周日）放假，共3天", with: "1月1日放假，共1天")
    try await world.office.perform(
      record(["text": later, "reason": "日期录错"]), as: county)
    let year = try #require(try await read(world, by: county).years.first)
    #expect(year.arrangement.holidays[0].off.length == 1)
    #expect(year.entry?.reason == "日期录错")
    #expect(
      try await world.number("SELECT count(*) FROM holiday_years") == 2)
    #expect(try await world.proof() == [])
  }
}

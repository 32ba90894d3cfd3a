import Casework
import Operations
import Testing

@Suite("The register of activities")
struct ActivityTests {
  private static let good = [
    "kind": "助残志愿服务", "first": "2026-05-10", "title": "上门理发",
    "holder": "青年志愿队", "holder-kind": "志愿者", "helpers": "4",
    "hours": "2.5", "others": "6",
  ]

  private func entry(
    _ values: [String: String] = [:], area: AreaCode? = nil,
    matter: String = "", persons: [String] = []
  ) -> ActivityEntry {
    ActivityEntry(
      id: Identifier.make(at: TestWorld.start), area: area, matter: matter,
      persons: persons, values: Self.good.merging(values) { $1 })
  }

  private func list(
    _ world: TestWorld, area: AreaCode? = nil, by actor: Actor
  ) async throws -> ActivityList {
    try await world.office.perform(ListActivities(area: area), as: actor)
  }

  @Test("visitors, cadres and strangers record nothing and see nothing")
  func forbidden() async throws {
    let world = try await TestWorld()
    for player in [Player.visitor, .countyWorker] {
      let actor = try await world.actor(player)
      #expect(
        try await refusal {
          _ = try await world.office.perform(
            RecordActivity(entry()), as: actor)
        } == .notPermitted)
      #expect(
        try await refusal {
          _ = try await list(world, by: actor)
        } == .notPermitted)
    }
    let village = try await world.actor(.villageWorker)
    let id = try await world.office.perform(
      RecordActivity(entry()), as: village)
    let stranger = try await world.actor(.stranger)
    for work in [
      { _ = try await world.office.perform(ReadActivity(id), as: stranger) },
      {
        try await world.office.perform(
          CorrectActivity(id, seen: 1, entry(["reason": "x"])), as: stranger)
      },
      {
        _ = try await world.office.perform(
          RecordActivity(entry(area: TestWorld.village)), as: stranger)
      },
      {
        _ = try await world.office.perform(
          PrepareActivity(.correction(id)), as: stranger)
      },
      {
        _ = try await list(world, area: TestWorld.village, by: stranger)
      },
    ] as [() async throws -> Void] {
      #expect(try await refusal(work) == .notFound)
    }
    #expect(try await list(world, by: stranger).count == 0)
  }

  @Test("persons of another village are not named, and nothing is kept")
  func outside() async throws {
    let world = try await TestWorld()
    let village = try await world.actor(.villageWorker)
    for number in ["P0005", "P0004", "P9999"] {
      let found = try await refusal {
        _ = try await world.office.perform(
          RecordActivity(entry(["numbers": "P0001, \(number)"])), as: village)
      }
      #expect(fields(of: found) == ["numbers"])
      guard case .invalid(let problems) = found else { continue }
      // Unknown and forbidden are told alike.
      #expect(
        problems.first?.words == "没有找到 \(number)，或者那天不住在您的工作范围内")
    }
    let key = try await world.personKey("P0005")
    #expect(
      fields(
        of: try await refusal {
          _ = try await world.office.perform(
            RecordActivity(entry(persons: [key])), as: village)
        }) == ["persons"])
    #expect(try await world.number("SELECT count(*) FROM activities") == 0)
    let form = try await world.office.perform(
      PrepareActivity(.area(nil)), as: village)
    #expect(
      form.persons.map(\.number) == ["P0001", "P0011", "P0002", "P0003"])
  }

  @Test("all that can be mended is told at once")
  func refused() async throws {
    let world = try await TestWorld()
    let village = try await world.actor(.villageWorker)
    #expect(
      fields(
        of: try await refusal {
          _ = try await world.office.perform(
            RecordActivity(
              entry([
                "first": "2026-05-21", "last": "2026-05-20", "title": "",
                "holder": "", "holder-kind": "", "helpers": "0",
                "hours": "24.5", "others": "-1",
              ])), as: village)
        }) == [
          "last", "first", "title", "holder", "holder-kind", "hours",
          "helpers", "hours", "others",
        ])
    #expect(
      fields(
        of: try await refusal {
          _ = try await world.office.perform(
            RecordActivity(entry(["kind": "演出", "body": "7"])), as: village)
        }) == ["kind", "body"])
    // A measure may begin later and go on.
    _ = try await world.office.perform(
      RecordActivity(
        entry([
          "kind": "社区扶持措施", "first": "2026-07-01", "helpers": "",
          "hours": "",
        ])), as: village)
    #expect(try await list(world, by: village).count == 1)
  }

  @Test("sums count each person once; hours are those of all helpers")
  func sums() async throws {
    let world = try await TestWorld()
    let village = try await world.actor(.villageWorker)
    let township = try await world.actor(.townshipWorker)
    let first = entry(["numbers": "P0001、P0002"])
    for _ in 0..<2 {
      _ = try await world.office.perform(RecordActivity(first), as: village)
    }
    var other = first
    other.values["title"] = "另一次"
    #expect(
      try await refusal {
        _ = try await world.office.perform(RecordActivity(other), as: village)
      } == .alreadyRecorded)
    _ = try await world.office.perform(
      RecordActivity(
        entry(["kind": "互助关爱活动", "numbers": "P0002\nP0004", "hours": "1"])),
      as: township)
    let whole = try await list(world, by: township)
    #expect(whole.total.times == 2 && whole.total.persons == 3)
    #expect(whole.total.hours.description == "14")
    #expect(whole.total.others == 12)
    #expect(whole.parts.map(\.sums.times) == [1, 0])
    #expect(whole.kinds.map(\.sums.persons) == [2, 2, 0, 0])
    let own = try await list(world, by: village)
    #expect(own.total.times == 1 && own.parts.isEmpty)
    let earlier = try await world.office.perform(
      ListActivities(year: 2025), as: township)
    #expect(earlier.count == 0)
    #expect(try await world.differences().isEmpty)
    #expect(try await world.proof().isEmpty)
  }

  @Test("a correction is a revision with a reason; the first stays")
  func correction() async throws {
    let world = try await TestWorld()
    let village = try await world.actor(.villageWorker)
    let township = try await world.actor(.townshipWorker)
    // The township names somebody whom the village does not see.
    let id = try await world.office.perform(
      RecordActivity(
        entry(["numbers": "P0001 P0004"], area: TestWorld.village)),
      as: township)
    let seen = try await world.office.perform(ReadActivity(id), as: village)
    #expect(seen.persons.map(\.number) == ["P0001"] && seen.unseen == 1)
    #expect(
      fields(
        of: try await refusal {
          try await world.office.perform(
            CorrectActivity(id, seen: 1, entry()), as: village)
        }) == ["reason"])
    let correction = entry([
      "title": "上门理发和打扫", "numbers": "P0002", "reason": "名字写错了",
    ])
    for _ in 0..<2 {
      try await world.office.perform(
        CorrectActivity(id, seen: 1, correction), as: village)
    }
    #expect(
      try await refusal {
        try await world.office.perform(
          CorrectActivity(id, seen: 1, entry(["reason": "迟了"])),
          as: township)
      } == .changedMeanwhile)
    let after = try await world.office.perform(ReadActivity(id), as: township)
    #expect(after.activity.title == "上门理发和打扫" && after.revision == 2)
    #expect(Set(after.persons.map(\.number)) == ["P0002", "P0004"])
    #expect(after.replaced.map(\.activity.title) == ["上门理发"])
    #expect(try await list(world, by: township).total.persons == 2)
    try await world.office.perform(
      CorrectActivity(id, seen: 2, entry(["reason": "没有办", "void": "是"])),
      as: township)
    #expect(try await list(world, by: township).total.times == 0)
    #expect(
      try await world.office.perform(ReadActivity(id), as: township).isVoid)
    #expect(try await world.number("SELECT count(*) FROM activities") == 3)
    #expect(try await world.proof().isEmpty)
  }

  @Test("social help hangs on a matter that one may see")
  func matter() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(
      ["person": "P0001"], as: .villageWorker)
    let village = try await world.actor(.villageWorker)
    let stranger = try await world.actor(.stranger)
    #expect(
      try await refusal {
        _ = try await world.office.perform(
          RecordActivity(entry(matter: matter)), as: stranger)
      } == .notFound)
    let form = try await world.office.perform(
      PrepareActivity(.matter(matter)), as: village)
    #expect(form.matter?.words.contains("屋顶漏雨") == true)
    #expect(form.area == TestWorld.village)
    #expect(form.concerned == [try await world.personKey("P0001")])
    let id = try await world.office.perform(
      RecordActivity(entry(["numbers": "P0001"], matter: matter)),
      as: village)
    let help = try await world.office.perform(
      ReadMatterActivities(matter), as: village)
    #expect(help.lines.map(\.id) == [id] && help.lines[0].persons == 1)
    #expect(help.hours.description == "10" && help.mayRecord)
    #expect(help.helpers.isEmpty)
    try await world.office.perform(
      AddHelper(
        id: Identifier.make(at: TestWorld.start),
        values: ["name": "木工店", "kind": "企事业单位", "offer": "修屋顶"]),
      as: try await world.actor(.townshipWorker))
    try await world.office.perform(
      AddHelper(
        id: Identifier.make(at: TestWorld.start),
        values: ["name": "外村店", "kind": "企事业单位", "offer": "修屋顶"]),
      as: stranger)
    #expect(
      try await world.office.perform(
        ReadMatterActivities(matter), as: village
      ).helpers.map(\.name) == ["木工店"])
    #expect(try await world.proof().isEmpty)
  }

  @Test("a county sees all of it, but persons only of its own policies' homes")
  func county() async throws {
    let world = try await TestWorld()
    let village = try await world.actor(.villageWorker)
    let id = try await world.office.perform(
      RecordActivity(entry(["numbers": "P0001 P0002"])), as: village)
    let county = try await world.countyOffice()
    let view = try await world.office.perform(ReadActivity(id), as: county)
    #expect(view.persons.count + view.unseen == 2)
    #expect(try await list(world, by: county).total.persons == 2)
    try await world.change(
      "UPDATE accounts SET role = '市残联', area = 3412 WHERE login = 'c001'")
    let city = try await world.actor(.countyWorker)
    let above = try await world.office.perform(ReadActivity(id), as: city)
    #expect(above.persons.isEmpty && above.unseen == 2)
    #expect(above.matter == nil && !above.mayCorrect)
    #expect(
      try await refusal {
        _ = try await world.office.perform(
          PrepareActivity(.area(TestWorld.village)), as: city)
      } == .notPermitted)
  }

  @Test("who helps is offered where he serves")
  func helpers() async throws {
    let world = try await TestWorld()
    let village = try await world.actor(.villageWorker)
    let stranger = try await world.actor(.stranger)
    let visitor = try await world.actor(.visitor)
    let add = AddHelper(
      id: Identifier.make(at: TestWorld.start),
      values: ["name": "老兵理发店", "kind": "企事业单位", "offer": "上门理发"])
    #expect(
      try await refusal { try await world.office.perform(add, as: visitor) }
        == .notPermitted)
    #expect(
      fields(
        of: try await refusal {
          try await world.office.perform(
            AddHelper(id: add.id, values: [:]), as: village)
        }) == ["name", "kind", "offer"])
    for _ in 0..<2 {
      try await world.office.perform(add, as: village)
    }
    #expect(
      try await world.office.perform(ReadHelpers(), as: stranger).lines
        .isEmpty)
    #expect(
      try await refusal {
        try await world.office.perform(
          EndHelper(1, last: day("2026-05-20")), as: stranger)
      } == .notFound)
    let id = try await world.office.perform(
      RecordActivity(entry(["body": "1", "holder": "", "holder-kind": ""])),
      as: village)
    let view = try await world.office.perform(ReadActivity(id), as: village)
    #expect(view.activity.holder == "老兵理发店")
    #expect(view.activity.holderKind == .enterprise)
    try await world.office.perform(
      EndHelper(1, last: day("2026-05-20")), as: village)
    world.clock.set(Moment(day("2026-05-21"), hour: 9))
    let form = try await world.office.perform(
      PrepareActivity(.area(nil)), as: village)
    #expect(form.bodies.isEmpty)
    #expect(try await world.proof().isEmpty)
  }
}

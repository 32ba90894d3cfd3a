import Casework
import Demonstration
import Exchange
import Testing

struct DemonstrationTests {
  @Test("A county is not made where none is known or too many are asked for")
  func refused() throws {
    let until = SampleFolder.until
    let beijing = try #require(AreaCode("110101"))
    #expect(throws: DemonstrationRefusal.unknownCounty(beijing)) {
      try Demonstration(county: beijing, until: until)
    }
    let city = try #require(AreaCode("3412"))
    #expect(throws: DemonstrationRefusal.unknownCounty(city)) {
      try Demonstration(county: city, until: until)
    }
    #expect(
      throws: DemonstrationRefusal.personsOutOfRange(0, most: 5_200_000)
    ) {
      try Demonstration(persons: 0, until: until)
    }
    let day = try #require(Day("1999-12-31"))
    #expect(throws: DemonstrationRefusal.dayOutOfRange(day)) {
      try Demonstration(until: day)
    }
    #expect(
      DemonstrationRefusal.unknownCounty(beijing).words.contains("110101"))
  }

  @Test("The same arguments give the same rows, another seed others")
  func deterministic() throws {
    let first = try SampleFolder.make(seed: 7, persons: 300)
    let second = try SampleFolder.make(seed: 7, persons: 300)
    let other = try SampleFolder.make(seed: 8, persons: 300)
    #expect(first.rows == second.rows)
    #expect(first.rows[.persons] != other.rows[.persons])
    #expect(first.rows[.visits] != other.rows[.visits])
  }

  @Test("Up to 50,000 persons are one county, more are spread evenly")
  func spread() throws {
    func counties(_ persons: Int) throws -> [AreaCode] {
      try Demonstration(persons: persons, until: SampleFolder.until).counties
    }
    #expect(try counties(50_000) == [Demonstration.yingzhou])
    #expect(try counties(50_001).count == 3)
    let province = try counties(1_000_000)
    #expect(province.count == 68)
    #expect(Set(province).count == 68)
    #expect(province.first == Demonstration.yingzhou)
    #expect(try counties(2_000_000).count == 104)
  }

  @Test("Tables come in their order, in one round for the county")
  func rounds() throws {
    let folder = try SampleFolder.shared.get()
    #expect(folder.rounds == 1)
    #expect(folder.order == ExchangeTable.allCases)
  }

  @Test(
    "A county of any size can be made anywhere",
    arguments: [
      (1, "341202"), (9, "150602"), (120, "152921"), (400, "623001"),
      (400, "620102"),
    ])
  func anySize(persons: Int, code: String) throws {
    let folder = try SampleFolder.make(
      persons: persons, county: AreaCode(code))
    let register = try SampleRegister(folder)
    #expect(register.holders(on: SampleFolder.until) == persons)
    #expect(folder.column(.areas, "代码").contains(code))
  }

  @Test("All three packs are in force on every day of the visits")
  func policies() throws {
    let folder = try SampleFolder.shared.get()
    let rows = folder.texts(.policies, "辖区代码", "政策包", "生效日期", "失效日期")
    #expect(
      rows.map { $0[1] } == ["fuyang-2022", "dongsheng-2024", "gansu-2024"])
    let first = folder.column(.visits, "时间").min() ?? ""
    for row in rows {
      #expect(row[0] == "341202")
      #expect(row[2] <= first)
      #expect(row[3] == "")
    }
  }

  @Test("The cast is in post today, each where the accounts need it")
  func cast() throws {
    let folder = try SampleFolder.shared.get()
    let cast = try Demonstration(
      persons: SampleFolder.persons, until: SampleFolder.until
    ).cast
    let players: [(DemonstrationCast.Player, Role, AreaLevel)] = [
      (cast.villageWorker, .villageCommissioner, .village),
      (cast.townshipWorker, .townshipCommissioner, .township),
      (cast.countyWorker, .federationStaff, .county),
      (cast.countyLeader, .federationStaff, .county),
      (cast.civilAffairsWorker, .civilAffairsStaff, .county),
      (cast.cityWorker, .federationStaff, .city),
      (cast.provinceWorker, .federationStaff, .province),
      (cast.responsibleVisitor, .responsibleVisitor, .township),
      (cast.institutionWorker, .institutionStaff, .county),
      (cast.volunteer, .volunteer, .county),
    ]
    let workers = folder.texts(
      .workers, "工号", "姓名", "角色", "辖区代码", "上岗日期", "离岗日期")
    for (player, role, level) in players {
      #expect(player.role == role)
      #expect(player.area.level == level)
      #expect(
        workers.contains {
          Array($0[0...3])
            == [player.worker, player.name, role.word, "\(player.area)"]
            && span($0[4], $0[5]).contains(SampleFolder.until)
        })
    }
    #expect(cast.township.contains(cast.village))
    #expect(cast.county.contains(cast.township))
    #expect(cast.city.contains(cast.county))
    let linked = folder.texts(.links, "类型", "工号")
    #expect(linked.contains(["联系户", cast.countyWorker.worker]))
    #expect(linked.contains(["联系点", cast.countyLeader.worker]))
    #expect(linked.contains(["探访责任", cast.responsibleVisitor.worker]))
  }
}

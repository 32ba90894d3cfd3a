import Casework
import Policies
import Testing

@Suite("The shipped packs")
struct ShippedPackTests {
  @Test("all load, sorted by id")
  func load() throws {
    let packs = try ShippedPacks.library().packs
    #expect(
      packs.map(\.id) == ["dongsheng-2024", "fuyang-2022", "gansu-2024"])
    #expect(
      packs.map(\.citation) == [
        "东胜区分散供养特困人员定期探访制度", "阜残联〔2022〕25号",
        "甘肃结对关爱困难重度残疾人行动十大提升措施",
      ])
  }

  @Test(
    "state each duty as the exchange contract does",
    arguments: ExpectedDuties.all.map(\.number))
  func duty(number: String) throws {
    let expected = try #require(
      ExpectedDuties.all.first { $0.number == number }?.duty)
    let duties = try ShippedPacks.library().packs.flatMap(\.duties)
    #expect(duties.first { $0.id == expected.id } == expected)
  }

  @Test("hold these thirteen duties and no others")
  func noOthers() throws {
    let ids = try ShippedPacks.library().packs.flatMap(\.duties).map(\.id)
    #expect(ids.sorted() == ExpectedDuties.all.map(\.duty.id).sorted())
  }

  @Test("only dongsheng speaks of entrusted care, with the default clocks")
  func care() throws {
    let packs = try ShippedPacks.library().packs
    #expect(packs.filter { $0.care != nil }.map(\.id) == ["dongsheng-2024"])
    #expect(
      packs[0].care
        == CareRules(
          clause: "六（三）", statuses: WordSet([.destituteScattered]),
          daysWithout: 7, evaluation: .halfYear, replaceWithin: 15,
          remindBefore: 30,
          awareness: .init(
            form: "dongsheng-2024/visit",
            fields: ["person_knows", "carer_knows"]),
          custodyDomain: "dongsheng-2024/funds"))
    let own = packs[0].parameters.filter { $0.id.hasPrefix("care_") }
    #expect(own.count == 4 && own.allSatisfy(\.isPlatformDefault))
  }
}

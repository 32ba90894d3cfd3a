import Casework
import Testing

@Suite("A pack that uses every key")
struct SamplePackTests {
  @Test("becomes its rules")
  func rules() throws {
    let pack = try SamplePack.pack()
    #expect(pack.id == "sample")
    #expect(pack.citation == "文〔2026〕1号")
    #expect(pack.issued == Day("2026-01-01"))
    #expect(
      pack.parameters == [
        Parameter(
          id: "age", interpretation: "A-48", clause: "第一条", title: "年龄",
          value: "60", isPlatformDefault: true)
      ])
    #expect(pack.seasons.map(\.isByHand) == [false, true])
    #expect(
      pack.groups.map(\.condition) == [
        .member(
          .any([.certificate(levels: .any, categories: .all), .suspected])),
        .ageFrom(60),
      ])
    #expect(pack.groups.map(\.tier) == [.base, .focus])
    #expect(
      pack.duties.map(\.id) == [
        "sample/quarterly", "sample/monthly", "sample/pair", "sample/links",
      ])
  }

  @Test("becomes its form")
  func form() throws {
    let form = try #require(SamplePack.pack().forms.first)
    #expect(form.id == "sample/visit")
    #expect(form.unit == .household)
    #expect(form.sections.map(\.seasons) == [[], ["heating", "freeze"]])
    #expect(
      form.conditions == [
        .member(.certificate(levels: .any, categories: .all))
      ])
    #expect(
      form.fields.map(\.kind) == [
        .check, .choice(["去", "不去"]), .decimal(-300...450, unit: "℃"),
        .text(maximumLength: 200), .yesNo,
      ])
    #expect(form.fields[2].problemBelow == 180)
    #expect(form.fields[2].excusedBy == "unmeasured")
  }

  @Test("counts the links of a worker together where it says so")
  func pooled() throws {
    let pair = try SamplePack.pack().duties[2]
    #expect(pair.unit == .link(.pair, role: .federationStaff, pooled: true))
  }

  @Test("takes the least days of the window where it names none")
  func leastDays() throws {
    let pair = try SamplePack.pack().duties[2]
    #expect(pair.timing == .window(.year, leastDaysLeft: 120, owedWhen: nil))
  }
}

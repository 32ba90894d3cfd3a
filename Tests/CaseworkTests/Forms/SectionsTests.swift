import Casework
import Testing

@Suite("Sections and seasons")
struct SectionsTests {
  let pack = PolicyPack(
    id: "sample", title: "制度", documentNumber: nil, issuer: "局", issued: nil,
    parameters: [], groups: [], duties: [], forms: [SampleForm.form],
    seasons: [
      Season(
        id: "heating", title: "供暖期", from: .init(month: 10, day: 15),
        to: .init(month: 4, day: 15)),
      Season(byHand: "freeze", title: "冰冻雨雪"),
    ])

  @Test("a season of the calendar lasts over the turn of the year")
  func calendar() throws {
    for (text, expected) in [
      ("2026-10-14", []), ("2026-10-15", ["heating"]),
      ("2026-01-01", ["heating"]), ("2026-04-15", ["heating"]),
      ("2026-04-16", []),
    ] as [(String, Set<String>)] {
      #expect(pack.seasons(on: try #require(Day(text))) == expected)
    }
  }

  @Test("a season by hand lasts only when it is called")
  func byHand() throws {
    let may = try #require(Day("2026-05-01"))
    #expect(pack.seasons(on: may) == [])
    #expect(pack.seasons(on: may, called: ["freeze"]) == ["freeze"])
    #expect(pack.seasons(on: may, called: ["heating", "storm"]) == ["heating"])
  }

  @Test("sections are asked in their seasons and under their conditions")
  func sections() {
    func asked(
      _ seasons: Set<String>, _ satisfied: Set<Condition> = []
    ) -> [String] {
      SampleForm.form.sections(seasons: seasons, satisfied: satisfied)
        .map(\.id)
    }
    #expect(asked([]) == ["living", "rest"])
    #expect(asked(["freeze"]) == ["living", "heating", "rest"])
    #expect(
      asked([], [SampleForm.alone]) == ["living", "safety", "rest"])
  }
}

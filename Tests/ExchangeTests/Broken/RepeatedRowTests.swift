import Casework
import Operations
import Testing

@Suite("Rows that contradict one another are refused")
struct RepeatedRowTests {
  private func refusal(of files: SampleFiles) async throws -> [String] {
    let register = try await EmptyRegister.open()
    let words = try await register.refusal(of: files)
    #expect(try await register.tablesWithRows() == [])
    return words
  }

  @Test("where a household stands twice, even with the same content")
  func households() async throws {
    let row = "H1,341202001201,李秀英,双河村三组12号,一格,115.8,32.9,2025-01-01,"
    #expect(
      try await refusal(of: SampleFiles().adding(.households, row))
        == ["households.csv 4 户编号：户编号重复；每户只留一行（H1）"])
  }

  @Test("where a visit stands twice, be it a correction")
  func visits() async throws {
    let plain = "A3,2026-05-21 10:00,入户,完成,H2,V2,,是,,,,,"
    let correction = "A1,2026-05-21 10:00,入户,完成,H1,V1,,是,,,,A3,"
    for row in [plain, correction] {
      #expect(
        try await refusal(of: SampleFiles().adding(.visits, row)) == [
          "visits.csv 5 访视编号：访视编号重复；"
            + "每次访视用不同的编号；更正请另编号并填“更正”列（\(row.prefix(2))）"
        ])
    }
  }

  @Test("where somebody lives in two households on one day")
  func stays() async throws {
    func row(_ from: String, _ to: String) -> String {
      "P3,赵大山,H1" + String(repeating: ",", count: 17) + "\(from),\(to),"
    }
    for row in [row("2025-06-01", ""), row("", "2025-01-01"), row("", "")] {
      #expect(
        try await refusal(of: SampleFiles().adding(.persons, row)).first
          == "persons.csv 5 人员编号：同一人员的入户离户日期重叠；"
          + "改正入户日期或离户日期，使各段不重叠（P3）")
    }
    let before = row("2024-01-01", "2024-12-31")
    let register = try await Register()
    let report = try await register.take(
      SampleFiles().adding(.persons, before))
    #expect(report.counts[.persons]?.added == 4)
  }

  @Test("where two certificates of one person begin on one day")
  func certificates() async throws {
    let row = "P3,,视力,1,,过期,2024-01-01,2024-06-30"
    #expect(
      try await refusal(of: SampleFiles().adding(.certificates, row))
        == ["certificates.csv 3 开始日期：同一人员的同一开始日期重复；每个开始日期只留一行（P3）"])
  }

  @Test("where a correction was put down before what it names")
  func earlyCorrection() async throws {
    let files = SampleFiles().changing(
      .visits, "登记时间", row: 1, to: "2026-02-10 09:29")
    #expect(
      try await refusal(of: files) == [
        "visits.csv 3 登记时间：更正的登记时间早于被更正的记录；填写作出更正的时间（2026-02-10 09:29）"
      ])
    let same = SampleFiles().changing(
      .visits, "登记时间", row: 1, to: "2026-02-10 09:30")
    #expect(try await Register().refusal(of: same) == [])
  }

  @Test("where corrections name one another in a circle")
  func circle() async throws {
    let two = SampleFiles().changing(.visits, "更正", row: 0, to: "A2")
    let circle = "更正互相指向，找不到最初的记录；更正应指向更早登记的访视"
    #expect(
      try await refusal(of: two) == [
        "visits.csv 2 更正：\(circle)（A2）", "visits.csv 3 更正：\(circle)（A1）",
      ])
    let itself = SampleFiles().changing(.visits, "更正", row: 0, to: "A1")
    #expect(try await refusal(of: itself).first?.contains(" 2 更正：") == true)
  }

  @Test("where a circle closes over what is on record")
  func circleOnRecord() async throws {
    let register = try await Register()
    let same = SampleFiles().changing(
      .visits, "登记时间", row: 1, to: "2026-02-11 08:00"
    ).changing(.visits, "登记时间", row: 0, to: "2026-02-11 08:00")
    try await register.take(same)
    let before = try await register.export()
    let closed = same.changing(.visits, "更正", row: 0, to: "A2")
    #expect(try await !register.refusal(of: closed).isEmpty)
    #expect(try await register.export() == before)
  }
}

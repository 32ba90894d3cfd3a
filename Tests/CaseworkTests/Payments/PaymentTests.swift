import Casework
import Testing

@Suite("Support money")
struct PaymentTests {
  private static func day(_ text: String) -> Day {
    Day(text) ?? .distantPast
  }

  private static let june =
    PayMonth("2026-06")
    ?? PayMonth(
      containing: .distantPast)

  private static let standard = PaymentStandard(
    from: day("2026-01-01"), scattered: Fen(82_050), institution: Fen(90_000),
    selfCaring: Fen(10_000), half: Fen(30_000), full: Fen(60_000),
    setDueDay: nil, basis: "阜民〔2025〕1号")

  private static func payee(
    _ assessments: [(String, Int)] = [], from: String = "2025-01-01"
  ) -> PayeeFacts {
    var facts = PayeeFacts()
    facts.statuses = [
      .init(.destituteScattered, Span(from: day(from), to: nil))
    ]
    facts.assessments = assessments.map {
      .init(day: day($0.0), failed: $0.1, isWhole: true)
    }
    return facts
  }

  @Test(
    "what is no amount of yuan is none",
    arguments: [
      "", ".", "1.", ".5", "-1", "+1", "1.234", "1,000", "1 0", "１", "1e3",
      "1000000", "0x1", "1.-5", "1.2.3",
    ])
  func noAmount(_ text: String) { #expect(Fen(text) == nil) }

  @Test(
    "yuan are read and written to the fen",
    arguments: [
      ("0", 0, "0.00"), ("820", 82_000, "820.00"), ("820.5", 82_050, "820.50"),
      ("820.05", 82_005, "820.05"), ("0.1", 10, "0.10"),
      ("999999.99", 99_999_999, "999999.99"),
    ])
  func amount(_ text: String, count: Int64, words: String) {
    #expect(Fen(text)?.count == count)
    #expect(Fen(text)?.description == words)
  }

  @Test("below zero it is written so")
  func below() {
    #expect("\(Fen(-5))" == "-0.05")
    #expect("\(Fen(100) - Fen(20_050))" == "-199.50")
  }

  @Test("months follow one another across years")
  func months() {
    #expect(PayMonth("2026-13") == nil)
    #expect(PayMonth("2026-6") == nil)
    #expect(PayMonth("1999-06") == nil)
    let december = PayMonth("2025-12")
    #expect(december?.next.description == "2026-01")
    #expect(december?.next.previous == december)
    #expect(december?.last == Self.day("2025-12-31"))
    #expect(PayMonth("2028-02")?.last == Self.day("2028-02-29"))
  }

  @Test(
    "care is due by the class of the last assessment before the month",
    arguments: [
      ([("2026-05-31", 0)], NursingClass.selfCaring, 10_000),
      ([("2026-05-31", 1)], .half, 30_000),
      ([("2026-05-31", 3)], .half, 30_000),
      ([("2026-05-31", 4)], .full, 60_000),
      ([("2026-05-31", 6)], .full, 60_000),
      ([("2025-03-01", 6), ("2026-04-01", 0)], .selfCaring, 10_000),
      // On the first it counts from the next month.
      ([("2026-04-01", 0), ("2026-06-01", 6)], .selfCaring, 10_000),
    ] as [([(String, Int)], NursingClass, Int64)])
  func care(
    _ assessments: [(String, Int)], nursing: NursingClass, care: Int64
  ) {
    let due = Self.payee(assessments).due(in: Self.june, by: Self.standard)
    #expect(due?.nursing == nursing)
    #expect(due?.care == Fen(care))
    #expect(due?.basic == Fen(82_050))
  }

  @Test("who was never assessed is due the basic part, and is pointed out")
  func unassessed() {
    var facts = Self.payee()
    facts.assessments = [
      .init(day: Self.day("2026-01-01"), failed: 0, isWhole: false)
    ]
    let due = facts.due(in: Self.june, by: Self.standard)
    #expect(due?.nursing == nil && due?.care == .zero)
    let standing = PaymentStanding(
      due, [], dueBy: Self.june.day(10), on: Self.day("2026-06-05"))
    #expect(standing.isUnassessed && standing.needsAttention)
  }

  @Test("who is not supported on the first of a month is due nothing in it")
  func notYet() {
    #expect(
      Self.payee(from: "2026-06-02").due(in: Self.june, by: Self.standard)
        == nil)
    var dead = Self.payee()
    dead.death = Self.day("2026-05-31")
    #expect(dead.due(in: Self.june, by: Self.standard) == nil)
    dead.death = Self.day("2026-06-01")
    #expect(dead.due(in: Self.june, by: Self.standard) != nil)
    var placed = Self.payee()
    placed.statuses.append(
      .init(
        .destituteInstitution, Span(from: Self.day("2026-06-01"), to: nil)))
    #expect(
      placed.due(in: Self.june, by: Self.standard)?.basic == Fen(90_000))
  }

  @Test("the standard that began last holds")
  func standards() {
    var later = Self.standard
    later.from = Self.day("2026-07-01")
    later.setDueDay = 15
    let all = [later, Self.standard]
    #expect(all.inForce(on: Self.day("2025-12-31")) == nil)
    #expect(all.inForce(on: Self.day("2026-06-30")) == Self.standard)
    #expect(all.inForce(on: Self.day("2026-07-01")) == later)
    #expect(Self.standard.dueDay == 10 && later.dueDay == 15)
  }

  private func standing(
    _ payments: [(Int64, Int64, String)], on today: String
  ) -> PaymentStanding {
    PaymentStanding(
      Self.payee([("2026-01-01", 1)]).due(in: Self.june, by: Self.standard),
      payments.enumerated().map { place, paid in
        Payment(
          entry: Int64(place + 1), basic: Fen(paid.0), care: Fen(paid.1),
          day: Self.day(paid.2))
      }, dueBy: Self.june.day(10), on: Self.day(today))
  }

  @Test("owed is short only once the day has passed")
  func short() {
    #expect(standing([], on: "2026-06-10").isOpen)
    #expect(!standing([], on: "2026-06-10").isShort)
    let short = standing([(82_050, 0, "2026-06-08")], on: "2026-06-11")
    #expect(short.isShort && !short.isLate && !short.isOver)
    #expect(short.difference == Fen(-30_000))
  }

  @Test("too much of one part does not make up for the other")
  func apart() {
    let both = standing([(112_050, 0, "2026-06-08")], on: "2026-06-11")
    #expect(both.difference == .zero)
    #expect(both.isShort && both.isOver)
  }

  @Test("it is late by the day on which all of it had been paid")
  func late() {
    let good = standing([(82_050, 30_000, "2026-06-10")], on: "2026-06-30")
    #expect(!good.needsAttention && good.wholeOn == Self.day("2026-06-10"))
    let late = standing(
      [(82_050, 0, "2026-06-08"), (0, 30_000, "2026-06-11")],
      on: "2026-06-30")
    #expect(late.isLate && !late.isShort && late.difference == .zero)
    let undone = standing(
      [(0, 0, "2026-06-08"), (82_050, 30_000, "2026-06-09")],
      on: "2026-06-30")
    #expect(!undone.needsAttention)
  }
}

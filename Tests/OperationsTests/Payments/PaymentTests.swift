import Casework
import Operations
import Testing

@Suite("Support money on record")
struct PaymentTests {
  private static let standard = [
    "from": "2026-01-01", "scattered": "820.50", "institution": "900",
    "self-caring": "100", "half": "300", "full": "600",
    "basis": "阜民〔2025〕1号",
  ]

  private func set(
    _ values: [String: String] = [:]
  ) -> SetPaymentStandard {
    SetPaymentStandard(
      id: Identifier.make(at: TestWorld.start),
      values: Self.standard.merging(values) { $1 })
  }

  private func entry(
    _ world: TestWorld, month: String = "2026-05", day: String = "2026-05-08",
    basic: String = "820.50", care: String = "300", seen: Int = 0,
    person: String = "P0002"
  ) async throws -> PaymentEntry {
    PaymentEntry(
      id: Identifier.make(at: TestWorld.start), month: month, day: day,
      lines: [
        PaymentEntry.Line(
          person: try await world.personKey(person), basic: basic, care: care,
          seen: seen)
      ])
  }

  /// Whoever pays, with a standard and an assessment of P0002.
  private func ready() async throws -> (
    world: TestWorld, township: Actor, civil: Actor
  ) {
    let world = try await TestWorld()
    try await world.add([
      .assessment(
        AssessmentRecord(
          person: "P0002", day: day("2026-02-01"),
          indicators: [true, false, true, false, true, true]))
    ])
    let township = try await world.actor(.townshipWorker)
    let civil = try await world.civilAffairs()
    try await world.office.perform(set(), as: civil)
    return (world, township, civil)
  }

  private func list(
    _ world: TestWorld, _ name: PaymentListName = .all,
    month: String = "2026-05", by actor: Actor
  ) async throws -> PaymentList {
    try await world.office.perform(
      ListPayments(name, month: PayMonth(month)), as: actor)
  }

  private func person(
    _ world: TestWorld, by actor: Actor
  ) async throws -> PersonPayments {
    try await world.office.perform(
      ReadPayments(
        household: "H00002", person: try await world.personKey("P0002")),
      as: actor)
  }

  @Test("villages, visitors and the federation see no payments")
  func forbidden() async throws {
    let (world, township, _) = try await ready()
    let entry = try await entry(world)
    try await world.office.perform(RecordPayments(entry), as: township)
    let federation = try await world.countyOffice()
    for actor in [
      try await world.actor(.villageWorker), try await world.actor(.visitor),
      try await world.actor(.stranger), federation,
    ] {
      for work in [
        { _ = try await list(world, by: actor) },
        { _ = try await person(world, by: actor) },
        { try await world.office.perform(RecordPayments(entry), as: actor) },
        { try await world.office.perform(set(), as: actor) },
        {
          _ = try await world.office.perform(
            ReadPaymentStandards(), as: actor)
        },
      ] as [() async throws -> Void] {
        #expect(try await refusal(work) == .notPermitted)
      }
    }
    // A township does not set what is due.
    #expect(
      try await refusal {
        try await world.office.perform(set(), as: township)
      } == .notPermitted)
  }

  @Test("another township finds nothing and pays nobody here")
  func otherTownship() async throws {
    let (world, township, _) = try await ready()
    let entry = try await entry(world)
    try await world.office.perform(RecordPayments(entry), as: township)
    _ = try await world.account(.stranger)
    try await world.change(
      "UPDATE accounts SET role = '乡镇', area = 341202002 WHERE login = 's001'"
    )
    let other = try await world.actor(.stranger)
    #expect(try await list(world, by: other).lines.isEmpty)
    let another = try await self.entry(world, seen: 1)
    for work in [
      { _ = try await person(world, by: other) },
      { try await world.office.perform(RecordPayments(another), as: other) },
      {
        _ = try await world.office.perform(
          ListPayments(area: TestWorld.township), as: other)
      },
      {
        try await world.office.perform(
          try await correction(world, ["reason": "x"]), as: other)
      },
    ] as [() async throws -> Void] {
      #expect(try await refusal(work) == .notFound)
    }
    // Who is not supported has no page either.
    #expect(
      try await refusal {
        _ = try await world.office.perform(
          ReadPayments(
            household: "H00001",
            person: try await world.personKey("P0001")), as: township)
      } == .notFound)
  }

  @Test("without a standard nothing is due, and nothing is put on record")
  func noStandard() async throws {
    let world = try await TestWorld()
    let township = try await world.actor(.townshipWorker)
    let list = try await list(world, by: township)
    #expect(list.standard == nil && list.lines.map(\.standing.due) == [nil])
    let entry = try await entry(world)
    #expect(
      fields(
        of: try await refusal {
          try await world.office.perform(RecordPayments(entry), as: township)
        }) == ["month"])
  }

  @Test("a standard begins on the first of a month; the same day corrects it")
  func standards() async throws {
    let (world, township, civil) = try await ready()
    #expect(
      fields(
        of: try await refusal {
          try await world.office.perform(
            set([
              "from": "2026-03-02", "half": "1.234", "due-day": "29",
              "basis": "",
            ]), as: civil)
        }) == ["from", "half", "due-day", "basis"])
    #expect(
      fields(
        of: try await refusal {
          try await world.office.perform(set(["half": "320"]), as: civil)
        }) == ["reason"])
    let again = set(["half": "320", "due-day": "15", "reason": "录错了"])
    for _ in 0..<2 { try await world.office.perform(again, as: civil) }
    let found = try await world.office.perform(
      ReadPaymentStandards(), as: township)
    #expect(!found.maySet && found.lines.map(\.isReplaced) == [false, true])
    #expect(found.lines.map(\.isInForce) == [true, false])
    let line = try #require(try await list(world, by: township).lines.first)
    #expect(line.standing.due?.care == Fen(32_000))
    #expect(line.standing.dueBy == day("2026-05-15"))
  }

  @Test("what is wrong is told beside its field, and nothing is kept")
  func refused() async throws {
    let (world, township, _) = try await ready()
    let key = try await world.personKey("P0002")
    func refused(_ entry: PaymentEntry) async throws -> [String] {
      fields(
        of: try await refusal {
          try await world.office.perform(RecordPayments(entry), as: township)
        })
    }
    #expect(
      try await refused(try await entry(world, month: "2026-06"))
        == ["month"])
    #expect(
      try await refused(try await entry(world, day: "2026-05-21")) == ["day"])
    #expect(
      try await refused(try await entry(world, day: "2026-03-31")) == ["day"])
    #expect(
      try await refused(try await entry(world, basic: "8e2", care: "-1"))
        == ["basic-\(key)", "care-\(key)"])
    #expect(
      try await refused(try await entry(world, basic: "", care: "0"))
        == ["basic-\(key)"])
    var nobody = try await entry(world)
    nobody.lines = []
    #expect(try await refused(nobody) == ["person"])
    #expect(try await world.number("SELECT count(*) FROM payments") == 0)
    #expect(try await world.number("SELECT count(*) FROM payment_forms") == 0)
  }

  @Test("due less paid: short after the day, whole with what follows")
  func list() async throws {
    let (world, township, civil) = try await ready()
    let before = try await list(world, .short, by: township)
    #expect(before.count == 1 && before.total.due == Fen(112_050))
    let first = try await entry(world, care: "0")
    for _ in 0..<2 {
      try await world.office.perform(RecordPayments(first), as: township)
    }
    var line = try #require(try await list(world, by: civil).lines.first)
    #expect(line.standing.isShort && line.payments == 1)
    #expect(line.standing.difference == Fen(-30_000))
    // Somebody else's page does not know of it yet.
    let key = try await world.personKey("P0002")
    let stale = try await entry(world, basic: "0")
    #expect(
      fields(
        of: try await refusal {
          try await world.office.perform(RecordPayments(stale), as: civil)
        }) == ["person-\(key)"])
    let rest = try await entry(
      world, day: "2026-05-12", basic: "", seen: 1)
    try await world.office.perform(RecordPayments(rest), as: civil)
    line = try #require(try await list(world, .late, by: township).lines.first)
    #expect(line.standing.wholeOn == day("2026-05-12"))
    #expect(line.standing.difference == .zero)
    let whole = try await list(world, by: civil)
    #expect(whole.parts.map(\.sums.persons) == [1, 0])
    #expect(whole.total.paid == Fen(112_050) && whole.total.short == 0)
    #expect(try await world.differences().isEmpty)
    #expect(try await world.proof().isEmpty)
  }

  private func correction(
    _ world: TestWorld, _ values: [String: String], seen: Int64 = 1
  ) async throws -> CorrectPayment {
    CorrectPayment(
      household: "H00002", person: try await world.personKey("P0002"),
      month: "2026-05", entry: 1, seen: seen,
      values: [
        "basic": "820.50", "care": "300", "day": "2026-05-09",
      ].merging(values) { $1 })
  }

  @Test("a correction is a revision with a reason; the first stays")
  func corrections() async throws {
    let (world, township, civil) = try await ready()
    let entry = try await entry(world, basic: "920.50")
    try await world.office.perform(RecordPayments(entry), as: township)
    #expect(try await list(world, .over, by: township).count == 1)
    #expect(
      fields(
        of: try await refusal {
          try await world.office.perform(
            try await correction(world, ["basic": "x"]), as: civil)
        }) == ["basic", "reason"])
    let good = try await correction(world, ["reason": "多打了100"])
    for _ in 0..<2 { try await world.office.perform(good, as: civil) }
    #expect(
      try await refusal {
        try await world.office.perform(
          try await correction(world, ["reason": "迟了"]), as: township)
      } == .changedMeanwhile)
    let month = try #require(
      try await person(world, by: township).months.first)
    let kept = try #require(month.entries.first)
    #expect(month.month.description == "2026-05")
    #expect(kept.revision == 2 && kept.reason == "多打了100")
    #expect(kept.replaced.map(\.payment.basic) == [Fen(92_050)])
    #expect(!month.standing.needsAttention)
    // Taken back, all of it is owed again.
    try await world.office.perform(
      try await correction(
        world, ["basic": "0", "care": "0", "reason": "没有发"], seen: 2),
      as: civil)
    #expect(try await list(world, .short, by: township).count == 1)
    #expect(try await world.number("SELECT count(*) FROM payments") == 3)
    #expect(try await world.proof().isEmpty)
  }

  @Test("who was paid stays on the list when he is no longer supported")
  func left() async throws {
    let (world, township, _) = try await ready()
    let entry = try await entry(world)
    try await world.office.perform(RecordPayments(entry), as: township)
    try await world.change(
      """
      UPDATE statuses SET valid_to = \(day("2026-04-30").number)
      WHERE status = \(AssistanceStatus.destituteScattered.rawValue)
      """)
    let line = try #require(try await list(world, by: township).lines.first)
    #expect(line.standing.due == nil && line.standing.isOver)
    #expect(try await list(world, .over, by: township).count == 1)
    #expect(
      fields(
        of: try await refusal {
          let more = try await self.entry(world, seen: 1)
          try await world.office.perform(RecordPayments(more), as: township)
        }
      ).count == 1)
  }

  @Test("the household's page leads to those who are supported")
  func payees() async throws {
    let (world, township, _) = try await ready()
    func payees(_ household: String) async throws -> [String] {
      try await world.office.perform(
        ReadHouseholdPayees(household), as: township
      ).map(\.name)
    }
    #expect(try await payees("H00002") == ["李秀英"])
    #expect(try await payees("H00001") == [])
  }
}

import Casework
import Database
import Operations
import Records
import Testing

@Suite("Notices and the inbox")
struct NotifierTests {
  private func form(_ world: TestWorld) -> String {
    Identifier.make(at: world.clock.now)
  }

  @Test("Who has no inbox reads none")
  func forbidden() async throws {
    let world = try await TestWorld()
    for work in [ReadInbox.List.waiting, .late, .sent, .done] {
      await #expect(throws: Refusal.notPermitted) {
        try await world.office.perform(ReadInbox(work), as: .stranger)
      }
    }
    let actor = try await world.actor(.townshipWorker)
    await #expect(throws: Refusal.notPermitted) {
      try await world.office.perform(RaiseNotices(), as: actor)
    }
  }

  @Test("Another's notice is not there: to read, acknowledge or answer")
  func strangers() async throws {
    let world = try await TestWorld()
    let id = try await world.send([TestWorld.townshipOffice])[0].id
    let stranger = try await world.actor(.stranger)
    let unknown = form(world)
    for number in [id, unknown] {
      await #expect(throws: Refusal.notFound) {
        try await world.office.perform(ReadNotice(number), as: stranger)
      }
      await #expect(throws: Refusal.notFound) {
        try await world.office.perform(
          AcknowledgeNotice(number, form: form(world)), as: stranger)
      }
      await #expect(throws: Refusal.notFound) {
        try await world.office.perform(
          ReplyToNotice(number, form: form(world), text: "好"), as: stranger)
      }
    }
    // Its sender may look, and answer, but not acknowledge it.
    let sender = try await world.actor(.villageWorker)
    #expect(
      try await world.office.perform(ReadNotice(id), as: sender)
        .mayAcknowledge == false)
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(
        AcknowledgeNotice(id, form: form(world)), as: sender)
    }
  }

  @Test("A reply needs words, a form's number, and no more than it may hold")
  func refused() async throws {
    let world = try await TestWorld()
    let id = try await world.send([TestWorld.townshipOffice])[0].id
    let actor = try await world.actor(.townshipWorker)
    for (number, text, field) in [
      (form(world), " \n", "text"), ("x", "好", "id"),
      (form(world), String(repeating: "好", count: 501), "text"),
    ] {
      let refused = try await refusal {
        try await world.office.perform(
          ReplyToNotice(id, form: number, text: text), as: actor)
      }
      #expect(fields(of: refused) == [field])
    }
    let number = form(world)
    for _ in 1...2 {
      try await world.office.perform(
        ReplyToNotice(id, form: number, text: "马上去"), as: actor)
    }
    await #expect(throws: Refusal.alreadyRecorded) {
      try await world.office.perform(
        ReplyToNotice(id, form: number, text: "不去了"), as: actor)
    }
    #expect(
      try await world.number("SELECT count(*) FROM notice_steps") == 1)
  }

  @Test("It waits for the office until one of it acknowledges it, once")
  func acknowledged() async throws {
    let world = try await TestWorld()
    let id = try await world.send(
      [TestWorld.townshipOffice],
      text: "H00001，电话13812345678，证号341202196001011234")[0].id
    #expect(try await world.inbox(of: .stranger) == [])
    let line = try #require(try await world.inbox(of: .townshipWorker).first)
    #expect(line.id == id)
    #expect(line.to == "清河乡")
    #expect(line.sender == "张村专")
    #expect(line.text == "H00001，电话（号码略），证号（号码略）")
    #expect(line.state == .waiting)
    #expect(try await world.account(.townshipWorker).waitingNotices == 1)
    #expect(try await world.account(.villageWorker).waitingNotices == 0)
    let actor = try await world.actor(.townshipWorker)
    for _ in 1...2 {
      try await world.office.perform(
        AcknowledgeNotice(id, form: form(world), text: "收到"), as: actor)
    }
    #expect(try await world.inbox(of: .townshipWorker) == [])
    #expect(
      try await world.inbox(.done, of: .townshipWorker).map(\.state)
        == [.acknowledged])
    #expect(
      try await world.inbox(.sent, of: .villageWorker).map(\.id) == [id])
    let view = try await world.office.perform(
      ReadNotice(id), as: try await world.actor(.villageWorker))
    #expect(view.steps.map(\.title) == ["已确认收到"])
    #expect(view.steps.map(\.by) == ["刘乡专"])
    #expect(view.staff == ["刘乡专"])
    world.clock.advance(seconds: 10_000)
    #expect(
      try await world.office.perform(RaiseNotices(), as: .system("jobs"))
        == 0)
  }

  @Test("A deputy has it too; nobody in post passes it up with the vacancy")
  func deputies() async throws {
    let world = try await TestWorld()
    try await world.add([
      WorldRows.link(
        .deputy, "R001", "T001", Span(from: day("2026-05-01"), to: nil))
    ])
    try await world.send([TestWorld.townshipOffice])
    #expect(try await world.inbox(of: .visitor).count == 1)
    // The other township has nobody.
    let sent = try await world.send([
      .office(code("341202002"), .local), TestWorld.countyCivilAffairs,
      .office(TestWorld.county, .local),
    ])
    #expect(sent.map(\.vacant.count) == [2])
    let office = try await world.countyOffice()
    let lines = try await world.office.perform(ReadInbox(), as: office).lines
    #expect(lines.map(\.to) == ["颍州区（残联、民政）"])
    #expect(lines.flatMap(\.vacant) == ["东坡乡", "颍州区民政局"])
  }

  @Test("A worker who has left is represented by whoever is in charge")
  func leaver() async throws {
    let world = try await TestWorld()
    try await world.add([
      WorldRows.post(
        "X001", "离任", .villageCommissioner, "341202001201",
        from: Span(from: day("2025-01-01"), to: day("2026-01-31")))
    ])
    let sent = try await world.send([.worker("X001"), .worker("R001")])
    #expect(
      sent.map(\.to).first
        == .office(OfficeAddress(TestWorld.township, .local)))
    #expect(try await world.inbox(of: .visitor).count == 1)
    #expect(try await world.inbox(of: .townshipWorker).count == 1)
  }

  @Test("Unacknowledged it rises one level to the minute, once, and again")
  func raised() async throws {
    let world = try await TestWorld()
    let jobs = {
      try await world.office.perform(RaiseNotices(), as: .system("jobs"))
    }
    try await world.send([TestWorld.townshipOffice])
    world.clock.advance(seconds: 3_599)
    #expect(try await jobs() == 0)
    world.clock.advance(seconds: 1)
    #expect(try await jobs() == 1)
    #expect(try await jobs() == 0)
    let office = try await world.countyOffice()
    let lines = try await world.office.perform(ReadInbox(), as: office).lines
    #expect(lines.map(\.isFromBelow) == [true])
    #expect(lines.map(\.sender) == ["系统"])
    #expect(lines[0].text.hasPrefix("逾期未确认：双河村"))
    // It waits below still, and is late there.
    let late = try await world.inbox(.late, of: .townshipWorker)
    #expect(late.map(\.state) == [.late])
    #expect(late.map(\.isRaised) == [true])
    // The city has nobody: that is on record, and it is not tried again.
    world.clock.advance(seconds: 3_600)
    #expect(try await jobs() == 1)
    #expect(try await jobs() == 0)
    #expect(try await world.number("SELECT count(*) FROM notices") == 2)
    #expect(
      try await world.number(
        "SELECT count(*) FROM notice_steps WHERE step = 3") == 2)
  }

  @Test("What is settled neither waits nor rises")
  func settled() async throws {
    let world = try await TestWorld()
    try await world.send([TestWorld.townshipOffice, .worker("R001")])
    try await world.office.perform(
      SettleNotices(subject: TestWorld.subject),
      as: try await world.actor(.villageWorker))
    world.clock.advance(seconds: 4_000)
    #expect(
      try await world.office.perform(RaiseNotices(), as: .system("jobs"))
        == 0)
    #expect(try await world.inbox(of: .visitor) == [])
    #expect(
      try await world.inbox(.done, of: .visitor).map(\.state) == [.settled])
  }

  @Test("What was undone is told to nobody")
  func undone() async throws {
    let world = try await TestWorld()
    await #expect(throws: (any Error).self) {
      try await world.office.engine.write { connection in
        _ = try SendThenFail(
          notice: world.notice(to: [TestWorld.townshipOffice])
        ).run(connection, world.office)
      }
    }
    #expect(try await world.number("SELECT count(*) FROM notices") == 0)
  }
}

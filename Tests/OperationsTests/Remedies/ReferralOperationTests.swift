import Casework
import Operations
import Testing

@Suite("Referring a matter")
struct ReferralOperationTests {
  @Test("Another's matter is referred by nobody, and another's step is his")
  func forbidden() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(as: .villageWorker)
    let stranger = try await world.actor(.stranger)
    await #expect(throws: Refusal.notFound) {
      try await world.refer(matter, as: stranger)
    }
    let village = try await world.actor(.villageWorker)
    let referral = try await world.refer(matter, as: village)
    await #expect(throws: Refusal.notFound) {
      try await world.referralStep(referral, .accepted, seen: 1, as: stranger)
    }
    await #expect(throws: Refusal.notFound) {
      try await world.office.perform(FindReferral(referral), as: stranger)
    }
    await #expect(throws: Refusal.notFound) {
      try await world.referralStep(
        world.freshForm(), .accepted, seen: 1, as: village)
    }
    // The village does not say whether the body takes it.
    await #expect(throws: Refusal.notPermitted) {
      try await world.referralStep(referral, .accepted, seen: 1, as: village)
    }
  }

  @Test("What is missing is said beside its field")
  func refused() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(as: .villageWorker)
    let village = try await world.actor(.villageWorker)
    for (values, field) in [
      (["kind": "fuyang-2022/none"], "kind"), (["day": ""], "day"),
      (["day": "2026-05-19"], "day"), (["words": ""], "words"),
    ] {
      let refused = try await refusal {
        try await world.refer(matter, values, as: village)
      }
      #expect(fields(of: refused) == [field])
    }
    #expect(try await world.number("SELECT count(*) FROM referrals") == 0)
  }

  @Test("Sent, taken, delivered, disputed, delivered, confirmed")
  func confirmed() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(as: .villageWorker)
    let village = try await world.actor(.villageWorker)
    let county = try await world.countyOffice()
    let id = world.freshForm()
    for _ in 1...2 { try await world.refer(matter, id: id, as: village) }
    await #expect(throws: Refusal.alreadyRecorded) {
      try await world.refer(matter, ["words": "别的"], id: id, as: village)
    }
    // Nobody is in post at the housing office: who is in charge has it.
    let line = try #require(
      try await world.office.perform(ReadInbox(), as: county).lines.first)
    #expect(line.vacant == ["颍州区住建"])
    #expect(line.text.hasPrefix("转介“危房改造”：临时事项“安全隐患”"))
    try await world.referralStep(id, .accepted, seen: 1, as: county)
    #expect(try await world.office.perform(ReadInbox(), as: county).lines == [])
    let told = try #require(try await world.inbox(of: .villageWorker).first)
    #expect(told.text.hasPrefix("转介已受理“危房改造”"))
    await #expect(throws: Refusal.matterMoved) {
      try await world.referralStep(id, .delivered, seen: 1, as: county)
    }
    try await world.referralStep(id, .delivered, seen: 2, as: county)
    try await world.referralStep(id, .disputed, seen: 3, as: village)
    let early = try await refusal {
      try await world.referralStep(id, .confirmed, seen: 4, as: village)
    }
    #expect(fields(of: early) == ["step"])
    try await world.referralStep(id, .delivered, seen: 4, as: county)
    let last = world.freshForm()
    for _ in 1...2 {
      try await world.referralStep(
        id, .confirmed, id: last, seen: 5, as: village)
    }
    let view = try #require(
      try await world.remedies(matter, as: village).referrals.first)
    #expect(view.standing.state == .confirmed)
    #expect(view.steps.count == 6)
    #expect(view.open == [])
    #expect(
      try await world.office.perform(FindReferral(id), as: village) == matter)
    #expect(try await world.proof() == [])
  }

  @Test("What is not delivered, by body; restricted only to who may see it")
  func undelivered() async throws {
    let world = try await TestWorld()
    let matter = try await world.open(as: .villageWorker)
    let township = try await world.actor(.townshipWorker)
    let secret = try await world.open(
      ["domain": "fuyang-2022/disputes"], as: .townshipWorker)
    try await world.refer(matter, as: township)
    try await world.refer(
      matter, ["body": "区人民医院", "kind": "fuyang-2022/medical"],
      as: township)
    try await world.refer(
      secret, ["kind": "fuyang-2022/legal"], as: township)
    let declined = try await world.refer(matter, as: township)
    try await world.referralStep(declined, .declined, seen: 1, as: township)
    world.clock.set(Moment(day("2026-06-20"), hour: 9))
    let view = try await world.office.perform(
      ReadUndelivered(), as: township)
    #expect(
      Set(view.bodies.map(\.title)) == ["颍州区住建", "区人民医院", "颍州区司法"])
    #expect(view.bodies.map(\.overdue) == [1, 1, 1])
    _ = try await world.countyOffice()
    try await world.change(
      "UPDATE accounts SET role = '市残联', area = 3412 WHERE login = 'c001'")
    let city = try await world.office.perform(
      ReadUndelivered(), as: try await world.actor(.countyWorker))
    #expect(Set(city.bodies.map(\.title)) == ["颍州区住建", "区人民医院"])
    let other = try await world.otherCounty()
    #expect(
      try await world.office.perform(ReadUndelivered(), as: other).bodies
        == [])
  }
}

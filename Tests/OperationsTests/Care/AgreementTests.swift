import Casework
import Operations
import Records
import Testing

@Suite("Agreements on entrusted care, in the office")
struct AgreementTests {
  @Test("strangers see nothing, visitors and the county make no agreement")
  func forbidden() async throws {
    let world = try await TestWorld()
    let stranger = try await world.actor(.stranger)
    let visitor = try await world.actor(.visitor)
    let civil = try await world.civilAffairs()
    for actor in [stranger, visitor, civil] {
      #expect(
        try await refusal {
          try await world.care(.agreement, TestWorld.signed, by: actor)
        } != nil)
    }
    #expect(
      try await refusal { _ = try await world.careView(by: stranger) }
        == .notFound)
    #expect(try await world.careView(by: visitor).kinds == [.custody, .wish])
    #expect(try await world.careView(by: civil).kinds == [])
    // Somebody of the village whom the visitor is not responsible for.
    #expect(
      try await refusal {
        _ = try await world.careView("P0001", in: "H00001", by: visitor)
      } == .notFound)
    #expect(
      try await world.number("SELECT count(*) FROM care_submissions") == 0)
  }

  @Test("what is missing or impossible is told beside its field")
  func refused() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    func fields(_ typed: [String: String]) async throws -> [String] {
      try await world.careRefused(
        .agreement, TestWorld.signed.merging(typed) { $1 }, by: actor
      )?.map(\.field) ?? []
    }
    #expect(
      try await fields(["carer": "", "relation": "", "payment": "-1"])
        == ["carer", "relation", "payment"])
    #expect(try await fields(["to": "2025-12-31"]) == ["to"])
    #expect(try await fields(["signed": "2026-05-21"]) == ["signed"])
    #expect(try await fields(["carer-number": "P9999"]) == ["carer-number"])
    #expect(try await fields(["carer-number": "P0002"]) == ["carer-number"])
    #expect(try await fields(["place": "双河村12号"]) == ["place"])
    // Words for numbers belong to names of villages.
    #expect(try await fields(["place": "三台村", "carer": ""]) == ["carer"])
    // Nobody but 特困分散 needs one.
    #expect(
      try await world.careRefused(
        .agreement, TestWorld.signed, of: "P0001", in: "H00001", by: actor
      )?.map(\.field) == ["id"])
    #expect(
      try await world.number("SELECT count(*) FROM care_agreements") == 0)
  }

  @Test("two agreements do not overlap: the words say what to do")
  func overlap() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    try await world.care(.agreement, TestWorld.signed, by: actor)
    let next = [
      "carer": "赵六", "from": "2026-05-02", "to": "2027-05-01",
      "signed": "2026-05-02",
    ]
    let problems = try await world.careRefused(
      .agreement, TestWorld.signed.merging(next) { $1 }, by: actor)
    #expect(problems?.map(\.field) == ["from"])
    #expect(problems?.first?.words.contains("先解除那一份") == true)
    try await world.care(
      .ending, ["day": "2026-05-01", "reason": "本人要求更换"], by: actor)
    try await world.care(
      .agreement, TestWorld.signed.merging(next) { $1 }, by: actor)
    let view = try await world.careView(by: actor)
    #expect(
      view.file.agreements.map { view.state(of: $0) } == [.replaced, .valid])
    #expect(view.standing?.without == nil)
  }

  @Test("the same form again changes nothing, another content is refused")
  func repeated() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    let entry = try await world.care(.agreement, TestWorld.signed, by: actor)
    try await world.office.perform(SubmitCare(entry), as: actor)
    #expect(
      try await world.number("SELECT count(*) FROM care_agreements") == 1)
    var other = entry
    other.values["carer"] = ["别人"]
    #expect(
      try await refusal {
        try await world.office.perform(SubmitCare(other), as: actor)
      } == .alreadyRecorded)
  }

  @Test("who was overtaken is told, and keeps what he typed")
  func stale() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    let visitor = try await world.actor(.visitor)
    let early = try await world.careEntry(
      .agreement, TestWorld.signed, by: actor)
    try await world.care(.custody, ["holder": "本人"], by: visitor)
    #expect(
      try await refusal {
        try await world.office.perform(SubmitCare(early), as: actor)
      } == .factsChanged)
    try await world.care(.agreement, TestWorld.signed, by: actor)
  }

  @Test("a draft binds nobody until it is signed")
  func draft() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    try await world.care(
      .agreement, TestWorld.signed.merging(["signed": ""]) { $1 }, by: actor)
    let before = try await world.careView(by: actor)
    #expect(before.file.agreements.map { before.state(of: $0) } == [.drafted])
    #expect(before.standing?.without == day("2025-01-01"))
    try await world.care(.signing, ["day": "2026-05-10"], by: actor)
    let after = try await world.careView(by: actor)
    #expect(after.file.agreements.map { after.state(of: $0) } == [.valid])
    #expect(after.standing?.agreement?.inForce.first == day("2026-05-10"))
    #expect(!after.kinds.contains(.signing))
  }

  @Test("E-20: failed, ended on 1 May, nothing new: an alarm on 9 May")
  func alarm() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    let civil = try await world.civilAffairs()
    try await world.care(.agreement, TestWorld.signed, by: actor)
    try await world.care(.evaluation, TestWorld.failed, by: actor)
    try await world.care(
      .ending, ["day": "2026-05-01", "reason": "评价不合格"], by: actor)
    world.clock.set(Moment(day("2026-05-08"), hour: 9))
    let eighth = try await world.careList(.without, by: civil)
    #expect(eighth.lines.map(\.standing?.isAlarm) == [false])
    #expect(eighth.total.alarms == 0)
    world.clock.set(Moment(day("2026-05-09"), hour: 9))
    for reader in [actor, civil] {
      let ninth = try await world.careList(.without, by: reader)
      #expect(ninth.lines.map(\.name) == ["李秀英"])
      #expect(ninth.lines.map(\.standing?.isAlarm) == [true])
      #expect(ninth.lines.map(\.standing?.without) == [day("2026-05-02")])
      #expect(ninth.total.alarms == 1)
      #expect(ninth.total.owed == 1 && ninth.total.covered == 0)
      #expect(ninth.counts[.failed] == 1)
    }
    // Seen by the stranger of another township: nobody.
    let stranger = try await world.actor(.stranger)
    #expect(try await world.careList(by: stranger).lines == [])
  }

  @Test("a pledge is published, and can be put on record once")
  func pledge() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.townshipWorker)
    #expect(
      try await world.careForm(.pledge, by: actor).obstacle?
        .contains("先签订照料协议") == true)
    try await world.care(.agreement, TestWorld.signed, by: actor)
    try await world.care(.pledge, ["day": "2026-01-05"], by: actor)
    #expect(
      try await world.careForm(.pledge, by: actor).obstacle != nil)
    #expect(
      try await world.careRefused(
        .publication, ["day": "2026-01-04", "place": "公示栏"], by: actor
      )?.map(\.field) == ["day"])
    try await world.care(
      .publication, ["day": "2026-01-06", "place": "公示栏"], by: actor)
    let view = try await world.careView(by: actor)
    #expect(view.file.pledges.map(\.published?.place) == ["公示栏"])
    // A pledged agreement is ended, not taken back.
    #expect(!view.kinds.contains(.voiding))
    let id = try #require(view.file.agreements.first?.id)
    let stranger = try await world.actor(.stranger)
    #expect(
      try await refusal {
        _ = try await world.office.perform(ReadAgreement(id), as: stranger)
      } == .notFound)
    let found = try await world.office.perform(ReadAgreement(id), as: actor)
    #expect(found.township == "清河乡")
  }
}

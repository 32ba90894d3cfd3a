import Casework
import Testing

@Suite("The way up from an office")
struct OfficeLadderTests {
  private static func office(
    _ area: String, _ institution: InstitutionKind
  ) throws -> OfficeAddress {
    OfficeAddress(try #require(AreaCode(area)), institution)
  }

  private static let somebody = [OfficeStaff(worker: "T001", name: "刘乡专")]

  private func resolve(
    _ area: String, _ institution: InstitutionKind,
    posted: [(String, InstitutionKind)]
  ) throws -> OfficeResolution {
    let offices = try posted.map { try Self.office($0.0, $0.1) }
    return OfficeLadder.resolve(try Self.office(area, institution)) {
      offices.contains($0) ? Self.somebody : []
    }
  }

  @Test("an office with somebody in post keeps what is for it")
  func there() throws {
    let found = try resolve(
      "341202001", .local, posted: [("341202001", .local), ("341202", .local)])
    #expect(found.reached == (try Self.office("341202001", .local)))
    #expect(found.staff == Self.somebody)
    #expect(found.vacant == [])
  }

  @Test("a vacancy passes it on at once, level by level, and is shown")
  func vacant() throws {
    let found = try resolve("341202001201", .local, posted: [("3412", .local)])
    #expect(found.reached == (try Self.office("3412", .local)))
    #expect(
      found.vacant == [
        try Self.office("341202001201", .local),
        try Self.office("341202001", .local), try Self.office("341202", .local),
      ])
  }

  @Test("where the institution is nowhere, whoever is in charge has it")
  func otherInstitution() throws {
    let police = try resolve(
      "341202", .publicSecurity, posted: [("341202", .local)])
    #expect(police.reached == (try Self.office("341202", .local)))
    #expect(police.vacant == [try Self.office("341202", .publicSecurity)])
    // Of a village the township, not the village itself once more.
    let committee = try resolve(
      "341202001201", .government,
      posted: [("341202001201", .local), ("341202001", .local)])
    #expect(committee.reached == (try Self.office("341202001", .local)))
  }

  @Test("nobody anywhere: it stays where it is, and that is shown")
  func nobody() throws {
    let found = try resolve("341202001", .local, posted: [])
    #expect(found.reached == nil)
    #expect(found.staff == [])
    #expect(found.vacant == [try Self.office("341202001", .local)])
  }

  @Test("above a province is nothing")
  func top() throws {
    #expect(try Self.office("34", .federation).above == nil)
    #expect(
      try Self.office("341202", .federation).above
        == (try Self.office("3412", .federation)))
    let next = OfficeLadder.next(after: try Self.office("34", .federation)) {
      _ in Self.somebody
    }
    #expect(next.reached == nil)
  }

  @Test("who is in which office follows from post and level")
  func roles() {
    #expect(
      InstitutionKind.all(of: .townshipCommissioner, at: .township)
        == [.local, .federation])
    #expect(
      InstitutionKind.all(of: .civilAffairsStaff, at: .county)
        == [.local, .civilAffairs])
    #expect(
      InstitutionKind.all(of: .villageCommittee, at: .village)
        == [.local, .government])
    #expect(InstitutionKind.all(of: .volunteer, at: .county) == [])
    // A visitor posted at a township does not speak for it.
    #expect(InstitutionKind.all(of: .responsibleVisitor, at: .township) == [])
  }
}

@Suite("What a notice says")
struct NoticeTextTests {
  @Test("numbers of persons are left out, wherever they stand")
  func numbers() {
    for number in [
      "341202196001011234", "34120219600101123X", "34120219600101123x",
      "34120219600101123442", "341202600101123", "13812345678",
    ] {
      #expect(NoticeText.plain("王某（\(number)）走失") == "王某（（号码略））走失")
      #expect(NoticeText.plain(number) == "（号码略）")
    }
  }

  @Test("codes, dates and numbers of the register stay")
  func others() {
    for text in [
      "H00012 双河村 2026-05-20 09:10", "341202001201H0007", "341202001201",
      "室温 12.5 ℃", "",
    ] {
      #expect(NoticeText.plain(text) == text)
    }
  }
}

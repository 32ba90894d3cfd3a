import Casework
import Operations
import Testing

@Suite("Papers to be printed")
struct PapersTests {
  private let may = Span(day("2026-05-01"), day("2026-05-31"))

  private func refusal(
    _ work: () async throws -> Void
  ) async -> Refusal? {
    do {
      try await work()
      return nil
    } catch { return error as? Refusal }
  }

  private func printed(_ world: TestWorld) async throws -> Int64 {
    try await world.number(
      "SELECT count(*) FROM read_entries WHERE action = 'paper.print'")
  }

  @Test("Nobody prints what is not his to see, and no trace is left of it")
  func forbidden() async throws {
    let world = try await TestWorld()
    let office = world.office
    let stranger = try await world.actor(.stranger)
    let visitor = try await world.actor(.visitor)
    let cadre = try await world.actor(.countyWorker)
    for actor in [stranger, visitor, cadre] {
      #expect(
        await refusal {
          _ = try await office.perform(
            ReadTargetList(village: TestWorld.village, period: may),
            as: actor)
        } == .notFound)
      #expect(
        await refusal {
          _ = try await office.perform(
            ReadWorkPlan(.village(TestWorld.village), period: may), as: actor)
        } == .notFound)
      #expect(
        await refusal {
          _ = try await office.perform(
            ReadVisitBook(
              .persons, area: TestWorld.township, period: may), as: actor)
        } == .notFound)
    }
    for number in ["V001", "C001", "none"] {
      #expect(
        await refusal {
          _ = try await office.perform(
            ReadWorkPlan(.worker(number), period: may), as: stranger)
        } == .notFound)
    }
    #expect(
      await refusal {
        _ = try await office.perform(ReadBooklet("H00001"), as: stranger)
      } == .notFound)
    // Somebody of another household, under one that is his.
    let villageWorker = try await world.actor(.villageWorker)
    for person in ["P0002", "none"] {
      #expect(
        await refusal {
          _ = try await office.perform(
            ReadPersonFile(household: "H00001", person: person),
            as: villageWorker)
        } == .notFound)
    }
    #expect(
      await refusal {
        _ = try await office.perform(
          ReadBooklet("H00001"), as: .stranger)
      } == .notPermitted)
    #expect(try await printed(world) == 0)
  }

  @Test("A paper is of a village, a book of persons of a township at most")
  func tooWide() async throws {
    let world = try await TestWorld()
    let office = world.office
    let township = try await world.actor(.townshipWorker)
    #expect(
      await refusal {
        _ = try await office.perform(
          ReadTargetList(village: TestWorld.township, period: may),
          as: township)
      } == .notFound)
    let book = try await office.perform(
      ReadVisitBook(.persons, area: TestWorld.township, period: may),
      as: township)
    #expect(book.place.path.suffix(2) == ["颍州区", "清河乡"])
    #expect(
      await refusal {
        _ = try await office.perform(
          ReadVisitBook(.persons, area: TestWorld.county, period: may),
          as: .system("test"))
      } == .notFound)
  }

  @Test("The list has each household with its categories and who visits it")
  func targets() async throws {
    let world = try await TestWorld()
    let list = try await world.office.perform(
      ReadTargetList(village: TestWorld.village, period: may),
      as: try await world.actor(.villageWorker))
    #expect(list.lines.map(\.number) == ["H00001", "H00002", "H00003"])
    let first = list.lines[0]
    #expect(first.members.map(\.name) == ["王建国", "陈芳"])
    #expect(first.categories.contains { $0.title == "重度残疾人家庭" })
    #expect(
      first.duties.contains {
        $0.title == "村专委季度入户" && $0.actor == "双河村村专委（张村专）"
      })
    #expect(
      first.duties.contains { $0.actor == "钱干部（C001）" })
    #expect(
      list.lines[1].duties.contains {
        $0.person == "李秀英" && $0.actor == "何探访（R001）"
      })
    #expect(list.lines.allSatisfy { $0.change == nil })
    #expect(list.left.isEmpty)
    #expect(
      list.number(of: .special) + list.number(of: .focus)
        + list.number(of: .base) <= 3)
    #expect(try await printed(world) == 1)
  }

  @Test("Who joined, changed or left in the period is marked")
  func changes() async throws {
    let world = try await TestWorld()
    try await world.add([
      .household(
        HouseholdRecord(
          number: "H00009", village: TestWorld.village, head: "新来户",
          onFile: Span(from: day("2026-05-04"), to: nil))),
      .household(
        HouseholdRecord(
          number: "H00008", village: TestWorld.village, head: "销户户",
          onFile: Span(day("2025-01-01"), day("2026-05-10")))),
      .status(
        StatusRecord(
          person: "P0003", status: .destituteScattered,
          span: Span(from: day("2026-05-06"), to: nil))),
    ])
    let list = try await world.office.perform(
      ReadTargetList(village: TestWorld.village, period: may),
      as: try await world.actor(.townshipWorker))
    let changes = Dictionary(
      uniqueKeysWithValues: list.lines.map { ($0.number, $0.change) })
    #expect(changes["H00009"] == .joined)
    #expect(changes["H00003"] == .categories)
    #expect(changes["H00001"] == .some(nil))
    #expect(list.left.map(\.number) == ["H00008"])
    #expect(list.left[0].last == day("2026-05-10"))
  }

  @Test("The sums of a township are those of its villages' lists")
  func summary() async throws {
    let world = try await TestWorld()
    let summary = try await world.office.perform(
      ReadTargetSummary(township: TestWorld.township, period: may),
      as: try await world.actor(.townshipWorker))
    #expect(summary.villages.map(\.name) == ["双河村", "柳林村"])
    #expect(summary.households[TestWorld.village] == 3)
    #expect(summary.persons[TestWorld.village] == 4)
    #expect(summary.matters == [:])
    let list = try await world.office.perform(
      ReadTargetList(village: TestWorld.village, period: may),
      as: try await world.actor(.townshipWorker))
    for pack in summary.packs {
      for group in pack.groups {
        let listed = list.lines.flatMap(\.categories)
          .filter { $0.title == group.title }
        let isAlone =
          summary.packs.flatMap(\.groups)
          .count { $0.title == group.title } == 1
        guard isAlone else { continue }
        let number = listed.reduce(0) {
          $0 + (group.isOfPersons ? $1.persons.count : 1)
        }
        #expect(
          (pack.numbers[TestWorld.village]?[group.id] ?? 0) == number,
          "\(group.title)")
      }
    }
    #expect(
      await refusal {
        _ = try await world.office.perform(
          ReadTargetSummary(township: TestWorld.county, period: may),
          as: try await world.actor(.townshipWorker))
      } == .notFound)
  }

  @Test("A plan holds what is due and not what was done before")
  func plan() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.villageWorker)
    _ = try await world.office.perform(
      RecordVisit(
        Drafts.home(
          "H00003", meeting: ["P0003"],
          at: Moment(day("2026-05-18"), hour: 9))), as: actor)
    let plan = try await world.office.perform(
      ReadWorkPlan(.village(TestWorld.village), period: may), as: actor)
    let quarterly = plan.lines.filter { $0.duty == "村专委季度入户" }
    #expect(quarterly.map(\.household) == ["H00001", "H00002", "H00003"])
    #expect(quarterly.map { $0.state == .done } == [false, false, true])
    #expect(quarterly[2].doneOn == day("2026-05-18"))
    #expect(
      plan.duties.contains {
        $0.title == "村专委季度入户" && $0.clause == "第九条"
      })
    // In June the visit of May is over, and the quarter's window with it.
    let june = try await world.office.perform(
      ReadWorkPlan(
        .village(TestWorld.village),
        period: Span(day("2026-06-01"), day("2026-06-30"))), as: actor)
    let left = june.lines.filter { $0.duty == "村专委季度入户" }
    #expect(left.map(\.household) == ["H00001", "H00002"])
  }

  @Test("A worker's plan holds his own links and his village's duties")
  func worker() async throws {
    let world = try await TestWorld()
    let office = world.office
    let cadre = try await office.perform(
      ReadWorkPlan(.worker("C001"), period: may),
      as: try await world.actor(.countyWorker))
    #expect(cadre.title == "钱干部")
    #expect(
      Set(cadre.lines.map(\.household)).isSubset(of: ["H00001", "H00002"]))
    #expect(cadre.lines.allSatisfy { $0.actor == "钱干部（C001）" })
    #expect(!cadre.lines.isEmpty)
    let village = try await office.perform(
      ReadWorkPlan(.worker("V001"), period: may),
      as: try await world.actor(.townshipWorker))
    #expect(
      Set(village.lines.map(\.household)) == ["H00001", "H00002", "H00003"])
    #expect(village.lines.allSatisfy { $0.actor == "双河村村专委（张村专）" })
  }

  @Test("The book has a line for each person and window, with its visits")
  func book() async throws {
    let world = try await TestWorld()
    let visitor = try await world.actor(.visitor)
    _ = try await world.office.perform(
      RecordVisit(
        Drafts.home(
          "H00002", by: ["R001"], meeting: ["P0002"],
          at: Moment(day("2026-05-19"), hour: 9))), as: visitor)
    let book = try await world.office.perform(
      ReadVisitBook(.persons, area: TestWorld.village, period: may),
      as: try await world.actor(.villageWorker))
    let lines = book.lines.filter { $0.duty == "半月探访" }
    #expect(
      lines.map(\.window) == [
        Span(day("2026-05-01"), day("2026-05-15")),
        Span(day("2026-05-16"), day("2026-05-31")),
      ])
    #expect(lines.map(\.name) == ["李秀英", "李秀英"])
    #expect(lines.map(\.state) == [.missed, .done])
    #expect(lines[0].visits.isEmpty)
    #expect(lines[1].visits.map(\.visitors) == [["何探访"]])
    #expect(lines[1].visits.map(\.mode) == [.home])
    let households = try await world.office.perform(
      ReadVisitBook(.households, area: TestWorld.village, period: may),
      as: try await world.actor(.villageWorker))
    #expect(households.lines.contains { $0.household == "H00001" })
    #expect(!households.lines.contains { $0.duty == "半月探访" })
  }

  @Test("The booklet and the file mask numbers and leave a read line")
  func masked() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.villageWorker)
    let booklet = try await world.office.perform(
      ReadBooklet("H00001"), as: actor)
    let file = try await world.office.perform(
      ReadPersonFile(household: "H00001", person: "P0001"), as: actor)
    for text in ["\(booklet)", "\(file)"] {
      #expect(!text.contains("341202196001011234"))
      #expect(!text.contains("13812345678"))
      #expect(!text.contains("34120219600101123442"))
    }
    #expect(file.member.name == "王建国")
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM read_entries WHERE action = 'paper.print'
          AND subject IN ('H00001', 'P0001') AND actor = 'v001'
        """) >= 2)
  }

  @Test("A file shows numbers whole for a reason alone, and the log says so")
  func revealed() async throws {
    let world = try await TestWorld()
    let actor = try await world.actor(.villageWorker)
    func reveal(_ reason: String) -> RevealPersonFile {
      RevealPersonFile(household: "H00001", person: "P0001", reason: reason)
    }
    for reason in ["", "  ", String(repeating: "因", count: 101)] {
      let refused = await #expect(throws: Refusal.self) {
        _ = try await world.office.perform(reveal(reason), as: actor)
      }
      #expect(fields(of: refused) == ["reason"])
    }
    #expect(
      try await world.number(
        "SELECT count(*) FROM audit_entries WHERE action = 'identity.reveal'")
        == 0)
    let file = try await world.office.perform(reveal("归档"), as: actor)
    #expect(file.citizenID == "341202196001011234")
    #expect(file.certificate == "34120219600101123442")
    #expect(file.phone == "13812345678")
    #expect(
      try await world.number(
        """
        SELECT count(*) FROM audit_entries
        WHERE action = 'identity.reveal' AND subject = 'P0001'
          AND detail = 'household H00001 file: 归档'
        """) == 1)
    await #expect(throws: Refusal.notFound) {
      _ = try await world.office.perform(
        reveal("归档"), as: try await world.actor(.stranger))
    }
  }
}

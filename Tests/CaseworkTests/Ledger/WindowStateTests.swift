import Casework
import Testing

@Suite("A window of a duty")
struct WindowStateTests {
  @Test("is missed, deferred by a call with a reason, or done (E-01 to E-03)")
  func quarters() {
    var world = LedgerWorld(SampleDuty.household(.quarter, defers: true))
    let home = world.household("H1")
    let other = world.household("H2")
    let worker = world.worker("V1")
    for household in [home, other] {
      let name = household == home ? "A" : "B"
      world.visit(name + "1", "2026-02-10", to: household, by: worker)
      world.visit(name + "2", "2026-05-20", to: household, by: worker)
      world.visit(
        name + "3", "2026-08-15", to: household, by: worker, .phone,
        reason: household == home)
      world.visit(name + "4", "2026-10-08", to: household, by: worker)
    }
    #expect(
      world.rows() == [
        "H1 2026-01-01 done 1/1 A1", "H1 2026-04-01 done 1/1 A2",
        "H1 2026-07-01 deferred 0/1", "H1 2026-10-01 done 1/1 A4",
        "H2 2026-01-01 done 1/1 B1", "H2 2026-04-01 done 1/1 B2",
        "H2 2026-07-01 missed 0/1", "H2 2026-10-01 done 1/1 B4",
      ])
  }

  @Test("counts only a completed visit to its own household by its own worker")
  func whatCounts() {
    var world = LedgerWorld(SampleDuty.household())
    let home = world.household("H1", from: "2026-03-01")
    let next = world.household("H0", to: "2026-01-05")
    let worker = world.worker("V1", to: "2026-03-20")
    let stranger = world.worker("V2", .volunteer)
    world.visit("A", "2026-03-02", to: home, by: worker, .home, .nobodyHome)
    world.visit("B", "2026-03-03", to: home, by: worker, .home, .refused)
    world.visit("C", "2026-03-04", to: home, by: worker, family: false)
    world.visit("D", "2026-03-05", to: home, by: stranger)
    world.visit("E", "2026-03-06", to: next, by: worker)
    world.visit("F", "2026-03-07", to: home, by: worker, .inPerson)
    world.visit("G", "2026-03-21", to: home, by: worker)
    #expect(
      world.rows(from: "2026-03-01", to: "2026-03-31")
        == ["H1 2026-03-01 missed 0/1"])
  }

  @Test("counts one visit a day, the earliest, then the smaller number")
  func oneADay() {
    var world = LedgerWorld(SampleDuty.household(required: 2))
    let home = world.household("H1", from: "2026-03-01", to: "2026-03-31")
    let worker = world.worker("V1")
    world.visit("C", "2026-03-02 15:00", to: home, by: worker)
    world.visit("B", "2026-03-02 10:00", to: home, by: worker)
    world.visit("A", "2026-03-02 10:00", to: home, by: worker)
    world.visit("A0", "2026-03-02 11:00", to: home, by: worker)
    #expect(world.rows() == ["H1 2026-03-01 missed 1/2 A"])
  }

  @Test("is deferred by contacts on other days than those that counted")
  func deferral() {
    var world = LedgerWorld(
      SampleDuty.household(.quarter, required: 2, defers: true))
    let sameDay = world.household("H1", from: "2026-01-01")
    let otherDay = world.household("H2", from: "2026-01-01")
    let worker = world.worker("V1")
    for (name, household) in [("A", sameDay), ("B", otherDay)] {
      world.visit(name + "1", "2026-02-10", to: household, by: worker)
      world.visit(
        name + "2", household == sameDay ? "2026-02-10 16:00" : "2026-02-11",
        to: household, by: worker, .video, reason: true)
    }
    let quarter = world.rows(to: "2026-03-31", asOf: "2026-03-31")
    #expect(
      quarter == [
        "H1 2026-01-01 missed 1/2 A1", "H2 2026-01-01 deferred 1/2 B1",
      ])
    #expect(
      world.rows(to: "2026-03-31", asOf: "2026-03-30").map {
        $0.split(separator: " ").dropFirst(2).joined(separator: " ")
      } == ["open 1/2 A1 contact_kept", "open 1/2 B1 contact_kept"])
  }

  @Test("is void from the unit's last day on, where it is not done by then")
  func exitDay() {
    var world = LedgerWorld(SampleDuty.household())
    let worker = world.worker("V1")
    _ = world.household("H1", to: "2026-06-12")
    let visited = world.household("H2", to: "2026-06-12")
    world.visit("A", "2026-06-12", to: visited, by: worker)
    let late = world.household("H3", to: "2026-06-12")
    world.visit("B", "2026-06-13", to: late, by: worker)
    let june = { (asOf: String) in
      world.states(from: "2026-06-01", to: "2026-06-30", asOf: asOf)
    }
    #expect(june("2026-06-11") == ["open", "open", "open"])
    #expect(june("2026-06-12") == ["void", "done", "void"])
    #expect(june("2026-06-30") == ["void", "done", "void"])
    #expect(
      world.notes(from: "2026-06-01", to: "2026-06-30").first
        == "对象2026-06-12之后不在范围内，本期不再计")
    #expect(world.rows(from: "2026-07-01").isEmpty)
  }

  @Test("that the unit leaves on its last day is missed, not void")
  func exitAtTheEnd() {
    var world = LedgerWorld(SampleDuty.household())
    _ = world.household("H1", to: "2026-06-30")
    #expect(
      world.rows(from: "2026-06-01") == ["H1 2026-06-01 missed 0/1"])
  }

  @Test("goes on where a unit that had left came back")
  func comesBack() {
    var world = LedgerWorld(SampleDuty.person(.month))
    let home = world.household("H1")
    let person = world.person("P1", in: home, to: "2026-06-05")
    world.builder.addStay(
      person: person, household: home,
      span: world.span("2026-06-10", ""))
    let june = { (asOf: String) in
      world.states(from: "2026-06-01", to: "2026-06-30", asOf: asOf)
    }
    #expect(june("2026-06-04") == ["open"])
    #expect(june("2026-06-09") == ["void"])
    #expect(june("2026-06-10") == ["open"])
    #expect(june("2026-06-30") == ["missed"])
  }
}

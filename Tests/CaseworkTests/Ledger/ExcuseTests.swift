import Casework
import Testing

@Suite("Absence and suspension excuse a window")
struct ExcuseTests {
  @Test(
    "when they take half of its days, and not one day less",
    arguments: [
      (WindowKind.month, "2026-04-01", "2026-04-15", "excused"),
      (.month, "2026-04-01", "2026-04-14", "missed"),
      (.month, "2026-05-01", "2026-05-15", "missed"),
      (.month, "2026-05-01", "2026-05-16", "excused"),
      (.halfMonth, "2026-04-01", "2026-04-08", "excused"),
      (.halfMonth, "2026-04-01", "2026-04-07", "missed"),
      (.quarter, "2026-04-01", "2026-05-16", "excused"),
      (.quarter, "2026-04-01", "2026-05-15", "missed"),
    ])
  func half(kind: WindowKind, first: String, last: String, state: String) {
    var absent = LedgerWorld(SampleDuty.household(kind))
    let home = absent.household("H1")
    absent.builder.addAbsence(household: home, span: absent.span(first, last))
    #expect(absent.states(from: first, to: first) == [state])

    var suspended = LedgerWorld(SampleDuty.household(kind))
    _ = suspended.household("H1")
    suspended.builder.addSuspension(
      area: LedgerWorld.township, span: suspended.span(first, last))
    #expect(suspended.states(from: first, to: first) == [state])
  }

  @Test("a day once, be it absence or suspension")
  func overlapping() {
    var world = LedgerWorld(SampleDuty.household())
    let apart = world.household("H1")
    let together = world.household("H2")
    world.builder.addSuspension(
      area: LedgerWorld.village, span: world.span("2026-04-01", "2026-04-08"))
    world.builder.addAbsence(
      household: apart, span: world.span("2026-04-09", "2026-04-15"))
    world.builder.addAbsence(
      household: together, span: world.span("2026-04-08", "2026-04-14"))
    #expect(
      world.states(from: "2026-04-01", to: "2026-04-30")
        == ["excused", "missed"])
  }

  @Test("of a household on days when every member is away, if it has any")
  func everyMember() {
    var world = LedgerWorld(SampleDuty.household())
    for (number, secondFrom) in [("H1", "2026-04-01"), ("H2", "2026-04-02")] {
      let home = world.household(number)
      let first = world.person("P1" + number, in: home)
      let second = world.person("P2" + number, in: home)
      world.builder.addAbsence(
        person: first, span: world.span("2026-04-01", "2026-04-15"))
      world.builder.addAbsence(
        person: second, span: world.span(secondFrom, ""))
    }
    _ = world.household("H3")
    #expect(
      world.states(from: "2026-04-01", to: "2026-04-30")
        == ["excused", "missed", "missed"])
  }

  @Test("of a person by his own rows or those of his household that day")
  func person() {
    var world = LedgerWorld(SampleDuty.person(.month))
    let old = world.household("H1")
    let new = world.household("H2")
    let person = world.person("P1", in: old, to: "2026-04-10")
    world.builder.addStay(
      person: person, household: new, span: world.span("2026-04-11", ""))
    // Days 6 to 10 by the old household, 16 to 25 by the new one.
    world.builder.addAbsence(
      household: old, span: world.span("2026-04-06", "2026-04-15"))
    world.builder.addAbsence(
      household: new, span: world.span("2026-04-01", "2026-04-10"))
    world.builder.addAbsence(
      household: new, span: world.span("2026-04-16", "2026-04-25"))
    #expect(world.states(from: "2026-04-01", to: "2026-04-30") == ["excused"])
    #expect(
      world.states(from: "2026-04-01", to: "2026-04-30", asOf: "2026-04-29")
        == ["open"])
  }

  @Test("only where nothing better is to be said of it")
  func rank() {
    var world = LedgerWorld(SampleDuty.household(defers: true))
    let worker = world.worker("V1")
    for number in ["H1", "H2", "H3", "H4"] {
      let home = world.household(
        number, to: number == "H3" ? "2026-04-20" : "")
      world.builder.addAbsence(
        household: home, span: world.span("2026-04-01", "2026-04-30"))
      if number == "H1" {
        world.visit("A", "2026-04-02", to: home, by: worker)
      }
      if number == "H2" {
        world.visit(
          "B", "2026-04-02", to: home, by: worker, .phone, reason: true)
      }
    }
    #expect(
      world.states(from: "2026-04-01", to: "2026-04-30")
        == ["done", "deferred", "void", "excused"])
  }
}

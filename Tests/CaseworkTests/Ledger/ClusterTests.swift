import Casework
import Testing

@Suite("Two windows fulfilled close together are marked clustered (A-02)")
struct ClusterTests {
  @Test(
    "where strictly less than a third of the later window lies between",
    arguments: [
      (WindowKind.quarter, "2026-03-31", "2026-04-01", true),
      // A third of 91 days is 30.33.
      (.quarter, "2026-03-15", "2026-04-14", true),
      (.quarter, "2026-03-15", "2026-04-15", false),
      // A third of 30 days is 10: exactly a third is none.
      (.month, "2026-03-31", "2026-04-09", true),
      (.month, "2026-03-31", "2026-04-10", false),
      // Of 31 days 10 are less than a third, of 28 they are not.
      (.month, "2026-04-30", "2026-05-10", true),
      (.month, "2026-01-31", "2026-02-10", false),
      (.halfMonth, "2026-04-15", "2026-04-19", true),
      (.halfMonth, "2026-04-15", "2026-04-20", false),
      (.year, "2025-12-31", "2026-05-01", true),
      (.year, "2025-12-01", "2026-04-02", false),
    ])
  func third(kind: WindowKind, first: String, second: String, isMarked: Bool) {
    var world = LedgerWorld(SampleDuty.household(kind))
    let home = world.household("H1")
    let worker = world.worker("V1")
    world.visit("A", first, to: home, by: worker)
    world.visit("B", second, to: home, by: worker)
    let row = world.rows(from: second, to: second).first ?? ""
    #expect(row.hasSuffix(isMarked ? "1/1 B clustered" : "1/1 B"))
    // Never the earlier one.
    let earlier = world.rows(from: first, to: first).first ?? ""
    #expect(earlier.hasSuffix("done 1/1 A"))
  }

  @Test("from the last day of the one to the first day of the other")
  func lastToFirst() {
    var world = LedgerWorld(SampleDuty.household())
    let home = world.household("H1")
    let worker = world.worker("V1")
    for (number, at) in [
      ("A", "2026-03-31"), ("B", "2026-03-01"), ("C", "2026-04-30"),
      ("D", "2026-04-05"),
    ] {
      world.visit(number, at, to: home, by: worker)
    }
    #expect(
      world.rows(from: "2026-03-01", to: "2026-04-30") == [
        "H1 2026-03-01 done 2/1 B;A", "H1 2026-04-01 done 2/1 D;C clustered",
      ])
  }

  @Test("only with the listed window right before, which held a visit")
  func windowBetween() {
    var world = LedgerWorld(SampleDuty.household(required: 2))
    let home = world.household("H1")
    let worker = world.worker("V1")
    world.visit("A", "2026-02-28", to: home, by: worker)
    world.visit("B", "2026-04-01", to: home, by: worker)
    world.visit("C", "2026-05-01", to: home, by: worker)
    world.visit("D", "2026-06-02", to: home, by: worker)
    world.visit("E", "2026-07-02", to: home, by: worker)
    world.visit("F", "2026-06-28", to: home, by: worker)
    // Whatever the states: that of July is missed.
    #expect(
      world.rows(from: "2026-04-01", to: "2026-07-31") == [
        "H1 2026-04-01 missed 1/2 B", "H1 2026-05-01 missed 1/2 C",
        "H1 2026-06-01 done 2/2 D;F", "H1 2026-07-01 missed 1/2 E clustered",
      ])
  }
}

import Casework
import Testing

@Suite("Visits to linked households (E-08)")
struct LinkPoolTests {
  private static func world(pooled: Bool) -> LedgerWorld {
    var world = LedgerWorld(SampleDuty.link(pooled: pooled))
    let first = world.household("A")
    let second = world.household("B")
    let cadre = world.worker("C001", .federationStaff)
    let other = world.worker("C002", .federationStaff)
    for household in [first, second] {
      world.builder.addLink(
        .household, worker: cadre, object: household, span: .always)
    }
    world.builder.addLink(
      .household, worker: other, object: second, span: .always)
    world.visit("V1", "2026-03-03 09:00", to: first, by: cadre)
    world.visit("V2", "2026-03-03 10:00", to: second, by: cadre)
    world.visit("V3", "2026-09-09", to: first, by: cadre)
    // Nobody's duty: the second one's colleague at the first household.
    world.visit("V4", "2026-10-09", to: first, by: other)
    return world
  }

  @Test("count for the household that was visited")
  func apart() {
    #expect(
      Self.world(pooled: false).rows() == [
        "C001+A 2026-01-01 done 2/2 V1;V3",
        "C001+B 2026-01-01 missed 1/2 V2", "C002+B 2026-01-01 missed 0/2",
      ])
  }

  @Test("count for all households of the worker where they are pooled")
  func pooled() {
    #expect(
      Self.world(pooled: true).rows() == [
        "C001+A 2026-01-01 done 3/2 V1;V2;V3",
        "C001+B 2026-01-01 done 3/2 V1;V2;V3",
        "C002+B 2026-01-01 missed 0/2",
      ])
  }

  @Test("count only while the link and the post are in force")
  func inForce() {
    var world = LedgerWorld(SampleDuty.link(required: 1, pooled: false))
    let cadre = world.worker("C001", .federationStaff, to: "2026-10-31")
    for (name, to, at) in [
      ("A", "2026-06-30", "2026-07-01"), ("B", "2026-06-30", "2026-06-30"),
      ("C", "", "2026-11-01"),
    ] {
      let home = world.household(name)
      world.builder.addLink(
        .household, worker: cadre, object: home, span: world.span("", to))
      world.visit("V" + name, at, to: home, by: cadre)
    }
    #expect(
      world.rows() == [
        "C001+A 2026-01-01 void 0/1", "C001+B 2026-01-01 done 1/1 VB",
        "C001+C 2026-01-01 void 0/1",
      ])
  }
}

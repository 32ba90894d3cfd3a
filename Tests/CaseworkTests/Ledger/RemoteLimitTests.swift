import Casework
import Testing

@Suite("Remote contact in place of a visit (A-05)")
struct RemoteLimitTests {
  /// The states of a person visited at these times, a letter telling how.
  private static func rows(
    _ visits: [(String, VisitMode)], from first: String = "2026-01-01",
    staysFrom: String = "2025-06-01", to last: String = "2026-03-31"
  ) -> [String] {
    var world = LedgerWorld(SampleDuty.person())
    let home = world.household("H1")
    let person = world.person("P1", in: home, from: staysFrom)
    let worker = world.worker("T1", .responsibleVisitor)
    world.builder.addResponsibility(
      worker: worker, person: person, span: .always)
    for (index, (at, mode)) in visits.enumerated() {
      world.visit(
        "V\(index + 1)", at, to: home, by: worker, mode, met: [person])
    }
    return world.rows(from: first, to: last).map {
      $0.split(separator: " ").dropFirst(2).joined(separator: " ")
    }
  }

  @Test("is not accepted twice in a row (E-15)")
  func twice() {
    #expect(
      Self.rows(
        [
          ("2026-01-03", .home), ("2026-01-20", .phone),
          ("2026-02-04", .phone),
        ], to: "2026-02-15")
        == ["done 1/1 V1", "done 1/1 V2", "remote_rejected 0/1"])
  }

  @Test("goes on being refused after a window that was refused")
  func chain() {
    #expect(
      Self.rows(
        [
          ("2026-01-10", .phone), ("2026-01-28", .video),
          ("2026-02-10", .phone), ("2026-02-25", .inPerson),
          ("2026-03-10", .phone), ("2026-03-25", .phone),
        ])
        == [
          "done 1/1 V1", "remote_rejected 0/1", "remote_rejected 0/1",
          "done 1/1 V4", "done 1/1 V5", "remote_rejected 0/1",
        ])
  }

  @Test("is accepted after a window with nothing in it")
  func afterMissed() {
    #expect(
      Self.rows(
        [("2026-01-10", .phone), ("2026-02-10", .phone)], to: "2026-02-15")
        == ["done 1/1 V1", "missed 0/1", "done 1/1 V2"])
  }

  @Test("is accepted beside a door visit of the same window or day")
  func besideADoor() {
    #expect(
      Self.rows(
        [
          ("2026-01-05", .phone), ("2026-01-18", .phone),
          ("2026-01-30", .home), ("2026-02-10 09:00", .phone),
          ("2026-02-10 15:00", .home),
        ], to: "2026-02-15")
        == ["done 1/1 V1", "done 2/1 V2;V3", "done 1/1 V5"])
  }

  @Test("looks back over windows that are not listed, however many")
  func longAgo() {
    var world = LedgerWorld(SampleDuty.person())
    let home = world.household("H1")
    let person = world.person("P1", in: home, to: "2025-08-15")
    world.builder.addStay(
      person: person, household: home, span: world.span("2026-02-01", ""))
    let worker = world.worker("T1", .responsibleVisitor)
    world.builder.addResponsibility(
      worker: worker, person: person, span: .always)
    world.visit("V1", "2025-08-10", to: home, by: worker, .phone, met: [person])
    world.visit("V2", "2026-02-10", to: home, by: worker, .phone, met: [person])
    #expect(
      world.rows(from: "2026-02-01", to: "2026-02-15")
        == ["P1 2026-02-01 remote_rejected 0/1"])
  }

  @Test("of the period's first window is judged by the window before it")
  func before() {
    let visits: [(String, VisitMode)] = [
      ("2025-12-20", .video), ("2026-01-10", .phone),
    ]
    #expect(
      Self.rows(visits, to: "2026-01-15") == ["remote_rejected 0/1"])
    // Before he was there it was no window of his.
    #expect(
      Self.rows(visits, staysFrom: "2026-01-01", to: "2026-01-15")
        == ["done 1/1 V2"])
  }
}

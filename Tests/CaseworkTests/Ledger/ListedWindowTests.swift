import Casework
import TestSupport
import Testing

@Suite("A window is listed")
struct ListedWindowTests {
  /// Kind, a window of it, and the entry days that leave just enough of it
  /// and one day too few.
  static let entries: [(WindowKind, String, String, String, String)] = [
    (.halfMonth, "2026-04-16", "2026-04-30", "2026-04-26", "2026-04-27"),
    (.month, "2026-04-01", "2026-04-30", "2026-04-21", "2026-04-22"),
    (.quarter, "2026-04-01", "2026-06-30", "2026-06-01", "2026-06-02"),
    (.halfYear, "2026-01-01", "2026-06-30", "2026-05-02", "2026-05-03"),
    (.year, "2026-01-01", "2026-12-31", "2026-09-03", "2026-09-04"),
  ]

  @Test(
    "when an entry leaves enough of it, whatever comes of the stay",
    arguments: ListedWindowTests.entries)
  func thresholds(
    kind: WindowKind, first: String, last: String, enough: String,
    tooLate: String
  ) {
    var world = LedgerWorld(SampleDuty.household(kind))
    _ = world.household("H1", from: first)
    _ = world.household("H2", from: enough)
    _ = world.household("H3", from: tooLate)
    // A later exit does not shorten what an entry leaves.
    _ = world.household("H4", from: enough, to: enough)
    _ = world.household("H5", to: first)
    #expect(
      world.rows(from: first, to: last, asOf: last) == [
        "H1 \(first) missed 0/1", "H2 \(first) missed 0/1",
        "H4 \(first) void 0/1", "H5 \(first) void 0/1",
      ])
  }

  @Test("neither before it begins nor for a stay that begins after as-of")
  func future() {
    var world = LedgerWorld(SampleDuty.household())
    _ = world.household("H1", from: "2026-05-10")
    #expect(world.rows(asOf: "2026-05-09").isEmpty)
    #expect(world.rows(asOf: "2026-05-10") == ["H1 2026-05-01 open 0/1"])
    #expect(
      world.rows(asOf: "2026-06-01")
        == ["H1 2026-05-01 missed 0/1", "H1 2026-06-01 open 0/1"])
  }

  @Test("from days on which the pack is in force at the village or above")
  func packInForce() {
    var world = LedgerWorld(SampleDuty.household())
    world.builder.addPolicy(
      "other", area: LedgerWorld.village, span: .always)
    let elsewhere = AreaCode(filled: 341_203_001_201, level: .village)
    _ = world.builder.addHousehold(
      "H2", village: elsewhere, onFile: .always)
    _ = world.household("H1", from: "2026-12-01")
    #expect(world.rows() == ["H1 2026-12-01 missed 0/1"])
  }

  @Test("the same, whatever period chooses it")
  func periods() {
    var world = LedgerWorld(SampleDuty.person())
    let home = world.household("H1")
    let person = world.person("P1", in: home, from: "2026-01-10")
    let worker = world.worker("T1", .responsibleVisitor)
    world.builder.addResponsibility(
      worker: worker, person: person, span: .always)
    var seeded = Seeded(9)
    for number in 10..<60 {
      let day = Day(number: Int32(seeded.number(in: 20_454...20_700)))
      world.visit(
        "V\(number)", "\(day)", to: home, by: worker,
        seeded.element(of: [.home, .phone, .phone, .video]), met: [person])
    }
    let all = world.rows(from: "2026-01-01")
    #expect(all.count == 24)
    for from in ["2026-03-16", "2026-07-01", "2026-12-20"] {
      let some = world.rows(from: from)
      #expect(some == Array(all.suffix(some.count)))
      #expect(!some.isEmpty)
    }
  }
}

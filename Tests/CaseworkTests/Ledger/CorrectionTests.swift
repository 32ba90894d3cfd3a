import Casework
import Testing

@Suite("A visit and its corrections are one record")
struct CorrectionTests {
  private static func world(knownAt: String? = nil)
    -> (LedgerWorld, home: Int32, worker: Int32)
  {
    var world = LedgerWorld(
      SampleDuty.household(),
      knownAt: knownAt.flatMap { Moment($0) }
        ?? .distantFuture)
    let home = world.household("H1")
    let worker = world.worker("V1")
    return (world, home, worker)
  }

  private static func rows(_ world: LedgerWorld) -> [String] {
    world.rows(from: "2026-03-01", to: "2026-04-30").map {
      $0.split(separator: " ").dropFirst(1).joined(separator: " ")
    }
  }

  @Test("of which the one recorded last stands, under its own number")
  func lastRecorded() {
    var (world, home, worker) = Self.world()
    let first = world.visit("A", "2026-03-10", to: home, by: worker)
    world.visit(
      "C", "2026-04-11", to: home, by: worker, recorded: "2026-03-12",
      corrects: first)
    world.visit(
      "B", "2026-03-12", to: home, by: worker, recorded: "2026-03-13",
      corrects: first)
    #expect(
      Self.rows(world) == ["2026-03-01 done 1/1 B", "2026-04-01 missed 0/1"])
  }

  @Test("of which, recorded at once, the one further down the chain stands")
  func furtherDown() {
    var (world, home, worker) = Self.world()
    let first = world.visit("Z", "2026-03-10", to: home, by: worker)
    let second = world.visit(
      "B", "2026-03-10 10:00", to: home, by: worker,
      recorded: "2026-03-12", corrects: first)
    world.visit(
      "A", "2026-03-11", to: home, by: worker, recorded: "2026-03-12",
      corrects: second)
    world.visit(
      "Y", "2026-03-12", to: home, by: worker, recorded: "2026-03-12",
      corrects: first)
    #expect(Self.rows(world).first == "2026-03-01 done 1/1 A")
  }

  @Test("of which, equally far down, the larger number stands")
  func largerNumber() {
    var (world, home, worker) = Self.world()
    let first = world.visit("Z", "2026-03-10", to: home, by: worker)
    for number in ["C", "D", "B"] {
      world.visit(
        number, "2026-03-11", to: home, by: worker, recorded: "2026-03-12",
        corrects: first)
    }
    #expect(Self.rows(world).first == "2026-03-01 done 1/1 D")
  }

  @Test("taken back by a correction of its result")
  func takenBack() {
    var (world, home, worker) = Self.world()
    let first = world.visit("A", "2026-03-10", to: home, by: worker)
    let second = world.visit(
      "B", "2026-03-10", to: home, by: worker, .home, .nobodyHome,
      recorded: "2026-03-11", corrects: first)
    #expect(Self.rows(world).first == "2026-03-01 missed 0/1")
    world.visit(
      "C", "2026-04-02", to: home, by: worker, recorded: "2026-04-03",
      corrects: second)
    #expect(
      Self.rows(world) == [
        "2026-03-01 missed 0/1", "2026-04-01 done 1/1 C",
      ])
  }

  @Test(
    "as it was known at a time",
    arguments: [
      ("2026-03-10 08:59", ["missed 0/1", "missed 0/1"]),
      ("2026-03-10 09:00", ["done 1/1 A", "missed 0/1"]),
      ("2026-03-20 08:59:59", ["done 1/1 A", "missed 0/1"]),
      ("2026-03-20 09:00", ["missed 0/1", "missed 0/1"]),
      ("2026-04-05 09:00", ["missed 0/1", "done 1/1 C"]),
    ])
  func knownAt(time: String, expected: [String]) {
    var (world, home, worker) = Self.world(knownAt: time)
    let first = world.visit("A", "2026-03-10", to: home, by: worker)
    let second = world.visit(
      "B", "2026-03-10", to: home, by: worker, .home, .refused,
      recorded: "2026-03-20", corrects: first)
    world.visit(
      "C", "2026-04-02", to: home, by: worker, recorded: "2026-04-05",
      corrects: second)
    let found = Self.rows(world).map { $0.dropFirst("2026-03-01 ".count) }
    #expect(found.map(String.init) == expected)
  }

  @Test("late where its first entry came more than seven days after")
  func lateEntry() {
    var (world, home, worker) = Self.world()
    let first = world.visit(
      "A", "2026-03-01", to: home, by: worker, recorded: "2026-03-09")
    let second = world.visit(
      "B", "2026-04-01", to: home, by: worker, recorded: "2026-04-08")
    #expect(
      Self.rows(world) == [
        "2026-03-01 done 1/1 A late_entry", "2026-04-01 done 1/1 B",
      ])
    // By the first entry and the day as corrected.
    world.visit(
      "C", "2026-03-02", to: home, by: worker, recorded: "2026-05-01",
      corrects: first)
    world.visit(
      "D", "2026-04-02", to: home, by: worker, recorded: "2026-05-01",
      corrects: second)
    #expect(
      Self.rows(world) == [
        "2026-03-01 done 1/1 C", "2026-04-01 done 1/1 D",
      ])
  }
}

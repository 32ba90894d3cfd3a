import Casework
import Testing

@Suite("Agreements on entrusted care")
struct AgreementTests {
  typealias World = CareWorld

  @Test(
    "the state follows from the steps",
    arguments: [
      (World.agreement("a", "2026-01-01", "2026-12-31"), "2026-05-01", "拟定"),
      (
        World.agreement("a", "2026-01-01", "2026-12-31", signed: "2026-02-01"),
        "2026-01-31", "拟定"
      ),
      (
        World.agreement("a", "2026-01-01", "2026-12-31", signed: "2026-02-01"),
        "2026-02-01", "有效"
      ),
      (
        World.agreement("a", "2026-01-01", "2026-12-31", signed: "2025-12-20"),
        "2026-12-31", "有效"
      ),
      (
        World.agreement("a", "2026-01-01", "2026-12-31", signed: "2025-12-20"),
        "2027-01-01", "到期"
      ),
      (
        World.agreement(
          "a", "2026-01-01", "2026-12-31", signed: "2025-12-20",
          ended: "2026-05-01"), "2026-05-01", "有效"
      ),
      (
        World.agreement(
          "a", "2026-01-01", "2026-12-31", signed: "2025-12-20",
          ended: "2026-05-01"), "2026-05-02", "解除"
      ),
      (
        World.agreement("a", "2026-01-01", "2026-12-31", isVoid: true),
        "2026-05-02", "作废"
      ),
    ])
  func states(_ agreement: CareAgreement, _ day: String, _ word: String) {
    #expect(
      agreement.state(on: World.day(day), among: [agreement]).word == word)
  }

  @Test("what another followed is replaced, from the day it begins")
  func replaced() {
    let old = World.agreement(
      "a", "2026-01-01", "2026-12-31", signed: "2026-01-01",
      ended: "2026-05-01")
    let draft = World.agreement("b", "2026-05-10", "2027-05-09")
    let new = World.agreement(
      "c", "2026-05-10", "2027-05-09", signed: "2026-05-08")
    func state(_ day: String, _ others: [CareAgreement]) -> String {
      old.state(on: World.day(day), among: [old] + others).word
    }
    #expect(state("2026-05-20", [draft]) == "解除")
    #expect(state("2026-05-09", [new]) == "解除")
    #expect(state("2026-05-10", [new]) == "已替换")
  }

  @Test("two agreements overlap by the days they claim")
  func overlap() {
    let old = World.agreement(
      "a", "2026-01-01", "2026-12-31", signed: "2026-01-01")
    let cut = World.agreement(
      "a", "2026-01-01", "2026-12-31", signed: "2026-01-01",
      ended: "2026-05-01")
    let void = World.agreement("a", "2026-01-01", "2026-12-31", isVoid: true)
    let draft = World.agreement("d", "2026-01-01", "2026-12-31")
    let new = World.agreement("b", "2026-05-01", "2027-04-30")
    let later = World.agreement("b", "2026-05-02", "2027-04-30")
    #expect(new.overlapping([old])?.id == "a")
    #expect(new.overlapping([cut])?.id == "a")
    #expect(later.overlapping([cut]) == nil)
    #expect(new.overlapping([void]) == nil)
    #expect(new.overlapping([draft])?.id == "d")
    #expect(new.overlapping([new]) == nil)
  }

  @Test("E-20: ended on 1 May, the eighth day is the alarm")
  func alarm() {
    let file = World.file(
      [
        World.agreement(
          "a", "2026-01-01", "2026-12-31", signed: "2025-12-30",
          ended: "2026-05-01")
      ], [World.evaluation("a", "2026-04-28", score: 1, isPassed: false)])
    #expect(World.standing(file, on: "2026-05-01").without == nil)
    let eighth = World.standing(file, on: "2026-05-08")
    #expect(eighth.without == World.day("2026-05-02"))
    #expect(eighth.daysWithout(on: World.day("2026-05-08")) == 7)
    #expect(!eighth.isAlarm)
    let ninth = World.standing(file, on: "2026-05-09")
    #expect(ninth.isAlarm)
    #expect(ninth.without == World.day("2026-05-02"))
    #expect(ninth.replacement?.endedOn == World.day("2026-05-01"))
  }

  @Test("days without begin with the need, and end with an agreement")
  func gaps() {
    let day = World.day
    let file = World.file([
      World.agreement("a", "2025-06-01", "2025-12-31", signed: "2025-06-01"),
      World.agreement("d", "2026-01-01", "2026-12-31"),
    ])
    func gap(_ needed: [Span], _ text: String) -> Day? {
      file.agreements.gap(needed: needed, on: day(text))
    }
    let always = Span(from: day("2025-01-01"), to: nil)
    #expect(gap([always], "2025-03-01") == day("2025-01-01"))
    #expect(gap([always], "2025-06-01") == nil)
    // A draft is none.
    #expect(gap([always], "2026-02-01") == day("2026-01-01"))
    #expect(gap([], "2026-02-01") == nil)
    // Needs that touch are one; a need that began later counts from there.
    let touching = [
      Span(day("2025-01-01"), day("2026-01-15")),
      Span(from: day("2026-01-16"), to: nil),
    ]
    #expect(gap(touching, "2026-02-01") == day("2026-01-01"))
    let later = [Span(from: day("2026-01-20"), to: nil)]
    #expect(gap(later, "2026-02-01") == day("2026-01-20"))
    #expect(gap(later, "2026-01-19") == nil)
  }

  @Test("what ends soon is listed, unless another follows")
  func expiring() {
    let old = World.agreement(
      "a", "2025-07-01", "2026-06-30", signed: "2025-07-01")
    let next = World.agreement(
      "b", "2026-07-01", "2027-06-30", signed: "2026-06-01")
    #expect(!World.standing(World.file([old]), on: "2026-05-30").isExpiring)
    #expect(World.standing(World.file([old]), on: "2026-05-31").isExpiring)
    #expect(World.standing(World.file([old]), on: "2026-06-30").isExpiring)
    #expect(
      !World.standing(World.file([old, next]), on: "2026-06-30").isExpiring)
  }
}

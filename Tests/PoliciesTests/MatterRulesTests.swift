import Casework
import Testing

@testable import Policies

@Suite("What packs say of matters")
struct MatterRulesTests {
  private static func pack(_ matters: String, field: String = "") -> String {
    """
    pack: sample
    document: {title: 规定, issuer: 局}
    parameters:
      - id: urgent_days
        interpretation: A-18
        clause: 第一条
        title: 紧迫的时限
        value: 3
        source: 平台默认
    \(matters)
    forms:
      - id: visit
        version: 1
        title: 记录
        clause: 第四条
        about: household
        sections:
          - id: living
            title: 生活
            clause: 第四条
            domain: living
            fields:
              - {id: food, title: 吃穿, kind: check}
              - {id: wires, title: 用电, kind: check, domain: safety, urgency: 紧迫}
              - {id: members, title: 成员, kind: check, domain: none}
              - {id: guardian, title: 监护, kind: choice, options: [好, 坏], problem_when: 坏\(field)}
    """
  }

  private static let matters = """
    matters:
      clause: 第十八条
      domains:
        - {id: living, title: 生活救助, clause: 第四条}
        - {id: safety, title: 安全隐患, clause: 第四条, restricted: true, urgency: 紧迫}
      classes:
        - {urgency: 紧迫, title: 紧迫情况, clause: 第十八条, plan_within: {working_days: {parameter: urgent_days}}}
        - {urgency: 临时, title: 临时情况, clause: 第十八条, plan_within: {hours: 24}}
        - {urgency: 长期, title: 长期, clause: 第十八条}
      usual: 临时
      long_standing_after: {days: 90}
      follow_up_after: {days: 30}
    """

  @Test("become domains, classes and clocks with their source")
  func rules() throws {
    let pack = try PackLoader.load(
      yaml: Self.pack(Self.matters), file: "sample.yaml")
    let rules = try #require(pack.matters)
    #expect(rules.domains.map(\.id) == ["sample/living", "sample/safety"])
    #expect(rules.domains.map(\.isRestricted) == [false, true])
    #expect(rules.domains.map(\.urgency) == [nil, .urgent])
    #expect(
      rules.classes.map(\.planWithin) == [
        MatterTerm(
          .workingDays(3), interpretation: "A-18", isPlatformDefault: true),
        MatterTerm(.hours(24)), nil,
      ])
    #expect(rules.usual == .temporary)
    #expect(rules.longStandingAfter == MatterTerm(.days(90)))
    #expect(
      pack.forms[0].fields.map(\.opens) == [
        MatterOpening(domain: "sample/living"),
        MatterOpening(domain: "sample/safety", urgency: .urgent), nil,
        MatterOpening(domain: "sample/living"),
      ])
    #expect(pack.forms[0].fields[3].problemWhen == ["坏"])
  }

  @Test(
    "are refused with the place and the remedy",
    arguments: [
      ("usual: 临时", "usual: 突发", "the pack has no class \"突发\""),
      ("{hours: 24}", "{hours: 24, working_days: 2}", "more than one length"),
      ("{hours: 24}", "{days: 2}", "a length of time has no key `days`"),
      ("{hours: 24}", "{hours: 0}", "0 is out of range"),
      ("urgency: 长期", "urgency: 临时", "an urgency has two classes"),
      ("id: safety", "id: living", "the id stands twice in `domains`"),
      ("domain: safety", "domain: weather", "there is no domain `weather`"),
      ("domain: living\n", "\n", "a problem here opens no matter"),
      ("problem_when: 坏", "problem_when: 糟", "is none of the answers"),
      (
        ", problem_when: 坏", ", domain: safety",
        "no answer to this field is a problem"
      ),
      (
        "follow_up_after: {days: 30}", "",
        "the key `follow_up_after` is missing"
      ),
    ])
  func refused(old: String, new: String, problem: String) {
    let yaml = Self.pack(Self.matters)
    #expect(yaml.contains(old))
    let errors = SamplePack.errors(yaml.replacing(old, with: new))
    #expect(errors.contains { $0.contains(problem) }, "\(errors)")
  }

  @Test("without them no field may name a domain")
  func without() {
    let errors = SamplePack.errors(
      Self.pack(""))
    #expect(errors.contains { $0.contains("the pack says nothing of matters") })
  }

  @Test("of the three packs have the clocks of A-18, labelled so")
  func shipped() throws {
    for pack in try ShippedPacks.library().packs {
      let rules = try #require(pack.matters)
      #expect(
        rules.classes.map { $0.planWithin?.amount } == [
          .hours(24), .workingDays(3), .workingDays(10), .workingDays(10),
        ])
      let terms =
        rules.classes.compactMap(\.planWithin) + [
          rules.longStandingAfter, rules.followUpAfter,
        ]
      #expect(terms.allSatisfy { $0.source == "平台默认（A-18）" })
      #expect(rules.longStandingAfter.amount == .days(90))
      #expect(rules.followUpAfter.amount == .days(30))
      #expect(rules.classes.map(\.urgency) == MatterUrgency.allCases)
    }
    #expect(
      try ShippedPacks.library()["fuyang-2022"]?.matters?.domains.count == 9)
  }

  @Test("every problem a shipped checklist can show opens a matter")
  func everyProblem() throws {
    let silent = try ShippedPacks.library().packs.flatMap(\.forms)
      .flatMap(\.fields).filter { field in
        let canShow =
          field.kind == .check || field.problemBelow != nil
          || !field.problemWhen.isEmpty
        return canShow && field.opens == nil
      }
    #expect(silent.map(\.id) == ["members"])
  }
}

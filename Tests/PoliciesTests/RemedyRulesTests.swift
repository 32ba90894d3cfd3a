import Casework
import Testing

@testable import Policies

@Suite("What packs say of reporting, rectifying, referring and warning")
struct RemedyRulesTests {
  private static func pack(_ remedies: String) -> String {
    """
    pack: sample
    document: {title: 规定, issuer: 局}
    parameters:
      - id: days
        interpretation: A-17
        clause: 第一条
        title: 限时整改的天数
        value: 15
        source: 平台默认
    matters:
      clause: 第一条
      domains:
        - {id: living, title: 生活救助, clause: 第四条}
      classes:
        - {urgency: 临时, title: 临时情况, clause: 第一条, plan_within: {hours: 24}}
      usual: 临时
      long_standing_after: {days: 90}
      follow_up_after: {days: 30}
    remedies:
      rectification:
        clause: 第五条
        immediate_within: {hours: 24}
        usual_within: {days: {parameter: days}}
        answer_within: {working_days: 3}
    \(remedies)
    """
  }

  private static let rest = """
      escalation:
        clause: 第二条
        rungs:
          - {from: village, clause: 第二条, to: [{of: township, office: 属地}]}
        departments: [{of: county, office: 卫健}]
      referral:
        clause: 第三条
        answer_within: {working_days: 10}
        usual_within: {days: 30}
        kinds:
          - {id: aid, title: 临时救助, clause: 第三条, to: {of: county, office: 民政}, for: living}
      warnings:
        clause: 第六条
        tell: [{of: county, office: 农业农村}]
        acknowledge_within: {working_days: 3}
        measure_months: 1
        signs:
          - {id: ill, title: 大病, clause: 第六条, circumstances: 重大疾病, answers: [income]}
    """

  @Test("become rungs, terms, kinds and signs")
  func rules() throws {
    let rules = try #require(
      try PackLoader.load(yaml: Self.pack(Self.rest), file: "sample.yaml")
        .remedies)
    #expect(rules.rectification?.usual.words == "15天")
    #expect(rules.rectification?.usual.source == "平台默认（A-17）")
    #expect(rules.escalation?.rungs.map(\.from) == [.village])
    #expect(
      rules.escalation?.departments == [OfficeLevel(.county, .health)])
    #expect(rules.referral?.kinds.map(\.id) == ["sample/aid"])
    #expect(rules.referral?.kinds.first?.domains == ["sample/living"])
    #expect(rules.warnings?.signs.first?.circumstances == [.illness])
    #expect(rules.warnings?.measureWithinMonths == 1)
  }

  @Test(
    "say what is wrong and how to mend it",
    arguments: [
      (
        "{of: township, office: 属地}", "{of: village, office: 派出所}",
        "\"派出所\" is not a known word"
      ),
      (
        "from: village", "from: county",
        "the 乡 lies below the 县"
      ),
      ("for: living", "for: leaving", "there is no domain `leaving`"),
      (
        "usual_within: {days: 30}", "usual_within: {hours: 30}",
        "a length of time has no key `hours`"
      ),
      ("tell: [{of: county, office: 农业农村}]", "tell: []", "nobody is told"),
      ("measure_months: 1", "measure_months: 0", "measure_months"),
      ("signs:", "sign:", "`warnings` has no key `sign`"),
    ])
  func errors(text: String, replacement: String, words: String) throws {
    let broken = Self.rest.replacing(text, with: replacement)
    #expect(broken != Self.rest)
    let errors = SamplePack.errors(Self.pack(broken))
    #expect(errors.contains { $0.contains(words) }, "\(errors)")
  }
}

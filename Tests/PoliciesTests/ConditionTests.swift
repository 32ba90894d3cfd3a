import Casework
import Policies
import Testing

@Suite("Conditions")
struct ConditionTests {
  static let certificate = Condition.certificate(
    levels: .any, categories: .all)

  /// YAML of a condition on a household, what it becomes, and its words.
  static let ofHouseholds: [(String, Condition, String)] = [
    ("circumstance", .circumstance(.all), "有特殊情况"),
    (
      "{circumstance: [重大疾病, 指定]}",
      .circumstance(WordSet([.illness, .designated])), "有特殊情况（重大疾病、指定）"
    ),
    ("{member: certificate}", .member(certificate), "有成员持残疾证"),
    (
      "{members_at_least: {count: 2, who: suspected}}",
      .membersAtLeast(2, .suspected), "至少2名成员登记为疑似残疾"
    ),
    (
      "{only_member: {all: [needs_care, {not: cared}]}}",
      .onlyMember(.all([.needsCare, .not(.cared)])),
      "只有一名成员，他（需要照料，且没有照料人）"
    ),
    (
      "{all: [circumstance, {any: [{member: guardian}, {group: disabled}]}]}",
      .all([
        .circumstance(.all),
        .any([
          .member(.guardian), .member(.any([certificate, .suspected])),
        ]),
      ]), "有特殊情况，且（有成员有监护人，或属于“残疾人家庭”）"
    ),
    (
      "{any_group: [disabled]}",
      .any([.member(.any([certificate, .suspected]))]), "属于“残疾人家庭”"
    ),
    ("{not: circumstance}", .not(.circumstance(.all)), "不符合（有特殊情况）"),
  ]

  /// The same on a person.
  static let ofPersons: [(String, Condition, String)] = [
    ("cared", .cared, "有照料人"),
    ("{suspected: true}", .suspected, "登记为疑似残疾"),
    (
      "{certificate: {levels: [1, 2]}}",
      .certificate(levels: .severe, categories: .all), "持1级、2级残疾证"
    ),
    (
      "{certificate: {categories: 精神}}",
      .certificate(levels: .any, categories: WordSet([.psychiatric])),
      "持精神类残疾证"
    ),
    ("{carers_from_age: 60}", .carersFromAge(60), "同住的照料人都已满60周岁"),
    (
      "{status: [低保, 特困分散]}",
      .status(WordSet([.subsistenceAllowance, .destituteScattered])),
      "救助身份是低保或特困分散"
    ),
    ("{age_under: 7}", .ageUnder(7), "未满7周岁"),
    ("{age_from: {parameter: age}}", .ageFrom(60), "属于“老人”"),
    ("{self_care: 重点}", .selfCare(.key), "自理类别是重点"),
    ("{not: certificate}", .not(certificate), "未持残疾证"),
  ]

  @Test("on a household say what they hold", arguments: ofHouseholds)
  func household(yaml: String, expected: Condition, words: String) throws {
    let pack = try Self.pack("unit: household\n    group: disabled", yaml)
    #expect(pack.duties.first?.group == expected)
    #expect(expected.words(in: pack.groups) == words)
  }

  @Test("on a person say what they hold", arguments: ofPersons)
  func person(yaml: String, expected: Condition, words: String) throws {
    let pack = try Self.pack("{group: aged}", yaml)
    guard case .standing(let rule) = pack.duties.last?.timing else {
      Issue.record("no standing duty")
      return
    }
    #expect(rule.target == expected)
    let wanted = expected == .ageFrom(60) ? "已满60周岁" : words
    #expect(expected.words(in: pack.groups) == wanted)
  }

  private static func pack(_ old: String, _ new: String) throws -> PolicyPack {
    let condition =
      old == "{group: aged}" ? new : "unit: household\n    when: \(new)"
    return try PackLoader.load(
      yaml: SamplePack.yaml.replacing(old, with: condition),
      file: "sample.yaml")
  }
}

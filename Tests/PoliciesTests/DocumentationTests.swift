import Casework
import Foundation
import Testing

@testable import Policies

@Suite("The documentation of the format")
struct DocumentationTests {
  private static let docs = URL(filePath: ShippedPacks.directory)
    .deletingLastPathComponent().appending(path: "docs")

  private static func text() throws -> String {
    try String(
      contentsOf: docs.appending(path: "policy-packs.md"), encoding: .utf8)
  }

  @Test(
    "has a worked example that becomes a duty in a copy of a pack",
    arguments: ["fuyang-2022", "dongsheng-2024", "gansu-2024"])
  func workedExample(pack: String) throws {
    let blocks = try Self.text().components(separatedBy: "```")
    let example = try #require(
      blocks.first { $0.hasPrefix("yaml\n  - id: young-child-quarterly") }
    ).dropFirst("yaml\n".count)
    let file = ShippedPacks.directory + "/\(pack).yaml"
    let copy = try String(contentsOfFile: file, encoding: .utf8)
      .replacing("pack: \(pack)\n", with: "pack: trial\n")
      .replacing("\nduties:\n", with: "\nduties:\n\(example)\n")
    let duty = try PackLoader.load(yaml: copy, file: "trial.yaml").duties[0]
    #expect(
      duty
        == Duty(
          id: "trial/young-child-quarterly", clause: "试行",
          title: "幼儿家庭季度入户",
          statement: "乡镇专委每季度到有未满7周岁成员的家庭入户1次。",
          unit: .household, group: .member(.ageUnder(7)),
          timing: .window(.quarter, leastDaysLeft: 30, owedWhen: nil),
          required: 1,
          actor: .office(
            [.townshipCommissioner], at: .township, name: "乡镇专委"),
          fulfilment: Fulfilment(modes: WordSet([.home]), met: .household)))
  }

  @Test("names every condition, key and key word")
  func everyKey() throws {
    let text = try Self.text()
    var words = Verb.all + PackLoader.keys + PackReader.dutyKeys
    words += PackReader.matterKeys + PackReader.remedyKeys
    words += PackReader.escalationKeys + PackReader.rungKeys
    words += PackReader.rectificationKeys + PackReader.referralKeys
    words += PackReader.referralKindKeys + PackReader.warningKeys
    words += PackReader.signKeys
    words += Keywords.windows.map(\.word) + Keywords.areas.map(\.word)
    words += PackReader.emergencyKeys + PackReader.incidentKeys
    words += PackReader.safetyKeys + Keywords.officeLevels.map(\.word)
    words += Keywords.met.map(\.word) + Keywords.units.map(\.word)
    words += Keywords.tiers.map(\.word) + Keywords.sources.map(\.word)
    let missing = words.filter { !text.contains("`\($0)") }
    #expect(missing.isEmpty)
  }

  @Test("names every word of the trade")
  func everyWord() throws {
    let text = try Self.text()
    #expect(Self.vocabularies.values.joined().allSatisfy(text.contains))
  }

  @Test(
    "has a schema with the same words",
    arguments: Self.vocabularies.keys.sorted())
  func schema(list: String) throws {
    let data = try Data(
      contentsOf: Self.docs.appending(path: "policy-pack.schema.json"))
    let schema = try JSONSerialization.jsonObject(with: data)
    let definitions = (schema as? [String: Any])?["$defs"] as? [String: Any]
    let definition = definitions?[list] as? [String: Any]
    #expect(definition?["enum"] as? [String] == Self.vocabularies[list])
  }

  /// By the name of the list in the schema.
  private static let vocabularies: [String: [String]] = [
    "role": Role.words, "mode": VisitMode.words, "link": LinkKind.words,
    "circumstance": CircumstanceKind.words, "status": AssistanceStatus.words,
    "category": DisabilityCategory.words, "self_care": SelfCareClass.words,
    "window": Keywords.windows.map(\.word),
    "area": Keywords.areas.map(\.word), "met": Keywords.met.map(\.word),
    "unit": Keywords.units.map(\.word), "tier": Keywords.tiers.map(\.word),
    "source": Keywords.sources.map(\.word),
    "institution": InstitutionKind.words,
    "urgency": MatterUrgency.words,
  ]
}

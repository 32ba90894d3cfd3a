import Policies
import Testing

@Suite("A file that is no pack")
struct BrokenFileTests {
  @Test(
    "is refused with the place and the remedy",
    arguments: [
      ("", "1:1: is empty; begin with `pack:` and the id of the pack"),
      ("# only words\n", "1:1: is empty; begin with `pack:`"),
      (
        "规定\n",
        "1:1: a pack is written as keys and values, not \"规定\"; known keys: pack,"
      ),
      (
        "pack: sample\nduties:\n  - id: one\n     clause: 一\n",
        "4:12: is not YAML: mapping values are not allowed in this context; "
          + "check indentation, colons, quotes and brackets here (half-width)"
      ),
      ("pack: [sample\n", "2:1: is not YAML: did not find expected ',' or ']'"),
      (
        "pack: sample\npack: other\n",
        "1:1: `pack` stands twice in one entry; keep one of them"
      ),
      (
        "pack: sample\n---\npack: other\n",
        "2:1: is not YAML: but found another document"
      ),
      (
        "pack: sample\ngroups: &all []\nduties: *all\n",
        "2:9: names an entry to repeat it (`&`, `*`); write a parameter or a "
          + "group and name that"
      ),
      (
        String(repeating: "- ", count: 5_000),
        "1:1999: is not YAML: Maximum nesting level reached"
      ),
      (
        "pack: \u{7}sample\n",
        "1:1: is not YAML: control characters are not allowed; save it as "
          + "UTF-8 text"
      ),
      (
        String(repeating: "# 规定\n", count: 200_000),
        "1:1: is longer than a pack can be; name a policy pack written in YAML"
      ),
    ])
  func refused(yaml: String, words: String) {
    let errors = SamplePack.errors(yaml)
    #expect(errors.count == 1)
    #expect(
      errors.first?.hasPrefix("sample.yaml:\(words)") == true, "\(errors)")
  }

  @Test("is told all that is wrong with it, in the order of its lines")
  func allErrors() {
    let yaml = SamplePack.yaml
      .replacing("value: 60", with: "value: old")
      .replacing("window: quarter", with: "window: season")
      .replacing("kind: text", with: "kind: words")
    #expect(
      SamplePack.errors(yaml).map { String($0.prefix { $0 != ";" }) } == [
        "sample.yaml:8:12: parameters[age].value: \"old\" is not a whole "
          + "number",
        "sample.yaml:35:13: duties[quarterly].window: \"season\" is not a "
          + "known word",
        "sample.yaml:103:47: forms[visit].sections[heat].fields[unmeasured]"
          + ".kind: \"words\" is not a known word",
      ])
  }

  @Test("may begin with a byte-order mark and end its lines as Windows does")
  func windows() {
    let yaml = "\u{FEFF}" + SamplePack.yaml.replacing("\n", with: "\r\n")
    #expect(SamplePack.errors(yaml) == [])
  }

  @Test("keeps each part of an error apart")
  func parts() {
    let error = #expect(throws: PackErrors.self) {
      try PackLoader.load(
        yaml: SamplePack.yaml.replacing("at: village", with: "at: vilage"),
        file: "packs/sample.yaml")
    }
    #expect(
      error?.entries == [
        PackErrors.Entry(
          file: "packs/sample.yaml", line: 38, column: 31,
          key: "duties[quarterly].actor.at",
          problem: "\"vilage\" is not a known word",
          remedy: "did you mean `village`? known: village, township, county")
      ])
  }
}

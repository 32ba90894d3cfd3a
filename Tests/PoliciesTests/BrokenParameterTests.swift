import Testing

@Suite("A pack with broken parameters")
struct BrokenParameterTests {
  @Test("is refused with the place and the remedy", arguments: cases)
  func refused(_ broken: Break) {
    #expect(broken.misses.isEmpty)
  }

  static let cases: [Break] = [
    Break(
      "a parameter that is not defined",
      "{parameter: age}",
      "{parameter: aged}",
      """
      27:34: groups[aged].when.age_from.parameter: the parameter `aged` is \
      not defined; did you mean `age`?
      """),
    Break(
      "a parameter that is never used",
      "{age_from: {parameter: age}}",
      "{age_from: 60}",
      """
      4:5: parameters[age]: the parameter is never used: changing it would \
      do nothing; write {parameter: age} where it is meant, or remove it
      """),
    Break(
      "an interpretation that is none",
      "interpretation: A-48",
      "interpretation: A48",
      """
      5:21: parameters[age].interpretation: "A48" is not the number of an \
      interpretation; write it as A-07
      """),
    Break(
      "a source that is none",
      "source: 平台默认",
      "source: 默认",
      """
      9:13: parameters[age].source: "默认" is not a known word; did you mean \
      `平台默认`?
      """),
    Break(
      "a value of the wrong kind, at the parameter",
      "value: 60",
      "value: 老",
      """
      8:12: parameters[age].value: "老" is not a whole number; write a \
      number from 1 to 130
      """),
    Break(
      "a parameter without a value",
      """
          value: 60

      """,
      "",
      """
      4:5: parameters[age]: the key `value` is missing; add `value:` to \
      this entry
      """),
  ]
}

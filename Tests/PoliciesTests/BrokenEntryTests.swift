import Testing

@Suite("A pack with broken entries, keys and plain values")
struct BrokenEntryTests {
  @Test("is refused with the place and the remedy", arguments: cases)
  func refused(_ broken: Break) {
    #expect(broken.misses.isEmpty)
  }

  static let cases: [Break] = [
    Break(
      "a missing key",
      """
      pack: sample

      """,
      "",
      "1:1: the key `pack` is missing; add `pack:` to this entry"),
    Break(
      "an unknown key",
      "required: 1",
      "requierd: 1",
      """
      37:5: duties[quarterly].requierd: a duty has no key `requierd`; did \
      you mean `required`?
      """),
    Break(
      "an unknown key of the file",
      """
      groups:

      """,
      """
      group:

      """,
      "13:1: group: a pack has no key `group`; did you mean `groups`?",
      """
      34:12: duties[quarterly].group: there is no group `disabled`; none is \
      defined in this pack
      """,
      """
      74:42: duties[links].standing.target.group: there is no group `aged`; \
      none is defined in this pack
      """),
    Break(
      "a key without a value",
      "title: 季度入户",
      "title:",
      """
      31:11: duties[quarterly].title: holds nothing where a text is wanted; \
      write a text
      """),
    Break(
      "a list where keys and values are wanted",
      "{title: 规定, number: 文〔2026〕1号, issuer: 局, issued: 2026-01-01}",
      "[规定]",
      """
      2:11: document: the document is written as keys and values, not a \
      list; known keys: title, number, issuer, office, issued
      """),
    Break(
      "keys and values where a text is wanted",
      "title: 季度入户",
      "title: {zh: 季度入户}",
      """
      31:12: duties[quarterly].title: holds keys and values where a text is \
      wanted; write a text
      """),
    Break(
      "one entry where a list is wanted",
      """
      seasons:
        - {id: heating, title: 供暖期, from: 10-15, to: 04-15}
        - {id: freeze, title: 冰冻, by_hand: true}

      """,
      """
      seasons: {id: heating, title: 供暖期, from: 10-15, to: 04-15}

      """,
      """
      10:10: seasons: holds keys and values where a list is wanted; write \
      one entry to a line, each after `- `, or [one, two]
      """,
      """
      90:18: forms[visit].sections[heat].season[1]: there is no season \
      `heating`; none is defined in this pack
      """,
      """
      90:27: forms[visit].sections[heat].season[2]: there is no season \
      `freeze`; none is defined in this pack
      """),
    Break(
      "a word where a number is wanted",
      "required: 1",
      "required: once",
      """
      37:15: duties[quarterly].required: "once" is not a whole number; \
      write a number from 1 to 366
      """),
    Break(
      "a number out of range",
      "required: 1",
      "required: 0",
      """
      37:15: duties[quarterly].required: 0 is out of range; write a number \
      from 1 to 366
      """),
    Break(
      "neither true nor false",
      "deputies: true",
      "deputies: yes",
      """
      41:15: duties[quarterly].deputies: "yes" is neither true nor false; \
      write true or false
      """),
    Break(
      "a date that is none",
      "issued: 2026-01-01",
      "issued: 2026-02-30",
      """
      2:61: document.issued: "2026-02-30" is not a date; write it as \
      2022-07-11
      """),
    Break(
      "an id with capitals",
      "id: quarterly",
      "id: Quarterly",
      """
      29:9: duties[Quarterly].id: "Quarterly" is not an id; begin with a \
      small letter; write small letters, digits, `-`, `_`
      """),
    Break(
      "an id of another pack",
      "id: quarterly",
      "id: fuyang-2022/quarterly",
      """
      29:9: duties[fuyang-2022/quarterly].id: the id belongs to the pack \
      `fuyang-2022`; write `quarterly` alone, or `sample/quarterly`
      """),
    Break(
      "an id that stands twice",
      "id: monthly",
      "id: quarterly",
      """
      42:9: duties[quarterly].id: the id stands twice in `duties`; give one \
      of them another id
      """),
    Break(
      "an id that stands twice, once with the pack",
      "id: monthly",
      "id: sample/quarterly",
      """
      42:9: duties[sample/quarterly].id: the id stands twice in `duties`; \
      give one of them another id
      """),
    Break(
      "a season that begins on no day",
      "from: 10-15",
      "from: 10-32",
      """
      11:37: seasons[heating].from: "10-32" is not a month and day; write \
      it as 10-15
      """),
    Break(
      "a season by hand with days",
      "by_hand: true",
      "by_hand: true, from: 01-01",
      """
      12:50: seasons[freeze].from: a season called by hand has no fixed \
      days; remove `from` or `by_hand`
      """),
    Break(
      "a tier that is none",
      "tier: 基本",
      "tier: 重点",
      """
      18:11: groups[disabled].tier: "重点" is not a known word; did you mean \
      `重点关注`?
      """),
  ]
}

import Testing

@Suite("A pack with broken forms")
struct BrokenFormTests {
  @Test("is refused with the place and the remedy", arguments: cases)
  func refused(_ broken: Break) {
    #expect(broken.misses.isEmpty)
  }

  static let cases: [Break] = [
    Break(
      "a version that is none",
      "version: 1",
      "version: 0",
      """
      77:14: forms[visit].version: 0 is out of range; write a number from 1 \
      to 9999
      """),
    Break(
      "a kind that does not exist",
      "kind: check",
      "kind: tick",
      """
      87:41: forms[visit].sections[living].fields[food].kind: "tick" is not \
      a known word;
      """),
    Break(
      "a key of another kind",
      "kind: check",
      "kind: check, options: [好, 坏]",
      """
      87:57: forms[visit].sections[living].fields[food].options: a field of \
      this kind has no `options`; remove it
      """),
    Break(
      "a choice without options",
      "kind: choice, options: [去, 不去]",
      "kind: choice",
      """
      88:13: forms[visit].sections[living].fields[wish]: the key `options` \
      is missing; add `options:` to this entry
      """),
    Break(
      "nothing to choose",
      "options: [去, 不去]",
      "options: [去]",
      """
      88:58: forms[visit].sections[living].fields[wish].options: there is \
      nothing to choose; give two or more
      """),
    Break(
      "an option that stands twice",
      "options: [去, 不去]",
      "options: [去, 去]",
      """
      88:58: forms[visit].sections[living].fields[wish].options: an option \
      stands twice; name each once
      """),
    Break(
      "an option that holds the separator",
      "options: [去, 不去]",
      "options: [去;不去, 再说]",
      """
      88:59: forms[visit].sections[living].fields[wish].options[1]: an \
      option holds `;`, which separates answers; write it with 、 or ，
      """),
    Break(
      "a field id that stands twice",
      "id: wish",
      "id: food",
      """
      88:18: forms[visit].sections[living].fields[food].id: the id stands \
      twice in the form; give one of them another id
      """),
    Break(
      "a field called like a section",
      "id: wish",
      "id: heat",
      """
      89:13: forms[visit].sections[heat].id: the id stands twice in the \
      form; give one of them another id
      """),
    Break(
      "a season that does not exist",
      "[heating, freeze]",
      "[heating, flood]",
      """
      92:27: forms[visit].sections[heat].season[2]: there is no season \
      `flood`;
      """),
    Break(
      "a condition on a person in a form about households",
      "{member: certificate}",
      "certificate",
      """
      85:15: forms[visit].sections[living].when: `certificate` asks about a \
      person, but the condition here is about a household; put it under \
      `member:`, `members_at_least:` or `only_member:`
      """),
    Break(
      "a problem that is none of the answers",
      "problem_when: 否",
      "problem_when: 没有",
      """
      104:63: forms[visit].sections[heat].fields[told].problem_when: "没有" \
      is none of the answers;
      """),
    Break(
      "a status of care that is none",
      "statuses: [特困分散]",
      "statuses: [特困]",
      """
      107:14: care.statuses[1]: "特困" is not a known word;
      """),
    Break(
      "a window of care that is none",
      "evaluation: half_year",
      "evaluation: weekly",
      """
      109:15: care.evaluation: "weekly" is not a known word;
      """),
    Break(
      "a clock of care that is missing",
      "\n  replace_within: 15",
      "",
      """
      106:3: care: the key `replace_within` is missing; add \
      `replace_within:` to this entry
      """),
    Break(
      "a question of awareness that is none",
      "awareness: told",
      "awareness: temperature",
      """
      112:14: care.awareness: `temperature` is no field of one form that is \
      answered 是 or 否;
      """),
    Break(
      "a range upside down",
      "least: -30",
      "least: 50",
      """
      98:20: forms[visit].sections[heat].fields[temperature].least: the \
      least value is above the most; exchange them
      """),
    Break(
      "a limit that no answer is below",
      "problem_below: 18",
      "problem_below: 46",
      """
      100:28: \
      forms[visit].sections[heat].fields[temperature].problem_below: no \
      answer can be below it; write a number between `least` and `most`
      """),
    Break(
      "two decimals",
      "problem_below: 18",
      "problem_below: 18.55",
      """
      100:28: \
      forms[visit].sections[heat].fields[temperature].problem_below: \
      "18.55" is not a number with at most one decimal; write it as 18 or \
      18.5
      """),
    Break(
      "an excuse that is no text",
      "excused_by: unmeasured",
      "excused_by: food",
      """
      102:25: forms[visit].sections[heat].fields[temperature].excused_by: \
      `food` is no text of this form that may stay empty;
      """),
    Break(
      "an excuse for what may stay empty",
      "required: true",
      "required: false",
      """
      102:25: forms[visit].sections[heat].fields[temperature].excused_by: \
      the field may stay empty anyway; add `required: true`, or remove it
      """),
  ]
}

import Testing

@Suite("A pack with broken conditions")
struct BrokenConditionTests {
  @Test("is refused with the place and the remedy", arguments: cases)
  func refused(_ broken: Break) {
    #expect(broken.misses.isEmpty)
  }

  static let cases: [Break] = [
    Break(
      "a condition that does not exist",
      "[certificate, suspected]",
      "[certificate, suspect]",
      """
      20:40: groups[disabled].when.member.any[2]: there is no condition \
      `suspect`; did you mean `suspected`?
      """),
    Break(
      "a condition on a person where a household is meant",
      "{member: {any: [certificate, suspected]}}",
      "{any: [certificate, suspected]}",
      """
      20:18: groups[disabled].when.any[1]: `certificate` asks about a \
      person, but the condition here is about a household; put it under \
      `member:`, `members_at_least:` or `only_member:`
      """,
      """
      20:31: groups[disabled].when.any[2]: `suspected` asks about a person, \
      but the condition here is about a household; put it under `member:`, \
      `members_at_least:` or `only_member:`
      """),
    Break(
      "a condition on a household where a person is meant",
      "{age_from: {parameter: age}}",
      "{all: [{age_from: {parameter: age}}, circumstance]}",
      """
      27:48: groups[aged].when.all[2]: `circumstance` asks about a \
      household, but the condition here is about a person; use conditions \
      on the person: certificate, suspected, needs_care, guardian, cared, \
      carers_from_age, status, age_under, age_from, self_care
      """),
    Break(
      "two conditions in one",
      "{not: guardian}",
      "{not: guardian, cared: true}",
      """
      47:34: duties[monthly].when.all[2]: a condition says one thing, here \
      are 2; put each under `all:` or `any:`, as entries of a list
      """),
    Break(
      "a bare list",
      "{any: [certificate, suspected]}",
      "[certificate, suspected]",
      """
      20:20: groups[disabled].when.member: holds a list where a condition \
      is wanted; put the list under `all:` or `any:`
      """),
    Break(
      "an empty list",
      "[certificate, suspected]",
      "[]",
      """
      20:26: groups[disabled].when.member.any: the list is empty; write at \
      least one condition
      """),
    Break(
      "a condition without its value",
      "{not: guardian}",
      "age_from",
      """
      47:34: duties[monthly].when.all[2]: `age_from` needs a value; write \
      `age_from: …`
      """),
    Break(
      "a word of another list",
      "{status: 特困分散}",
      "{status: 特困}",
      """
      47:27: duties[monthly].when.all[1].status: "特困" is not a known word; \
      did you mean `特困分散`?
      """),
    Break(
      "a word that stands twice",
      "{status: 特困分散}",
      "{status: [特困分散, 特困分散]}",
      """
      47:34: duties[monthly].when.all[1].status[2]: "特困分散" stands twice; \
      name it once
      """),
    Break(
      "a level that does not exist",
      "[certificate, suspected]",
      "[{certificate: {levels: [1, 5]}}]",
      """
      20:54: groups[disabled].when.member.any[1].certificate.levels[2]: 5 \
      is out of range; write a number from 1 to 4
      """),
    Break(
      "a certificate of nothing",
      "[certificate, suspected]",
      "[{certificate: {}}]",
      """
      20:41: groups[disabled].when.member.any[1].certificate: names neither \
      levels nor categories; write `certificate` alone for any certificate
      """),
    Break(
      "false in place of not",
      "[certificate, suspected]",
      "[certificate, {suspected: false}]",
      """
      20:52: groups[disabled].when.member.any[2].suspected: `suspected: \
      false` is not how to say the contrary; write `not: suspected`
      """),
    Break(
      "an age that is none",
      "{age_from: {parameter: age}}",
      "{any: [{age_from: {parameter: age}}, {age_under: 200}]}",
      """
      27:60: groups[aged].when.any[2].age_under: 200 is out of range; write \
      a number from 1 to 130
      """),
    Break(
      "a count without who",
      "{member: {any: [certificate, suspected]}}",
      "{members_at_least: {count: 2}}",
      """
      20:30: groups[disabled].when.members_at_least: the key `who` is \
      missing; add `who:` to this entry
      """),
    Break(
      "a group that does not exist",
      "group: disabled",
      "group: disable",
      """
      34:12: duties[quarterly].group: there is no group `disable`; did you \
      mean `disabled`?
      """),
    Break(
      "a group of persons where a household is meant",
      "group: disabled",
      "group: aged",
      """
      34:12: duties[quarterly].group: the group `aged` is of persons, but \
      the condition here is about a household; put it under `member:`
      """),
    Break(
      "a group of households where a person is meant",
      "{group: aged}",
      "{group: disabled}",
      """
      74:42: duties[links].standing.target.group: the group `disabled` is \
      of households, but the condition here is about a person; name a group \
      of persons
      """),
    Break(
      "a group further down",
      "{member: {any: [certificate, suspected]}}",
      "{group: aged}",
      """
      20:19: groups[disabled].when.group: the group `aged` stands further \
      down; define it before the entry that names it
      """),
    Break(
      "one of several groups that does not exist",
      "group: disabled",
      "when: {any_group: [disabled, severe]}",
      """
      34:34: duties[quarterly].when.any_group[2]: there is no group \
      `severe`;
      """),
    Break(
      "a condition without end",
      "{not: guardian}",
      "{any: [" + String(repeating: "guardian, ", count: 500) + "]}",
      """
      47:34: duties[monthly].when.all[2]: the condition is too long; write \
      fewer parts, or name fewer groups
      """),
  ]
}

import Testing

@Suite("A pack with broken actors and fulfilment")
struct BrokenFulfilmentTests {
  @Test("is refused with the place and the remedy", arguments: cases)
  func refused(_ broken: Break) {
    #expect(broken.misses.isEmpty)
  }

  static let cases: [Break] = [
    Break(
      "the linked worker of a household",
      "actor: {roles: [村专委], at: village}",
      "actor: linked",
      """
      38:12: duties[quarterly].actor: a household has no linked worker; \
      write `{roles: […], at: …}`, `{responsible: 探访责任}` for a person, or \
      make a link the unit
      """),
    Break(
      "the responsible worker of a household",
      "actor: {roles: [村专委], at: village}",
      "actor: {responsible: 探访责任}",
      """
      38:26: duties[quarterly].actor.responsible: only a person has a \
      responsible worker; write `unit: person`, or `{roles: […], at: …}`
      """),
    Break(
      "a responsible worker by a link to households",
      "{responsible: 探访责任}",
      "{responsible: 联系户}",
      """
      51:26: duties[monthly].actor.responsible: 「联系户」 links to no person; \
      use one of 结对, 探访责任
      """),
    Break(
      "an office for a personal link",
      "actor: linked",
      "actor: {roles: [残联干部], at: county}",
      """
      66:12: duties[pair].actor: the duty of a link is owed by the linked \
      worker alone; write `actor: linked`
      """),
    Break(
      "a role that does not exist",
      "[村专委]",
      "[村专职委员]",
      """
      38:21: duties[quarterly].actor.roles[1]: "村专职委员" is not a known word; \
      did you mean `村专委`?
      """),
    Break(
      "a level without offices",
      "at: village",
      "at: city",
      """
      38:31: duties[quarterly].actor.at: "city" is not a known word; did \
      you mean `county`?
      """),
    Break(
      "several roles without a name",
      "[村专委]",
      "[村专委, 网格员]",
      """
      38:12: duties[quarterly].actor: several roles, and no `name` for them \
      together; add `name:`, which stands before the area: 残联@341202
      """),
    Break(
      "deputies on a personal link",
      "actor: linked",
      """
      actor: linked
          deputies: true
      """,
      """
      67:15: duties[pair].deputies: a personal link cannot be delegated \
      (A-15); write `deputies: false` or leave it out
      """),
    Break(
      "a mode that does not exist",
      "{modes: [入户], met: household}",
      "{modes: [上门], met: household}",
      """
      39:28: duties[quarterly].fulfilled_by.modes[1]: "上门" is not a known \
      word;
      """),
    Break(
      "no mode at all",
      "{modes: [入户], met: household}",
      "{modes: [], met: household}",
      """
      39:27: duties[quarterly].fulfilled_by.modes: the list is empty; name \
      at least one
      """),
    Break(
      "a deferral by what fulfils",
      "deferred_by: [电话]",
      "deferred_by: [入户, 电话]",
      """
      40:18: duties[quarterly].deferred_by: 「入户」 already fulfils the duty; \
      name only modes that keep contact in place of a visit
      """),
    Break(
      "a door mode that does not fulfil",
      "door_modes: [入户]",
      "door_modes: [入户, 见面]",
      """
      54:19: duties[monthly].fulfilled_by.door_modes: 「见面」 does not fulfil \
      the duty at all; add it to `modes`, or remove it here
      """),
    Break(
      "limits on remote contacts without door modes",
      """
            door_modes: [入户]

      """,
      "",
      """
      56:20: duties[monthly].remote_limits: limits remote contacts, but no \
      modes are at the door; add `door_modes: [入户, 见面]` to `fulfilled_by`
      """),
    Break(
      "limits on remote contacts where there are none",
      "modes: [入户, 电话]",
      "modes: [入户]",
      """
      57:20: duties[monthly].remote_limits: limits remote contacts, but all \
      modes are at the door; remove it, or add remote modes to \
      `fulfilled_by`
      """),
    Break(
      "limits that limit nothing",
      "{not_twice_in_a_row: true, door_majority_in: quarter}",
      "{not_twice_in_a_row: false}",
      """
      57:20: duties[monthly].remote_limits: limits nothing; remove it, or \
      write `not_twice_in_a_row: true`
      """),
    Break(
      "a limit within its own window",
      "door_majority_in: quarter",
      "door_majority_in: month",
      """
      57:65: duties[monthly].remote_limits.door_majority_in: the period \
      must be longer than the window; write one of quarter, half_year, year
      """),
    Break(
      "a person met where the unit is a household",
      "met: household",
      "met: person",
      """
      39:38: duties[quarterly].fulfilled_by.met: the unit is a household; \
      write `met: household`
      """),
    Break(
      "a household met where the unit is a person",
      "met: person_or_family",
      "met: household",
      """
      55:12: duties[monthly].fulfilled_by.met: the unit is a person; write \
      person, person_or_family or person_or_family_of_ward
      """),
    Break(
      "a home of the person where the unit is a household",
      "{modes: [入户], met: household}",
      "{modes: [入户], met: household, at_own_household: true}",
      """
      39:67: duties[quarterly].fulfilled_by.at_own_household: the key is \
      for home visits to persons; remove it
      """),
  ]
}

import Testing

@Suite("A pack with broken duties")
struct BrokenDutyTests {
  @Test("is refused with the place and the remedy", arguments: cases)
  func refused(_ broken: Break) {
    #expect(broken.misses.isEmpty)
  }

  static let cases: [Break] = [
    Break(
      "neither a window nor standing",
      """
      window: quarter
          least_days: 30
          required
      """,
      "required",
      """
      29:5: duties[quarterly]: says neither `window` nor `standing`; add \
      `window: quarter`, or `standing:` for links that must exist
      """),
    Break(
      "a window that does not exist",
      "window: quarter",
      "window: season",
      #"35:13: duties[quarterly].window: "season" is not a known word;"#),
    Break(
      "a group and a condition",
      "group: disabled",
      """
      group: disabled
          when: {member: certificate}
      """,
      """
      35:11: duties[quarterly].when: says both `group` and `when`; put both \
      under `when:`, as `all: [group: …, …]`
      """),
    Break(
      "more times than the window has days",
      "required: 1",
      "required: 91",
      """
      37:15: duties[quarterly].required: 91 days do not fit into the \
      window; write a number from 1 to 90
      """),
    Break(
      "more days left than the window has",
      "least_days: 30",
      "least_days: 91",
      """
      36:17: duties[quarterly].least_days: 91 is out of range; write a \
      number from 1 to 90
      """),
    Break(
      "a class gate beyond the window",
      "on_day: 16",
      "on_day: 29",
      """
      49:40: duties[monthly].owed_when.on_day: day 29 is beyond the end of \
      some windows; write a day from 1 to 28
      """),
    Break(
      "a class gate on a household",
      "least_days: 30",
      "owed_when: {self_care: 自理, on_day: 1}",
      """
      36:16: duties[quarterly].owed_when: only persons have a self-care \
      class; remove it, or write `unit: person`
      """),
    Break(
      "a standing duty with the keys of windows",
      "standing: {link: 结对",
      """
      window: year
          least_days: 120
          fulfilled_by: {modes: [入户], met: person}
          standing: {link: 结对
      """,
      """
      74:13: duties[links].window: a standing duty has no windows and no \
      visits, so `window` means nothing; remove it, or write `window:` in \
      place of `standing:`
      """,
      """
      75:17: duties[links].least_days: a standing duty has no windows and \
      no visits, so `least_days` means nothing; remove it, or write \
      `window:` in place of `standing:`
      """,
      """
      76:19: duties[links].fulfilled_by: a standing duty has no windows and \
      no visits, so `fulfilled_by` means nothing; remove it, or write \
      `window:` in place of `standing:`
      """),
    Break(
      "a standing duty of a household",
      "unit: {worker: 残联干部}",
      "unit: household",
      """
      72:11: duties[links].unit: a standing duty is owed by a worker for \
      his links; write `unit: {worker: 残联干部}`
      """),
    Break(
      "a window for a worker",
      "unit: {link: 结对, role: 残联干部, counted_per: cadre}",
      "unit: {worker: 残联干部}",
      """
      63:11: duties[pair].unit: a worker owes no visits as such; write a \
      unit that is visited, or `standing:` in place of `window:`
      """),
    Break(
      "a target of a link to households",
      "{link: 结对, target: {group: aged}, grace_days: 30}",
      "{link: 联系户, target: {group: aged}, grace_days: 30}",
      """
      74:35: duties[links].standing.target: 「联系户」 links to no person, so no \
      condition on the person can hold; remove it
      """),
    Break(
      "standing links of deputies",
      "{link: 结对, target: {group: aged}, grace_days: 30}",
      "{link: 代理, target: {group: aged}, grace_days: 30}",
      """
      74:22: duties[links].standing.link: 「代理」 ties workers to each other; \
      use one of 联系户, 结对, 联系点, 探访责任
      """),
    Break(
      "a unit that does not exist",
      """
      unit: household
          group: disabled
      """,
      "unit: family",
      #"33:11: duties[quarterly].unit: "family" is not a known word;"#),
    Break(
      "a link to a village as unit",
      "unit: {link: 结对",
      "unit: {link: 联系点",
      """
      63:18: duties[pair].unit.link: 「联系点」 links to no household or person; \
      use one of 联系户, 结对, 探访责任
      """),
    Break(
      "households counted where the link is to persons",
      "counted_per: cadre",
      "counted_per: household",
      """
      63:47: duties[pair].unit.counted_per: "household" is not a known word;
      """),
  ]
}

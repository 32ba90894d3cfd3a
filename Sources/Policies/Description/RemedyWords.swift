import Casework

/// What is done about problems that one office cannot solve alone, in plain
/// Chinese: an entry for each way.
func remedyLines(_ rules: RemedyRules) -> [[String]] {
  var entries: [[String]] = []
  if let escalation = rules.escalation {
    entries.append(
      ["上报  \(escalation.clause)"]
        + escalation.rungs.map { rung in
          "\(rung.from.word)级上报：\(rung.to.map(\.inWords).joined(separator: "、"))"
            + "  \(rung.clause)"
        })
  }
  if let rules = rules.rectification {
    entries.append([
      "整改  \(rules.clause)",
      "马上整改：\(termWords(rules.immediateWithin))内；"
        + "限时整改：一般\(termWords(rules.usual))，可延期一次；"
        + "催办\(termWords(rules.answerWithin))内答复",
    ])
  }
  if let rules = rules.referral {
    entries.append(
      [
        "转介  \(rules.clause)",
        "\(termWords(rules.answerWithin))内答复是否受理，一般\(termWords(rules.usual))内落实",
      ]
        + rules.kinds.map {
          "\($0.title)：\($0.to.inWords)  \($0.clause)"
        })
  }
  if let rules = rules.warnings {
    entries.append(
      [
        "返贫致贫预警  \(rules.clause)",
        "报\(rules.tell.map(\.inWords).joined(separator: "、"))，"
          + "\(termWords(rules.acknowledgeWithin))内确认；"
          + "识别满\(rules.measureWithinMonths)个月没有措施的提醒",
      ]
        + rules.signs.map { sign in
          let causes =
            sign.circumstances.map(\.word)
            + sign.answers.map { "表单 \($0) 有问题" }
          return "\(sign.title)  \(sign.clause)"
            + (causes.isEmpty
              ? "" : "：" + causes.joined(separator: "、"))
        })
  }
  return entries
}

private func termWords(_ term: MatterTerm) -> String {
  term.words + (term.source.map { "（\($0)）" } ?? "")
}

extension OfficeLevel {
  fileprivate var inWords: String { "\(level.word)级\(institution.word)" }
}

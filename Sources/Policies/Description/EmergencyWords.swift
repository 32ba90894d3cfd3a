import Casework

/// Emergencies in plain Chinese, an entry for each kind and one for what
/// holds of all.
func emergencyLines(
  _ rules: EmergencyRules, _ pack: PolicyPack
) -> [[String]] {
  var entries = rules.kinds.map { kind in
    [
      "\(kind.title)  \(kind.id)  \(kind.clause)"
        + (kind.isSerious ? "  重大事件" : ""),
      "同时上报：" + kind.recipients.map(words).joined(separator: "、"),
      "处置：" + kind.steps.joined(separator: "；"),
    ]
  }
  entries.append([
    "时限  \(rules.clause)",
    "\(rules.acknowledgeMinutes)分钟内确认，\(rules.recordHours)小时内补齐书面记录，"
      + "回看前\(rules.lookBack)期",
  ])
  if let safety = rules.safety {
    let titles = safety.groups.map { id in
      pack.groups.first { $0.id == id }?.title ?? id
    }
    entries.append([
      "安全核查  \(rules.clause)",
      "\(safety.withinDays)天内\(safety.attempts)次找不到人；"
        + "\(titles.joined(separator: "、"))一次找不到人、"
        + "\(safety.contactHours)小时内仍没有联系上",
      "突发重大情况，\(safety.firstVisitDays)天内首访",
    ])
  }
  return entries
}

private func words(_ office: OfficeLevel) -> String {
  "\(office.level.word)级\(office.institution.word)"
}

package import Casework

/// A pack in plain Chinese, for `fangshi policy show`: whom it singles out,
/// what it demands of whom, what is set by parameters, what is asked.
package func describe(_ pack: PolicyPack) -> String {
  let issued = pack.issued.map { "  \($0)" } ?? ""
  var lines = [
    [pack.documentNumber, pack.title].compactMap { $0 }.joined(separator: " "),
    "政策包 \(pack.id)  \(pack.issuer)\(issued)",
  ]
  lines += part("对象", pack.groups.map { groupLines($0, pack) })
  lines += part(
    "职责",
    pack.duties.map { DutyWords(duty: $0, groups: pack.groups).lines })
  lines += part("参数", pack.parameters.map(parameterLines))
  lines += part("季节", pack.seasons.map { [seasonLine($0)] })
  lines += part("事项", pack.matters.map(matterLines) ?? [])
  lines += part("表单", pack.forms.map { FormWords(form: $0, pack: pack).lines })
  lines += part("照料护理", pack.care.map { [careLines($0)] } ?? [])
  if let emergencies = pack.emergencies {
    lines += part("应急", emergencyLines(emergencies, pack))
  }
  if let remedies = pack.remedies {
    lines += part("上报、整改、转介、预警", remedyLines(remedies))
  }
  return lines.joined(separator: "\n") + "\n"
}

private func careLines(_ care: CareRules) -> [String] {
  let statuses = care.statuses.words.map(\.word).joined(separator: "、")
  let window =
    Keywords.windows.first { $0.value == care.evaluation }?.value.each ?? ""
  return [
    "委托照料服务协议  \(care.clause)  \(statuses)",
    "没有有效协议超过\(care.daysWithout)天报警，到期前\(care.remindBefore)天提醒",
    "照料人\(window)评价一次，不合格的\(care.replaceWithin)天内更换",
  ]
}

/// A heading and numbered entries; nothing where there are none.
private func part(_ title: String, _ entries: [[String]]) -> [String] {
  guard !entries.isEmpty else { return [] }
  var lines = ["", "== \(title)（\(entries.count)） =="]
  for (index, entry) in entries.enumerated() {
    lines.append("\(index + 1). \(entry.first ?? "")")
    lines += entry.dropFirst().map { "   " + $0 }
  }
  return lines
}

private func groupLines(
  _ group: TargetGroup, _ pack: PolicyPack
) -> [String] {
  let tier = Keywords.tiers.first { $0.value == group.tier }?.word ?? ""
  let unit = group.unit == .household ? "户" : "人"
  return [
    "\(group.title)  \(group.id)  \(group.clause)  \(tier)  \(unit)",
    "理由：\(group.reason)",
    "条件：\(group.condition.words(in: pack.groups))",
  ]
}

private func parameterLines(_ parameter: Parameter) -> [String] {
  let source = parameter.isPlatformDefault ? "平台默认" : "文件规定"
  return [
    "\(parameter.title)",
    "\(parameter.id) = \(glossed(parameter.value))  \(source)  "
      + "\(parameter.interpretation)  \(parameter.clause)",
  ]
}

/// The value as the file writes it, with key words in Chinese beside it.
func glossed(_ value: String) -> String {
  let window = Keywords.windows.first { $0.word == value }?.value.each
  switch window ?? ["true": "是", "false": "否"][value] {
  case let gloss?: return "\(value)（\(gloss)）"
  case nil: return value.replacing(";", with: "、")
  }
}

private func seasonLine(_ season: Season) -> String {
  let days =
    season.isByHand
    ? "由县按天气预警起止"
    : "\(words(season.from))至\(words(season.to))"
  return "\(season.title)  \(season.id)  \(days)"
}

/// Domains, classes and clocks.
private func matterLines(_ rules: MatterRules) -> [[String]] {
  let domains = rules.domains.map { domain in
    let notes = [
      domain.isRestricted ? "限有权限的人查看" : nil,
      domain.urgency.map { "按“\($0.word)”" },
    ].compactMap(\.self)
    let rest = notes.isEmpty ? "" : "  " + notes.joined(separator: "、")
    return "\(domain.title)  \(domain.id)  \(domain.clause)\(rest)"
  }
  let classes = rules.classes.map { kind in
    let clock = kind.planWithin.map { "\(words($0))内拿出方案" } ?? "不限时"
    return "\(kind.urgency.word)：\(kind.title)  \(kind.clause)  \(clock)"
  }
  return [
    ["领域（\(domains.count)）"] + domains,
    ["类别和时限，没有写明的按“\(rules.usual.word)”"] + classes,
    ["超过\(words(rules.longStandingAfter))没有办结，列为长期事项"],
    ["办结\(words(rules.followUpAfter))后回访是否见效"],
  ]
}

private func words(_ term: MatterTerm) -> String {
  term.words + (term.source.map { "（\($0)）" } ?? "")
}

private func words(_ day: Season.MonthDay) -> String {
  "\(day.month)月\(day.day)日"
}

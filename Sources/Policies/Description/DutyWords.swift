package import Casework

/// One duty, line by line, for a person to read.
struct DutyWords {
  var duty: Duty
  var groups: [TargetGroup]

  var lines: [String] {
    var lines = ["\(duty.title)  \(duty.id)  \(duty.clause)", duty.statement]
    lines.append("单位：\(unit)")
    if let group { lines.append("对象：\(group)") }
    switch duty.timing {
    case .standing(let rule): lines += standing(rule)
    case .window(let window, let least, let owedWhen):
      lines.append("周期：\(window.each)\(duty.required)次")
      lines.append("中途进入：本期至少还剩\(least)天才应访")
      if let owedWhen {
        lines.append(
          "类别：只在本期第\(owedWhen.day)天自理类别是"
            + "“\(owedWhen.selfCare.word)”时应访")
      }
      lines += visits
    }
    return lines
  }

  /// The same as texts of their own, for a page.
  var summary: DutySummary {
    var frequency = ""
    switch duty.timing {
    case .standing(let rule):
      frequency = "任何一天至少\(duty.required)个“\(rule.link.word)”"
    case .window(let window, _, _):
      frequency = "\(window.each)\(duty.required)次"
    }
    let words = duty.fulfilment.modes.words.map(\.word)
    return DutySummary(
      id: duty.id, title: duty.title, clause: duty.clause,
      statement: duty.statement, unit: unit, group: group ?? "",
      frequency: frequency, actor: actor,
      modes: words.joined(separator: "、"), notes: Array(lines.dropFirst(2)))
  }

  private var unit: String {
    switch duty.unit {
    case .household: "户"
    case .person: "人"
    case .link(let kind, let role, let pooled):
      "\(role.word)的每个“\(kind.word)”" + (pooled ? "，一人的各个合并计次" : "")
    case .worker(let role): "每名在岗的\(role.word)"
    }
  }

  private var group: String? {
    duty.group.map { condition in
      groups.first { $0.condition == condition }?.title
        ?? condition.words(in: groups)
    }
  }

  private func standing(_ rule: StandingRule) -> [String] {
    var what = "任何一天都有至少\(duty.required)个“\(rule.link.word)”"
    if let target = rule.target {
      let group = groups.first { $0.condition == target }?.title
      what += "，对象是" + (group ?? target.words(in: groups))
    }
    var lines = ["要求：\(what)"]
    if rule.leadersOnly { lines.append("范围：只限领导班子成员") }
    lines.append(
      rule.graceDays == 0
        ? "起算：上岗当天" : "起算：上岗\(rule.graceDays)天后")
    return lines
  }

  private var visits: [String] {
    var lines = ["责任人：\(actor)"]
    lines.append(
      "完成：\(modes(duty.fulfilment.modes))；\(duty.fulfilment.met.words)")
    if duty.fulfilment.homeVisitAtOwnHousehold {
      lines.append("地点：入户须是到本人家中")
    }
    if !duty.fulfilment.doorModes.isEmpty {
      lines.append("上门：\(modes(duty.fulfilment.doorModes))；其余是远程")
    }
    lines += remote
    if let deferral = duty.deferral {
      lines.append("顺延：有未入户原因的\(modes(deferral.modes))，保持联系，入户仍欠")
    }
    lines.append("代理：\(duty.allowsDeputy ? "可以" : "不可以")")
    lines.append(
      "暂停入户的日子：\(duty.excusedBySuspension ? "可免" : "不免")")
    return lines
  }

  private var actor: String {
    switch duty.actor {
    case .linkedWorker: "联系人本人"
    case .responsible(let kind): "与本人有“\(kind.word)”的在岗人员"
    case .office(let roles, let level, let name):
      "\(level.own)的\(roles.map(\.word).joined(separator: "、"))"
        + (roles.count > 1 ? "中任何一人（列为“\(name)”）" : "")
    }
  }

  private var remote: [String] {
    guard let limits = duty.remoteLimits else { return [] }
    var lines: [String] = []
    if limits.notTwiceInARow {
      lines.append("远程：不得连续两期都只有远程，否则不予认可")
    }
    if let period = limits.doorMajorityIn {
      lines.append("远程：\(period.within)上门的天数须过半，不足的加注")
    }
    if let period = limits.doorOnceIn {
      lines.append("远程：\(period.within)至少上门一次，没有的加注")
    }
    return lines
  }

  private func modes(_ modes: WordSet<VisitMode>) -> String {
    modes.words.map(\.word).joined(separator: "、")
  }
}

extension WindowKind {
  /// 每季度.
  package var each: String {
    switch self {
    case .halfMonth: "每半月（1–15日、16日–月末）"
    case .month: "每月"
    case .quarter: "每季度"
    case .halfYear: "每半年"
    case .year: "每年"
    }
  }

  /// 一季度内.
  var within: String {
    switch self {
    case .halfMonth: "半个月内"
    case .month: "一个月内"
    case .quarter: "一个季度内"
    case .halfYear: "半年内"
    case .year: "一年内"
    }
  }
}

extension WhoIsMet {
  var words: String {
    switch self {
    case .household: "须见到家中任何成员，或接触到成年家属、照料人"
    case .person: "须是本人"
    case .personOrFamily: "须是本人，或接触到家属"
    case .personOrFamilyOfWard: "须是本人；有监护人的，接触到家属也可"
    case .nobody: "不需见面"
    }
  }
}

extension AreaLevel {
  /// 本村.
  var own: String {
    switch self {
    case .village: "本村（社区）"
    case .township: "本乡镇（街道）"
    case .county: "本县（区）"
    case .province, .city: "本\(word)"
    }
  }
}

package import Casework

extension Condition {
  /// In plain Chinese: 「有成员持残疾证，且有特殊情况」. Parts that are a group of
  /// the pack are called by its title.
  package func words(in groups: [TargetGroup] = []) -> String {
    ConditionWords(groups: groups).parts(of: self)
  }
}

private struct ConditionWords {
  var groups: [TargetGroup]

  /// The words of a condition that stands alone.
  func parts(of condition: Condition) -> String {
    switch condition {
    case .all(let parts): parts.map(within).joined(separator: "，且")
    case .any(let parts): parts.map(within).joined(separator: "，或")
    case .not(let part): negated(part)
    case .member(let part): "有成员" + within(part)
    case .membersAtLeast(let count, let part):
      "至少\(count)名成员" + within(part)
    case .onlyMember(let part): "只有一名成员，他" + within(part)
    case .circumstance(let kinds):
      kinds == .all ? "有特殊情况" : "有特殊情况（\(listed(kinds))）"
    default: ofPerson(condition)
    }
  }

  /// The words of a part of a condition.
  private func within(_ condition: Condition) -> String {
    if let group = groups.first(where: { $0.condition == condition }) {
      return "属于“\(group.title)”"
    }
    switch condition {
    case .all(let parts) where parts.count > 1,
      .any(let parts) where parts.count > 1:
      return "（\(self.parts(of: condition))）"
    default: return parts(of: condition)
    }
  }

  private func negated(_ condition: Condition) -> String {
    switch condition {
    case .cared: "没有照料人"
    case .guardian: "没有监护人"
    case .suspected: "未登记为疑似残疾"
    case .needsCare: "不需要照料"
    case .certificate(.any, .all): "未持残疾证"
    default: "不符合（\(parts(of: condition))）"
    }
  }

  private func ofPerson(_ condition: Condition) -> String {
    switch condition {
    case .certificate(let levels, let categories):
      "持" + certificate(levels, categories) + "残疾证"
    case .suspected: "登记为疑似残疾"
    case .needsCare: "需要照料"
    case .guardian: "有监护人"
    case .cared: "有照料人"
    case .carersFromAge(let age): "同住的照料人都已满\(age)周岁"
    case .status(let statuses):
      "救助身份是\(statuses.words.map(\.word).joined(separator: "或"))"
    case .ageUnder(let age): "未满\(age)周岁"
    case .ageFrom(let age): "已满\(age)周岁"
    case .selfCare(let selfCare): "自理类别是\(selfCare.word)"
    default: ""
    }
  }

  private func certificate(
    _ levels: LevelSet, _ categories: WordSet<DisabilityCategory>
  ) -> String {
    let level =
      levels == .any
      ? "" : levels.levels.map { "\($0)级" }.joined(separator: "、")
    let category = categories == .all ? "" : listed(categories) + "类"
    return level + category
  }

  private func listed<Word>(_ words: WordSet<Word>) -> String {
    words.words.map(\.word).joined(separator: "、")
  }
}

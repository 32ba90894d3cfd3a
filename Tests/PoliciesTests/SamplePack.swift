import Casework
import Policies

/// A pack that uses every key of the format, to be broken in one place.
enum SamplePack {
  static let yaml = """
    pack: sample
    document: {title: 规定, number: 文〔2026〕1号, issuer: 局, issued: 2026-01-01}
    parameters:
      - id: age
        interpretation: A-48
        clause: 第一条
        title: 年龄
        value: 60
        source: 平台默认
    seasons:
      - {id: heating, title: 供暖期, from: 10-15, to: 04-15}
      - {id: freeze, title: 冰冻, by_hand: true}
    groups:
      - id: disabled
        clause: 第一条
        title: 残疾人家庭
        reason: 有残疾人
        tier: 基本
        unit: household
        when: {member: {any: [certificate, suspected]}}
      - id: aged
        clause: 第一条
        title: 老人
        reason: 年老
        tier: 重点关注
        unit: person
        when: {age_from: {parameter: age}}
    duties:
      - id: quarterly
        clause: 第九条
        title: 季度入户
        statement: 每季度入户1次。
        unit: household
        group: disabled
        window: quarter
        least_days: 30
        required: 1
        actor: {roles: [村专委], at: village}
        fulfilled_by: {modes: [入户], met: household}
        deferred_by: [电话]
        deputies: true
      - id: monthly
        clause: 四
        title: 每月探访
        statement: 每月探访1次。
        unit: person
        when: {all: [{status: 特困分散}, {not: guardian}]}
        window: month
        owed_when: {self_care: 自理, on_day: 16}
        required: 1
        actor: {responsible: 探访责任}
        fulfilled_by:
          modes: [入户, 电话]
          door_modes: [入户]
          met: person_or_family
          at_own_household: true
        remote_limits: {not_twice_in_a_row: true, door_majority_in: quarter}
        excused_by_suspension: false
      - id: pair
        clause: 九
        title: 结对
        statement: 每年入户2次。
        unit: {link: 结对, role: 残联干部, counted_per: cadre}
        window: year
        required: 2
        actor: linked
        fulfilled_by: {modes: [入户], met: person}
      - id: links
        clause: 第七条
        title: 联系户
        statement: 至少联系2户。
        unit: {worker: 残联干部}
        required: 2
        standing: {link: 结对, target: {group: aged}, grace_days: 30}
    forms:
      - id: visit
        version: 1
        title: 记录
        clause: 第四条
        about: household
        sections:
          - id: living
            title: 生活
            clause: 第四条
            when: {member: certificate}
            fields:
              - {id: food, title: 吃穿, kind: check}
              - {id: wish, title: 意愿, kind: choice, options: [去, 不去]}
          - id: heat
            title: 取暖
            clause: 第五条
            season: [heating, freeze]
            fields:
              - id: temperature
                title: 室内温度
                kind: decimal
                unit: ℃
                least: -30
                most: 45
                problem_below: 18
                required: true
                excused_by: unmeasured
              - {id: unmeasured, title: 原因, kind: text}
              - {id: told, title: 知晓, kind: yes_no, problem_when: 否}
    care:
      clause: 六
      statuses: [特困分散]
      days_without: 7
      evaluation: half_year
      replace_within: 15
      remind_before: 30
      awareness: told

    """

  static func pack() throws -> PolicyPack {
    try PackLoader.load(yaml: yaml, file: "sample.yaml")
  }

  /// What is wrong with a YAML text, one error to a line.
  static func errors(_ yaml: String) -> [String] {
    do throws(PackErrors) {
      _ = try PackLoader.load(yaml: yaml, file: "sample.yaml")
      return []
    } catch {
      return error.entries.map(\.description)
    }
  }

  /// What is wrong with the sample once the first `old` in it is `new`.
  static func errors(replacing old: String, by new: String) -> [String] {
    guard let range = yaml.firstRange(of: old) else {
      return ["the sample does not hold \(old)"]
    }
    return errors(yaml.replacingCharacters(in: range, with: new))
  }
}

extension String {
  fileprivate func replacingCharacters(
    in range: Range<String.Index>, with new: String
  ) -> String {
    self[..<range.lowerBound] + new + self[range.upperBound...]
  }
}

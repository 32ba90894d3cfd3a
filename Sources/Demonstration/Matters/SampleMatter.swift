package import Casework

/// A matter that somebody in a demonstration has found, and what became of
/// it, to be put on record step by step.
package struct SampleMatter: Sendable {
  /// 户编号.
  package let household: String
  /// 人员编号; nil where it concerns the household.
  package let person: String?
  /// `fuyang-2022/safety`.
  package let domain: String
  package let what: String
  package let urgency: MatterUrgency
  package let openedOn: Day
  /// In the order of their days.
  package let steps: [Step]

  package struct Step: Sendable {
    package let kind: MatterStepKind
    package let on: Day
    package let words: String
    /// Of a plan.
    package let worker: String
    package let until: Day?
    package let rating: Int?
  }
}

extension Demonstration {
  /// A few matters for each township of the first county: some fresh, some
  /// late, some solved, some closed.
  package func matters() -> [SampleMatter] {
    SampleMatters(
      county: SampleCounty(place: places[0], period: period, seed: seed)
    ).all()
  }
}

/// Spreads matters over a county.
struct SampleMatters {
  let county: SampleCounty

  private static let problems: [(String, String, String, MatterUrgency)] = [
    ("safety", "电线老化裸露，插座发烫", "更换线路，加装漏电保护器", .urgent),
    ("safety", "屋顶漏雨，雨季住不住", "联系住建所鉴定，先补漏再申请危房改造", .sudden),
    ("care", "老伴住院，白天没人照料", "请邻居日间照看，申请居家托养", .urgent),
    ("medical", "轮椅坏了，出不了门", "申请更换辅助器具", .temporary),
    ("livelihood", "两项补贴两个月没有到账", "核对银行卡号，请民政所补发", .temporary),
    ("work_school", "孩子到了入学年龄，学校没有接收", "和教育部门商量送教上门", .temporary),
    ("accessibility", "门口台阶太高，轮椅上不去", "列入今年无障碍改造计划", .longStanding),
    ("production", "养的羊没有销路", "联系合作社代销", .temporary),
    ("rights", "征地补偿款被亲属代领，本人没有见到", "请司法所介入核实", .urgent),
    ("medical", "慢性病药断了一个月", "签约家庭医生，送药上门", .urgent),
  ]

  /// By what became of it: days since it was opened, and the steps taken.
  private static let courses: [(age: Int, kinds: [MatterStepKind])] = [
    (1, []), (34, []), (12, [.planned]), (40, [.planned, .begun]),
    (26, [.planned, .begun, .told]), (22, [.planned, .told, .solved]),
    (30, [.planned, .solved, .confirmed]),
    (75, [.planned, .begun, .told, .solved, .confirmed, .closed]),
    (128, [.planned, .told]),
    (70, [.planned, .solved, .confirmed, .closed, .checked]),
  ]

  func all() -> [SampleMatter] {
    county.townships.indices.flatMap { township -> [SampleMatter] in
      var chance = Chance(seed: county.seed, .matters, township)
      let homes = county.villages.filter { $0.township == township }
        .flatMap(\.households).map(Int.init).filter {
          county.population.hasTarget($0, on: county.period.until)
            && county.population.households[$0].file.first
              <= county.period.until - 150
        }
      if homes.isEmpty { return [] }
      let first = chance.below(homes.count)
      return Self.courses.indices.compactMap { course in
        let home = homes[(first + course * 7) % homes.count]
        let problem = Self.problems[
          (course + township) % Self.problems.count]
        return matter(
          home, township, problem, Self.courses[course], &chance)
      }
    }
  }

  private func matter(
    _ home: Int, _ township: Int,
    _ problem: (String, String, String, MatterUrgency),
    _ course: (age: Int, kinds: [MatterStepKind]), _ chance: inout Chance
  ) -> SampleMatter? {
    let until = county.period.until
    let opened = until - course.age
    let household = county.population.households[home]
    // Whoever was there all the time, so that every step can be taken.
    guard
      let service = county.staff.townships[township].first(where: {
        $0.span.contains(opened) && $0.span.contains(until)
      })
    else { return nil }
    let worker = county.staff.workers[service.worker]
    guard worker.isInPost(on: opened), worker.isInPost(on: until) else {
      return nil
    }
    let member = household.members.first {
      let person = county.population.people[Int($0)]
      return person.isTarget(on: until)
        && person.lives(in: home, on: until)
        && person.lives(in: home, on: opened)
    }
    let plannedFor = opened + 20
    let steps = course.kinds.enumerated().map { position, kind in
      SampleMatter.Step(
        kind: kind,
        on: min(until - 1, opened + 2 + position * (course.age > 60 ? 7 : 4)),
        words: words(kind, problem.2),
        worker: worker.id,
        until: kind == .planned ? plannedFor : nil,
        rating: kind == .confirmed ? 3 + chance.below(3) : nil)
    }
    return SampleMatter(
      household: household.id,
      person: chance.happens(600)
        ? member.map { county.population.people[Int($0)].id } : nil,
      domain: "fuyang-2022/\(problem.0)", what: problem.1,
      urgency: problem.3, openedOn: opened, steps: steps)
  }

  private func words(_ kind: MatterStepKind, _ plan: String) -> String {
    switch kind {
    case .planned: plan
    case .begun: "已经联系好，正在办"
    case .told: "知道了，同意这样办"
    case .solved: "已经办好，本人看过"
    case .confirmed: "解决了，谢谢"
    case .closed: ""
    case .checked: "去看过，一直管用"
    default: ""
    }
  }
}

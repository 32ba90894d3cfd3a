package import Casework
import Records

/// Which part of the list of care.
package enum CareListName: String, Sendable, CaseIterable {
  case all, without, expiring, evaluation, failed, funds, wish, placed, good

  package var title: String {
    switch self {
    case .all: "全部"
    case .without: "没有有效协议"
    case .expiring: "即将到期"
    case .evaluation: "该评价"
    case .failed: "待更换照料人"
    case .funds: "一卡通有问题"
    case .wish: "愿意集中供养"
    case .placed: "在机构"
    case .good: "优秀照料人"
    }
  }

  func holds(_ line: CareLine) -> Bool {
    switch self {
    case .all: line.standing != nil
    case .without: line.standing?.without != nil
    case .expiring: line.standing?.isExpiring == true
    case .evaluation: line.standing?.evaluation != nil
    case .failed: line.standing?.replacement != nil
    case .funds: line.standing?.irregularities.isEmpty == false
    case .wish: line.wished != nil && line.placement == nil
    case .placed: line.placement != nil
    case .good: line.nominated != nil
    }
  }
}

/// Somebody on the list.
package struct CareLine: Sendable, Hashable {
  /// 户编号.
  package var household: String
  package var head: String
  package var villageName: String
  package var person: String
  package var name: String
  package var age: Int?
  /// Nil for who needs no agreement now.
  package var standing: CareStanding?
  package var wished: Day?
  package var nominated: Day?
  package var placement: CarePlacement?
}

extension CareLine {
  /// 0 for what cannot wait.
  fileprivate var urgency: Int {
    guard let standing else { return 6 }
    if standing.isAlarm { return 0 }
    if standing.replacement != nil { return 1 }
    if standing.without != nil { return 2 }
    if !standing.irregularities.isEmpty { return 3 }
    if standing.evaluation?.isLate == true { return 4 }
    return 5
  }
}

/// How many of those who need an agreement have one.
package struct CareCoverage: Sendable, Hashable {
  /// Nil for all that one may see.
  package var area: AreaCode?
  package var name: String
  package var owed = 0
  package var covered = 0
  /// Without one for longer than the rules bear.
  package var alarms = 0
}

/// How many of those asked whether they know the policy did.
package struct CareAwareness: Sendable, Hashable {
  package var question: String
  package var asked: Int
  package var known: Int
}

/// The care of all who need it in a place.
package struct CareList: Sendable, Hashable {
  package var day: Day
  package var name: CareListName
  package var choice: AreaChoice
  /// Nil where no document about care is in force.
  package var rules: CareRules?
  package var basis: String
  package var counts: [CareListName: Int]
  package var total: CareCoverage
  /// Of the areas below; empty for a village.
  package var parts: [CareCoverage]
  /// How many of those asked this year knew the policy, by question.
  package var awareness: [CareAwareness]
  package var lines: [CareLine]
  package var count: Int
  package var offset: Int
  package var limit: Int
}

/// Who lacks an agreement, whose ends, who is to be evaluated or replaced.
package struct ReadCareList: Query {
  package static let permission = Permission.readCare
  package static let action = AuditAction.listCare

  package var name: CareListName
  /// Nil for all that one may see.
  package var area: AreaCode?
  package var offset: Int
  package var limit: Int

  package init(
    _ name: CareListName = .all, area: AreaCode? = nil, offset: Int = 0,
    limit: Int = 50
  ) {
    self.name = name
    self.area = area
    self.offset = max(0, offset)
    self.limit = min(max(1, limit), 5_000)
  }

  /// - Throws: `Refusal.notFound` for an area that is none of his.
  package func perform(in context: OperationContext) throws -> CareList {
    let reach = try PeopleReach(context)
    let scopes = try reach.scopes(asked: area)
    let choice = try AreaChoice(area, reach, context)
    var survey = try CareSurvey(context)
    for scope in scopes { try survey.add(scope) }
    // The worst first; among equals as one walks.
    let listed = survey.lines.filter { name.holds($0.line) }.enumerated()
      .sorted {
        ($0.element.line.urgency, $0.offset)
          < ($1.element.line.urgency, $1.offset)
      }.map(\.element)
    var counts: [CareListName: Int] = [:]
    for name in CareListName.allCases {
      counts[name] = survey.lines.count { name.holds($0.line) }
    }
    return CareList(
      day: context.today, name: name, choice: choice,
      rules: survey.cover?.rules,
      basis: survey.cover.map { "\($0.pack.citation) \($0.rules.clause)" }
        ?? "",
      counts: counts,
      total: survey.coverage(
        of: choice.chosen?.code, named: choice.chosen?.name ?? ""),
      parts: choice.below.map { survey.coverage(of: $0.code, named: $0.name) },
      awareness: try awareness(survey.cover, scopes, context),
      lines: listed.dropFirst(offset).prefix(limit).map(\.line),
      count: listed.count, offset: offset, limit: limit)
  }

  /// Of the year so far.
  private func awareness(
    _ cover: CareCover?, _ scopes: [PeopleScope], _ context: OperationContext
  ) throws -> [CareAwareness] {
    guard let cover, let asked = cover.rules.awareness,
      let form = context.rules.form(asked.form)
    else { return [] }
    var found = asked.fields.map { field in
      CareAwareness(
        question: form.fields.first { $0.id == field }?.title ?? field,
        asked: 0, known: 0)
    }
    let counter = AnswerCounter(context.connection)
    for scope in scopes {
      let counts = try counter.count(
        asked.fields, of: asked.form, in: scope,
        during: WindowKind.year.window(containing: context.today))
      for (place, count) in counts.enumerated() {
        found[place].asked += count.asked
        found[place].known += count.yes
      }
    }
    return found
  }
}

import Casework
import Records

/// Checks a draft against the register: all that the person at the screen
/// can mend is refused, with a problem for each field.
struct VisitCheck {
  private let context: OperationContext
  private let home: VisibleHousehold
  private let draft: VisitDraft
  private let touched: TouchedUnits
  /// When the record's first entry was made: now for a new one.
  private let firstRegistered: Moment
  private var problems: [FieldProblem]
  /// Whom the draft names, looked up by `checkEntry`.
  private(set) var workers: [Int64] = []
  private(set) var persons: [PersonKey] = []
  /// The problems among the answers that open matters.
  private(set) var found: [VisitSheets.Found] = []

  /// - Parameter problems: found already, to be told with all others.
  init(
    _ draft: VisitDraft, of home: VisibleHousehold, _ touched: TouchedUnits,
    firstRegistered: Moment? = nil, problems: [FieldProblem],
    in context: OperationContext
  ) {
    self.draft = draft
    self.home = home
    self.touched = touched
    self.context = context
    self.firstRegistered = firstRegistered ?? context.now
    self.problems = problems
  }

  mutating func checkEntry() throws {
    checkTime()
    checkWords()
    checkOutcome()
    try checkWorkers()
    try checkPersons()
  }

  /// Told with all others.
  mutating func add(_ more: [FieldProblem]) { problems += more }

  /// - Throws: `Refusal.invalid` with everything found.
  func finish() throws(Refusal) {
    if !problems.isEmpty { throw Refusal.invalid(problems) }
  }

  private mutating func refuse(_ field: String, _ words: String) {
    problems.append(FieldProblem(field, words))
  }

  private mutating func checkTime() {
    if !Identifier.isValid(draft.id) {
      refuse(VisitField.id, "表单编号不对，请重新打开页面填写")
    }
    let day = draft.at.day
    let onFile = home.line.onFile
    if draft.at > context.now {
      refuse(VisitField.day, "时间在现在之后，请改为实际访视的时间")
    } else if day < onFile.first {
      refuse(VisitField.day, "该户\(onFile.first.inWords)才建档，请核对日期")
    } else if day > onFile.last {
      refuse(VisitField.day, "该户\(onFile.last.inWords)已销户，请核对日期")
    }
    if firstRegistered.day - day > 7,
      draft.lateReason.allSatisfy(\.isWhitespace)
    {
      refuse(VisitField.lateReason, "超过7天补录，请写明原因")
    }
  }

  private mutating func checkWords() {
    for (field, text, most) in [
      (VisitField.occasion, draft.occasion, 50),
      (VisitField.remark, draft.remark, 1_000),
      (VisitField.lateReason, draft.lateReason, 200),
    ] {
      if let words = PlainText.problem(text, most: most) {
        refuse(field, words)
      }
    }
  }

  private mutating func checkOutcome() {
    let hasMet = !draft.persons.isEmpty || draft.metFamily
    switch draft.result {
    case .completed where !hasMet:
      refuse(VisitField.persons, "完成的访视要勾选见到（联系到）的人，或“家属或照料人”")
    case .nobodyHome where draft.mode != .home:
      refuse(VisitField.result, "“无人在家”只用于入户；打电话没人接请选“未接通”")
    case .unanswered where draft.mode == .home || draft.mode == .inPerson:
      refuse(VisitField.result, "“未接通”只用于电话、视频、微信和短信")
    case .nobodyHome where hasMet, .unanswered where hasMet:
      refuse(VisitField.persons, "结果是“\(draft.result.word)”，不应勾选见到的人或家属")
    default: break
    }
    let isNobodyMet =
      draft.result == .nobodyHome || draft.result == .unanswered
    if isNobodyMet, draft.hasAnswers {
      refuse(
        VisitField.clearAnswers,
        "结果是“\(draft.result.word)”，检查表却填了内容：请改结果，或勾选“清除检查表”后再保存")
    }
    if draft.mode == .home, draft.reason != nil {
      refuse(VisitField.reason, "已经入户，不用填未入户原因")
    }
  }

  private mutating func checkWorkers() throws {
    if draft.workers.isEmpty {
      return refuse(VisitField.workers, "请在“谁去的”里勾选访视人")
    }
    if Set(draft.workers).count != draft.workers.count {
      return refuse(VisitField.workers, "同一个人勾选了两次")
    }
    let scope = ScopeReader(context.connection, on: draft.at.day)
    let parties = VisitParties(context.connection)
    let company =
      try context.actor.mustBePresent
      ? Colleagues(of: home.village, for: context.actor, scope) : nil
    if company != nil, case .account(let account) = context.actor,
      !draft.workers.contains(account.worker)
    {
      refuse(VisitField.workers, "只能登记本人参加的访视，请勾选自己")
    }
    for number in draft.workers {
      let isSelf = context.actor.isWorker(number)
      guard let id = try parties.worker(number) else {
        refuse(VisitField.workers, "没有工号\(number)")
        continue
      }
      if try scope.posts(of: id).isEmpty {
        let day = draft.at.day.inWords
        refuse(
          VisitField.workers, "\(try named(number))在\(day)没有岗位，请核对日期或人员")
      } else if let company, !isSelf, !company.contains(number) {
        refuse(
          VisitField.workers,
          "\(try named(number))不在本村、本乡镇的人员中，不能由您代填")
      }
      workers.append(id)
    }
  }

  /// `张三（V001）`; the number alone of a worker the form does not offer
  /// today, as names are not to be had by trying numbers.
  private func named(_ worker: String) throws -> String {
    let today = ScopeReader(context.connection, on: context.today)
    let offered = try Colleagues(of: home.village, for: context.actor, today)
    return offered.lines.first { $0.number == worker }
      .map { "\($0.name)（\(worker)）" } ?? worker
  }

  private mutating func checkPersons() throws {
    if Set(draft.persons).count != draft.persons.count {
      return refuse(VisitField.persons, "同一个人勾选了两次")
    }
    if draft.persons.isEmpty { return }
    let parties = VisitParties(context.connection)
    let scope = ScopeReader(context.connection, on: context.today)
    for number in draft.persons {
      guard let (key, death) = try parties.person(number),
        try touched.residents.contains(key) || sees(key, scope)
      else {
        refuse(VisitField.persons, "没有人员编号\(number)，或者不在您的工作范围内")
        continue
      }
      if let death, death < draft.at.day {
        let name = try NameReader(context.connection).person(key).name
        refuse(
          VisitField.persons,
          "\(name)（\(number)）已于\(death.inWords)去世，请核对日期或人员")
      }
      persons.append(key)
    }
  }

  /// Somebody of another household, met here: where he lives is to be seen.
  private func sees(_ person: PersonKey, _ scope: ScopeReader) throws -> Bool {
    guard let home = try scope.home(of: person) else { return false }
    do {
      _ = try context.see(household: home)
      return true
    } catch Refusal.notFound {
      return false
    }
  }

  /// Checks the checklists that the visit carries.
  ///
  /// - Parameter duties: of the units touched, judged on the day.
  mutating func checkAnswers(_ duties: DayDuties) throws -> [VisitAnswer] {
    let isComplete = draft.mode == .home && draft.result == .completed
    if !isComplete && draft.answers.isEmpty { return [] }
    let rules = context.rules
    let loaded = duties.loaded
    guard let index = loaded.householdKeys.firstIndex(of: home.key) else {
      return []
    }
    let instances = duties.listing.instances
    func concern(by workers: [Int64]?) -> VisitConcern {
      VisitConcern(
        rules, loaded, instances, of: Int32(index), on: duties.day,
        by: workers)
    }
    let sheets = VisitSheets(
      rules, loaded.facts, of: Int32(index), on: duties.day,
      called: try context.seasonsCalled(at: home.village, on: duties.day),
      concern(by: nil))
    if sheets.asked.isEmpty && draft.answers.isEmpty { return [] }
    let own = concern(by: workers)
    let mine = sheets.asked.filter {
      own.concerns($0.pack, person: $0.person)
    }
    return sheets.check(
      draft, mine: Set(mine.map(\.id)), problems: &problems, found: &found)
  }
}

extension VisitDraft {
  /// Whether anything was typed into a checklist.
  fileprivate var hasAnswers: Bool {
    answers.values.contains { sheet in
      sheet.values.contains { !$0.allSatisfy(\.isWhitespace) }
    }
  }
}

extension Actor {
  /// Whether he may put down only visits in which he took part himself.
  var mustBePresent: Bool {
    switch self {
    case .system: false
    case .stranger: true
    case .account(let account):
      switch account.role {
      case .township, .county, .countyCivilAffairs: false
      default: true
      }
    }
  }

  func isWorker(_ number: String) -> Bool {
    if case .account(let account) = self {
      account.worker == number
    } else {
      false
    }
  }
}

package import Casework
import Records

/// What is needed to record a visit, or to correct one.
package struct PrepareVisit: Query {
  package static let permission = Permission.recordVisit
  package static let action = AuditAction.prepareVisit

  package var household: String
  /// Nil for today.
  package var day: Day?
  /// 访视编号 of the entry to be corrected.
  package var correcting: String?

  package init(household: String, day: Day? = nil) {
    self.household = household
    self.day = day
  }

  package init(correcting number: String, of household: String) {
    self.household = household
    correcting = number
  }

  /// - Throws: `Refusal.notFound`; of a correction also
  ///   `Refusal.notPermitted` and `Refusal.changedMeanwhile`.
  package func perform(in context: OperationContext) throws -> VisitForm {
    let home = try context.see(household: household)
    context.noteRead(county: home.key.county, subject: home.number)
    let id = Identifier.make(at: context.now)
    let base = try correcting.map {
      try draft(correcting: $0, id: id, in: context)
    }
    let day = day ?? base?.at.day ?? context.today
    let scope = ScopeReader(context.connection, on: day)
    let members = try HouseholdReader(context.connection, home.key)
      .members(on: day)
    let judged = try HouseholdUnits.judge(
      home.key, persons: Set(members.map(\.key)),
      workers: context.actor.workerIDs, in: context, on: day)
    let colleagues = try Colleagues(
      of: home.village, for: context.actor, scope)
    let names = NameReader(context.connection)
    var form = VisitForm(
      id: id, household: home.number, head: home.line.head,
      address: home.line.address, villageName: try names.area(home.village),
      day: day, today: context.today, now: context.now,
      members: list(members, judged, on: day),
      colleagues: try colleagues.lines.map { line in
        VisitForm.Colleague(
          number: line.number, name: line.name,
          post: "\(line.role.word) \(try names.area(line.area))",
          isAuthor: context.actor.isWorker(line.number))
      },
      author: context.actor.worker,
      mayRecordForOthers: !context.actor.mustBePresent,
      modes: VisitMode.allCases, results: VisitResult.allCases,
      reasons: NoHomeVisitReason.allCases,
      sheets: try sheets(judged, home, names, context),
      duties: try duties(judged, home, context), correcting: base)
    form.mayOpenMatters = context.actor.may(.openMatter)
    if form.mayOpenMatters {
      form.openMatters = try openMatters(home, context)
    }
    return form
  }

  private func openMatters(
    _ home: VisibleHousehold, _ context: OperationContext
  ) throws -> [VisitForm.OpenMatter] {
    try MatterStore(context.connection).matters(of: home.key).filter {
      $0.standing.state.isOpen && context.actor.sees($0)
    }.map { matter in
      let what = matter.record.what
      let words = what.count > 20 ? what.prefix(20) + "…" : what[...]
      return VisitForm.OpenMatter(
        id: matter.record.id, domain: matter.record.domain,
        words: String(words))
    }
  }

  private func list(
    _ members: [MemberLine], _ judged: JudgedUnits, on day: Day
  ) -> [VisitForm.Member] {
    var check = ConditionCheck(judged.facts)
    return members.map { member in
      let index = judged.loaded.personKeys.firstIndex(of: member.key)
      return VisitForm.Member(
        number: member.number, name: member.name, relation: member.relation,
        age: member.birth?.age(on: day),
        hasCertificate: index.map {
          check.holds(
            .certificate(levels: .any, categories: .all), person: Int32($0),
            on: day)
        } ?? false)
    }
  }

  private func sheets(
    _ judged: JudgedUnits, _ home: VisibleHousehold, _ names: NameReader,
    _ context: OperationContext
  ) throws -> [VisitForm.Sheet] {
    guard let index = judged.index(of: home.key) else { return [] }
    // Who may put down others' visits is offered everybody's sheets.
    let workers =
      context.actor.mustBePresent ? context.actor.workerIDs : nil
    let sheets = VisitSheets(
      context.rules, judged.facts, of: index, on: judged.day,
      called: try context.seasonsCalled(at: home.village, on: judged.day),
      VisitConcern(
        context.rules, judged.loaded, judged.instances, of: index,
        on: judged.day, by: workers))
    return try sheets.asked.map { sheet in
      let person = try sheet.person.map {
        try names.person(judged.loaded.personKeys[Int($0)])
      }
      return VisitForm.Sheet(
        id: sheet.id.text, form: sheet.form, sections: sheet.sections,
        person: person?.name, personNumber: person?.number,
        policy: context.rules.packs[sheet.pack].citation,
        matters: context.rules.packs[sheet.pack].matters)
    }
  }

  /// Everything owed here; what is not his own is marked as shared.
  private func duties(
    _ judged: JudgedUnits, _ home: VisibleHousehold,
    _ context: OperationContext
  ) throws -> [TodayDuty] {
    var own: OwnDuties?
    if case .account(let account) = context.actor {
      let scope = ScopeReader(context.connection, on: judged.day)
      own = OwnDuties(
        account, try WorkerReach(account, scope),
        posts: try scope.posts(of: account.workerID))
    }
    let writer = CardWriter(judged, context)
    let policies = context.ownPolicies
    return try TodayPlan.owed(judged).filter { item in
      policies.holds(duty: Int(judged.instances[item.position].duty))
    }.map { item in
      let instance = judged.instances[item.position]
      let duty = context.rules.duties[Int(instance.duty)]
      let ownership =
        own?.ownership(
          of: instance, duty, judged.loaded, village: home.village) ?? .none
      return try writer.duty(
        item.position, debt: item.debt,
        ownership == .none ? .shared : ownership)
    }.sorted(by: TodayDuty.precedes)
  }

  private func draft(
    correcting number: String, id: String, in context: OperationContext
  ) throws -> VisitDraft {
    let chain = try VisitChains.find(number, in: context)
    guard context.actor.mayCorrect(chain) else { throw Refusal.notPermitted }
    let standing = chain.standing
    guard standing.record.number == number else {
      throw Refusal.changedMeanwhile
    }
    let record = standing.record
    var answers: [String: [String: String]] = [:]
    for answer in standing.answers {
      guard let form = context.rules.form(SheetID(answer.sheet).form),
        let read = form.answers(stored: answer.answers)
      else { continue }
      answers[answer.sheet] = form.typed(read)
    }
    return VisitDraft(
      id: id, household: record.household, at: record.at, mode: record.mode,
      result: record.result, workers: record.workers,
      persons: record.persons, metFamily: record.metFamily,
      reason: record.reason, occasion: record.occasion,
      remark: record.remark, lateReason: standing.lateReason ?? "",
      answers: answers)
  }
}

extension Actor {
  /// His 工号; empty for none.
  var worker: String {
    if case .account(let account) = self { account.worker } else { "" }
  }

  /// He himself, where he is a worker.
  fileprivate var workerIDs: [Int64] {
    guard case .account(let account) = self, account.workerID != 0 else {
      return []
    }
    return [account.workerID]
  }
}

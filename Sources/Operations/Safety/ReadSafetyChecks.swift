package import Casework
import Records

/// A safety check or first visit as a list shows it.
package struct SafetyCheckLine: Sendable, Hashable {
  package var id: String
  /// `安全核查` or `七日内首访`.
  package var title: String
  package var isSilence: Bool
  /// 户编号 and head; the head nil for who may not see the household.
  package var household: String
  package var head: String?
  package var village: String
  package var words: String
  package var due: Moment
  package var isLate: Bool
  package var isOpen: Bool
  package var outcome: String
  package var closedAt: Moment?
  package var closedBy: String
}

/// The open checks of households that whoever asks may see, what is due
/// first before the others.
package struct ReadSafetyChecks: Query {
  package static let permission = Permission.readNotices
  package static let action = AuditAction.readSafetyChecks
  /// More than a day's work.
  package static let most = 20

  package init() {}

  package func perform(
    in context: OperationContext
  ) throws -> [SafetyCheckLine] {
    guard case .account(let account) = context.actor else { return [] }
    let views = SafetyCheckViews(context)
    // Whoever sees by name alone looks among those of his area.
    let most = account.role.seesArea ? Self.most : 500
    return try SafetyStore(context.connection)
      .open(in: account.area, limit: most)
      .filter { try context.sees(household: $0.home) }
      .prefix(Self.most).map { try views.line($0, sees: true) }
  }
}

/// One check, for who may see the household or was told of it.
package struct ReadSafetyCheck: Query {
  package static let permission = Permission.readNotices
  package static let action = AuditAction.readSafetyChecks

  package var id: String

  package init(_ id: String) { self.id = id }

  package struct View: Sendable, Hashable {
    package var line: SafetyCheckLine
    package var notices: [NoticeLine]
    package var seesHousehold: Bool
    package var mayClose: Bool
    package var today: Day
  }

  /// - Throws: `Refusal.notFound`.
  package func perform(in context: OperationContext) throws -> View {
    let found = try context.see(check: id)
    let notices = NoticeViews(context)
    let told = try NoticeStore(context.connection).notices(
      about: found.check.subject.stored, in: found.check.home.county)
    return View(
      line: try SafetyCheckViews(context).line(
        found.check, sees: found.seesHousehold),
      notices: try told.map(notices.line), seesHousehold: found.seesHousehold,
      mayClose: found.check.isOpen && context.actor.may(.reportIncident),
      today: context.today)
  }
}

/// Closes a check by hand, saying how it was found out that all is well.
package struct CloseSafetyCheck: Operation {
  package static let permission = Permission.reportIncident
  package static let action = AuditAction.closeSafetyCheck
  package static let field = "words"

  package var id: String
  package var words: String

  package init(_ id: String, words: String) {
    self.id = id
    self.words = words
  }

  /// What is closed already stays as it is.
  ///
  /// - Throws: `Refusal.notFound`; `Refusal.invalid`.
  package func perform(in context: OperationContext) throws {
    let check = try context.see(check: id).check
    if let problem = PlainText.problem(words, most: 300) {
      throw Refusal.invalid([FieldProblem(Self.field, problem)])
    }
    if words.allSatisfy(\.isWhitespace) {
      throw Refusal.invalid([
        FieldProblem(Self.field, "请写明怎样核实的、人是否安全")
      ])
    }
    guard check.isOpen else {
      context.isRepeated = true
      return
    }
    try SafetyClosing(context, Notifier(context)).close(check, words)
  }
}

/// A check that whoever asks may see; obtained only by checking.
struct VisibleCheck {
  let check: SafetyCheck
  let seesHousehold: Bool

  fileprivate init(_ check: SafetyCheck, seesHousehold: Bool) {
    self.check = check
    self.seesHousehold = seesHousehold
  }
}

extension OperationContext {
  /// - Throws: `Refusal.notFound`, for unknown and for another's alike.
  func see(check id: String) throws -> VisibleCheck {
    guard let check = try SafetyStore(connection).find(id) else {
      throw Refusal.notFound
    }
    if try sees(household: check.home) {
      return VisibleCheck(check, seesHousehold: true)
    }
    guard try isTold(of: check.subject) else { throw Refusal.notFound }
    return VisibleCheck(check, seesHousehold: false)
  }
}

/// Puts checks into words.
struct SafetyCheckViews {
  private let context: OperationContext
  private let names: NameReader
  private let scope: ScopeReader

  init(_ context: OperationContext) {
    self.context = context
    names = NameReader(context.connection)
    scope = ScopeReader(context.connection, on: context.today)
  }

  func line(_ check: SafetyCheck, sees: Bool) throws -> SafetyCheckLine {
    let home = try scope.household(check.home)
    let isSilence = check.kind == .silence
    return SafetyCheckLine(
      id: check.id,
      title: (isSilence ? NoticeKind.safetyCheck : .firstVisit).words,
      isSilence: isSilence, household: home?.number ?? "",
      head: sees ? home?.head : nil, village: try names.area(check.village),
      words: check.words, due: check.due,
      isLate: check.isOpen && check.due <= context.now,
      isOpen: check.isOpen, outcome: check.outcome,
      closedAt: check.closedAt,
      closedBy: try names.shown(check.closedBy))
  }
}

package import Casework
import Database
import Records

/// Makes an account.
package struct AddAccount: StagedOperation {
  package static let permission = Permission.manageAccounts
  package static let action = AuditAction.addAccount

  package var login: String
  package var password: String
  /// 工号; empty where the account is nobody's who visits.
  package var workerNumber: String
  package var role: AccountRole
  package var area: AreaCode
  /// The password is a one-time one, to be changed before anything else.
  var isOneTime = false

  package init(
    login: String, password: String, workerNumber: String,
    role: AccountRole, area: AreaCode
  ) {
    self.login = login
    self.password = password
    self.workerNumber = workerNumber
    self.role = role
    self.area = area
  }

  /// - Throws: `Refusal.invalid`.
  package func perform(
    in office: Office, as actor: Actor
  ) async throws {
    var problems = Login.problems(login: login, password: password)
    if workerNumber.isEmpty, role.needsWorker {
      problems.append(FieldProblem("worker", "请填本人的工号"))
    }
    if !role.levels.contains(area.level) {
      let words = AreaLevel.allCases.filter(role.levels.contains)
        .map(\.word).joined(separator: "、")
      problems.append(
        FieldProblem("area", "\(role.rawValue)的辖区应是\(words)级代码"))
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
    let hash = try await PasswordHash.make(password)
    try await office.perform(
      SaveAccount(account: self, password: hash.text), as: actor)
  }
}

private struct SaveAccount: Operation {
  static let permission = Permission.manageAccounts
  static let reach = WriteReach.aside
  static let action = AuditAction.addAccount

  var account: AddAccount
  var password: String

  func perform(in context: OperationContext) throws {
    let accounts = AccountStore(context.connection)
    let login = Login.normal(account.login)
    var problems: [FieldProblem] = []
    if try accounts.find(login: login) != nil {
      problems.append(FieldProblem("login", "这个账号已经有了，请换一个"))
    }
    if let words = try areaProblem(in: context, accounts) {
      if try !knowsWorker(accounts) {
        problems.append(FieldProblem("worker", "没有这个工号"))
      }
      problems.append(FieldProblem("area", words))
    } else if let words = try workerProblem(in: context) {
      problems.append(FieldProblem("worker", words))
    }
    if !problems.isEmpty { throw Refusal.invalid(problems) }
    try accounts.add(
      login: login, password: password, worker: account.workerNumber,
      role: account.role.rawValue, area: account.area,
      mustChange: account.isOneTime, at: context.office.clock.instant)
    try context.audit(
      county: account.area.countyKey, subject: login,
      detail: "\(account.role.rawValue) \(account.area)")
  }

  private func areaProblem(
    in context: OperationContext, _ accounts: AccountStore
  ) throws -> String? {
    if try !accounts.knows(area: account.area) { return "没有这个辖区" }
    return context.actor.looksAfter(account.area)
      ? nil : "这个辖区不归您管理，请换一个"
  }

  private func knowsWorker(_ accounts: AccountStore) throws -> Bool {
    try account.workerNumber.isEmpty
      || accounts.knows(worker: account.workerNumber)
  }

  /// What is wrong with the worker whose account it is to be.
  private func workerProblem(in context: OperationContext) throws -> String? {
    let number = account.workerNumber
    if number.isEmpty { return nil }
    let scope = ScopeReader(context.connection, on: context.today)
    guard let posts = try scope.posts(of: number) else {
      return "没有这个工号"
    }
    let fit = PostFit(role: account.role, area: account.area)
    if fit.holds(for: posts) { return nil }
    guard !posts.isEmpty else {
      return "这名工作人员现在没有在岗的岗位，请先登记岗位"
    }
    let names = NameReader(context.connection)
    let held = try posts.map {
      "\($0.role.word)（\(try names.area($0.area))）"
    }
    return "这名工作人员的岗位是\(held.joined(separator: "、"))，"
      + "与所选的角色、辖区不符。请改选角色或辖区，或先登记岗位"
  }
}

/// What logins and passwords may look like.
enum Login {
  static let shortestPassword = 8
  static let longestPassword = 128

  /// Logins are told apart without regard to case and outer blanks.
  static func normal(_ login: String) -> String {
    let words = login.split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ").lowercased()
  }

  static func problems(login: String, password: String) -> [FieldProblem] {
    var problems: [FieldProblem] = []
    let login = normal(login)
    let isPlain = login.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == 45
        || $0 == 46 || $0 == 95
    }
    if !(3...32).contains(login.utf8.count) || !isPlain {
      problems.append(
        FieldProblem("login", "账号用3至32个小写字母、数字、点、横线或下划线"))
    }
    if !(shortestPassword...longestPassword).contains(password.count) {
      problems.append(
        FieldProblem(
          "password", "密码应有\(shortestPassword)至\(longestPassword)个字"))
    } else if password.lowercased().contains(login) {
      problems.append(FieldProblem("password", "密码里不要含有账号"))
    }
    return problems
  }
}

import Casework
import Records

/// Who owes a duty, in words; the posts of each area are read once.
final class ActorWords {
  private let rules: LedgerRules
  private let names: NameReader
  private let scope: ScopeReader
  private var offices: [Office: String] = [:]
  private var workers: [String: String] = [:]

  private struct Office: Hashable {
    var area: AreaCode
    var duty: Int32
  }

  init(_ context: OperationContext, _ names: NameReader, on day: Day) {
    rules = context.rules
    self.names = names
    scope = ScopeReader(context.connection, on: day)
  }

  /// `双河村村专委（张三）`, or the worker's own name.
  func words(_ instance: DutyInstance, _ facts: Facts) throws -> String {
    let duty = rules.duties[Int(instance.duty)]
    guard case .office(let roles, let level, let name) = duty.actor else {
      var worker = instance.actor
      if case .link = duty.unit {
        worker = facts.links[Int(instance.unit)].worker
      }
      return try self.worker(
        worker < 0 ? "" : facts.workerNumbers[Int(worker)])
    }
    guard instance.place >= 0,
      let area = facts.areas[Int(instance.place)].code.ancestor(level)
    else { return name }
    let key = Office(area: area, duty: instance.duty)
    if let known = offices[key] { return known }
    let words = try office(name, of: roles, at: area)
    offices[key] = words
    return words
  }

  private func office(
    _ name: String, of roles: [Role], at area: AreaCode
  ) throws -> String {
    let office = try names.area(area) + name
    if area.level == .county { return office }
    let posted = try scope.posts(at: area).filter { roles.contains($0.role) }
    if posted.isEmpty { return "\(office)（空缺）" }
    return "\(office)（\(posted.map(\.name).joined(separator: "、"))）"
  }

  private func worker(_ number: String) throws -> String {
    if number.isEmpty { return "未指定责任人" }
    if let known = workers[number] { return known }
    let name = try names.worker(number)
    let words = name.isEmpty ? number : "\(name)（\(number)）"
    workers[number] = words
    return words
  }
}

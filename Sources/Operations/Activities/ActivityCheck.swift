import Casework
import Records

/// Reads an activity as it was typed and collects all that can be mended.
struct ActivityCheck {
  private let context: OperationContext
  private let entry: ActivityEntry
  private let area: AreaCode
  private let typed: TypedChange

  init(_ entry: ActivityEntry, in area: AreaCode, _ context: OperationContext) {
    self.context = context
    self.entry = entry
    self.area = area
    typed = TypedChange(entry.values.mapValues { [$0] })
  }

  /// The most persons that one entry names.
  static let mostPersons = 300
  /// Longer than any activity but a measure lasts.
  private static let mostDays = 60

  /// - Parameter isCorrection: a reason is asked for.
  /// - Returns: what was held, and whom of the register it reached.
  /// - Throws: `Refusal.invalid` with all that can be mended.
  func finish(
    isCorrection: Bool = false
  ) throws -> (activity: Activity, persons: [PersonKey]) {
    let kind: ActivityKind? = typed.word(
      ActivityField.kind, "请选是哪一类活动")
    let days = days(kind)
    let title = typed.text(
      ActivityField.title, most: 60, required: "请填写活动名称")
    let holder = try holder()
    let helpers = number(ActivityField.helpers, most: 9_999)
    let hours = hours()
    if kind == .volunteering {
      if helpers == 0 {
        typed.refuse(ActivityField.helpers, "志愿服务要填写来了几个人")
      }
      if hours.count == 0 {
        typed.refuse(ActivityField.hours, "志愿服务要填写每人几小时")
      }
    }
    let persons = try persons(on: days.first ?? context.today)
    let others = number(ActivityField.others, most: 99_999)
    let words = typed.text(ActivityField.words, most: 500)
    if isCorrection {
      _ = typed.text(
        ActivityField.reason, most: 200, required: "请写明为什么更正")
    }
    try typed.finish()
    guard let kind, let first = days.first, let holder else {
      throw Refusal.invalid([
        FieldProblem("id", "内容读不懂，请重新打开页面填写")
      ])
    }
    let activity = Activity(
      area: area, kind: kind, first: first, last: days.last, title: title,
      body: holder.body, holder: holder.name, holderKind: holder.kind,
      helpers: helpers, hours: hours, others: others, words: words)
    return (activity, persons)
  }

  var reason: String { typed.raw(ActivityField.reason) }
  var isVoid: Bool { typed.flag(ActivityField.void) }

  private func days(_ kind: ActivityKind?) -> (first: Day?, last: Day?) {
    let first = typed.day(ActivityField.first)
    let last = typed.day(ActivityField.last, required: false)
    if let first, let last, last < first {
      typed.refuse(ActivityField.last, "最后一天早于第一天，请核对")
    }
    guard let kind, kind != .measure else { return (first, last) }
    typed.notAfter(context.today, ActivityField.first, first)
    typed.notAfter(context.today, ActivityField.last, last)
    if let first, let last, last - first > Self.mostDays {
      typed.refuse(
        ActivityField.last, "一次活动最多登记\(Self.mostDays)天；长期的请选社区扶持措施")
    }
    return (first, last == first ? nil : last)
  }

  private func holder() throws -> (
    body: Int64, name: String, kind: HelperKind
  )? {
    let chosen = typed.raw(ActivityField.body)
    if !chosen.isEmpty {
      let bodies = try HelpingBodyStore(
        context.connection, of: area.countyKey
      ).bodies()
      guard let body = bodies.first(where: { "\($0.id)" == chosen }),
        body.area.contains(area) || area.contains(body.area)
      else {
        typed.refuse(ActivityField.body, "名册上没有这一家，请从列表中选")
        return nil
      }
      return (body.id, body.name, body.kind)
    }
    let name = typed.text(
      ActivityField.holder, most: 60, required: "请选名册上的，或者写明由谁举办")
    let kind: HelperKind? = typed.word(
      ActivityField.holderKind, "请选举办方是哪一类")
    return kind.map { (0, name, $0) }
  }

  private func number(_ field: String, most: Int) -> Int {
    let text = typed.digits(field)
    if text.isEmpty { return 0 }
    guard text.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int(text), number <= most
    else {
      typed.refuse(field, "请填0到\(most)的整数")
      return 0
    }
    return number
  }

  private func hours() -> Tenths {
    let text = typed.digits(ActivityField.hours)
    if text.isEmpty { return Tenths(0) }
    guard let hours = Tenths(text), (0...240).contains(hours.count) else {
      typed.refuse(ActivityField.hours, "请填0到24，最多一位小数，如 2.5")
      return Tenths(0)
    }
    return hours
  }

  /// Those ticked and those named by number, where he may see them.
  private func persons(on day: Day) throws -> [PersonKey] {
    let ticked = Set(entry.persons.compactMap { PersonKey(text: $0) })
    let numbers = Set(
      typed.digits(ActivityField.numbers)
        .split { $0.isWhitespace || ",，、;；".contains($0) }.map(String.init))
    if ticked.count + numbers.count > Self.mostPersons {
      typed.refuse(
        ActivityField.numbers, "一次最多登记\(Self.mostPersons)人，其余的请另行登记")
      return []
    }
    let homes = PersonHomes(context.connection, on: day)
    let byKey = try context.seen(try homes.persons(ticked)).map(\.key)
    let missing = ticked.count - Set(byKey).count
    if missing > 0 {
      typed.refuse(
        ActivityField.persons, "有\(missing)人那天不住在您的工作范围内，请核对")
    }
    let named = try context.seen(try homes.persons(numbered: numbers))
    let unknown = numbers.subtracting(named.map(\.number)).sorted()
    if !unknown.isEmpty {
      typed.refuse(
        ActivityField.numbers,
        "没有找到 \(unknown.prefix(10).joined(separator: "、"))，"
          + "或者那天不住在您的工作范围内")
    }
    return Set(byKey).union(named.map(\.key)).sorted {
      ($0.county, $0.id) < ($1.county, $1.id)
    }
  }
}

import Casework
import Operations

/// What pages say of support money.
enum PaymentWords {
  /// `820.00元`.
  static func yuan(_ amount: Fen) -> String { "\(amount)元" }

  /// `应发 820.00元：基本生活 620.00元，照料护理 200.00元（半护理）`.
  static func due(_ due: PaymentDue?) -> String? {
    guard let due else { return nil }
    let place = due.status == .destituteInstitution ? "集中" : "分散"
    return "应发\(yuan(due.total))：\(place)供养基本生活\(yuan(due.basic))，照料护理"
      + (due.nursing.map { "\(yuan(due.care))（\($0.word)）" }
        ?? "无法计算（没有自理评估）")
  }

  static func paid(_ standing: PaymentStanding, today: Day) -> String? {
    guard let day = standing.paidOn else { return nil }
    return "实发\(yuan(standing.paid))：基本生活\(yuan(standing.basic))，照料护理"
      + "\(yuan(standing.care))，\(ChineseDays.short(day, today: today))发"
  }

  /// `少200.00元`; nil where both are alike, or nothing is due.
  static func difference(_ standing: PaymentStanding) -> String? {
    guard standing.due != nil else { return nil }
    return difference(standing.difference)
  }

  static func difference(_ amount: Fen) -> String? {
    if amount == .zero { return nil }
    return amount < .zero
      ? "少\(yuan(.zero - amount))" : "多\(yuan(amount))"
  }

  static func standard(_ standard: PaymentStandard) -> String {
    "基本生活每月：分散\(yuan(standard.scattered))，集中\(yuan(standard.institution))；"
      + "照料护理每月：全自理\(yuan(standard.selfCaring))，半护理\(yuan(standard.half))，"
      + "全护理\(yuan(standard.full))"
  }

  /// `每月10日前发放（平台默认）`.
  static func dueDay(_ standard: PaymentStandard?) -> String {
    guard let day = standard?.setDueDay else {
      return "每月\(PaymentStandard.usualDueDay)日前发放（平台默认）"
    }
    return "每月\(day)日前发放"
  }

  static func marks(
    _ standing: PaymentStanding, hasStandard: Bool
  ) -> [StatusMark] {
    var marks: [StatusMark] = []
    func add(_ tone: String, _ shape: String, _ label: String) {
      marks.append(StatusMark(tone: tone, shape: shape, label: label))
    }
    if standing.due == nil {
      if standing.paid > .zero { add("late", "▲", "不在当月名单，已发") }
      if !hasStandard { add("none", "–", "没有标准") }
      return marks
    }
    if standing.isShort {
      add("late", "▲", standing.paid == .zero ? "未发" : "少发")
    } else if standing.isOpen {
      add("due", "●", standing.paid == .zero ? "待发" : "已发一部分")
    }
    if standing.isLate { add("soon", "◆", "晚发") }
    if standing.isOver { add("soon", "◆", "多发") }
    if standing.isUnassessed { add("soon", "◆", "没有自理评估") }
    if marks.isEmpty { add("done", "✓", "按时足额") }
    return marks
  }
}

/// Where lists of payments are.
struct PaymentQuery {
  var area: AreaCode?
  var month: PayMonth?
  var list = PaymentListName.all
  var offset = 0

  init(area: AreaCode?, month: PayMonth?, list: PaymentListName, offset: Int) {
    self.area = area
    self.month = month
    self.list = list
    self.offset = offset
  }

  /// From a query or the hidden fields of a form.
  init(_ value: (String) -> String?) {
    area = AreaQuery(value(AreaQuery.name)).area
    month = value("month").flatMap { PayMonth($0) }
    list = value("list").flatMap(PaymentListName.init(rawValue:)) ?? .all
    offset = value("offset").flatMap { Int($0) } ?? 0
  }

  func path(adding more: String = "") -> String {
    var query: [String] = []
    if let area { query.append("\(AreaQuery.name)=\(area)") }
    if let month { query.append("month=\(month)") }
    if list != .all { query.append("list=\(list.rawValue)") }
    if offset > 0 { query.append("offset=\(offset)") }
    if !more.isEmpty { query.append(more) }
    let path = Route.payments.path()
    return query.isEmpty ? path : path + "?" + query.joined(separator: "&")
  }

  func with(_ change: (inout PaymentQuery) -> Void) -> PaymentQuery {
    var query = self
    query.offset = 0
    change(&query)
    return query
  }
}

/// Whose support money can be looked at, on the page of the household.
package struct HouseholdPayeesPart: PagePart {
  package var links: [LinkPart]

  package static let fields: [String: PageField<Self>] = [
    "links": .list(\.links)
  ]

  /// Nil where nobody is supported.
  init?(_ payees: [ReadHouseholdPayees.Payee], of household: String) {
    if payees.isEmpty { return nil }
    links = payees.map { payee in
      LinkPart(
        title: payee.name,
        path: Route.memberPayments.path(household, payee.person))
    }
  }
}

import Casework
import Operations

/// Somebody of the household.
package struct MemberPart: PagePart {
  package var name: String
  /// `户主 · 女 · 67岁`.
  package var about: String
  package var facts: [FactPart]
  /// Where his numbers are shown whole; nil for who may not see them.
  package var numbersPath: String?
  /// 一人一档, to be printed.
  package var filePath: String

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "about": .text(\.about),
    "facts": .list(\.facts),
    "numbersPath": .text(\.numbersPath),
    "filePath": .text(\.filePath),
  ]
}

/// A named fact.
package struct FactPart: PagePart {
  package var name: String
  package var value: String

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "value": .text(\.value),
  ]
}

extension MemberPart {
  /// - Parameter household: whose numbers may be asked for; nil where none
  ///   may.
  init(
    _ member: MemberView, of home: String, today: Day,
    numbersOf household: String?
  ) {
    name = member.name
    filePath = Route.personFile.path(home, member.number)
    numbersPath = household.map { Route.numbers.path($0, member.number) }
    about =
      [member.relation, member.sex, member.age.map { "\($0)岁" } ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    var facts: [(String, String)] = []
    if let certificate = member.certificate {
      facts.append(("残疾证", Self.words(certificate)))
      facts.append(("残疾证号", Masked.short(certificate.number)))
    } else if member.isSuspected {
      facts.append(("残疾证", "疑似残疾，未办证"))
    }
    if !member.statuses.isEmpty {
      let words = member.statuses.map(\.word).joined(separator: "、")
      facts.append(("救助身份", words))
    }
    if member.needsCare || !member.carers.isEmpty {
      let carers = member.carers.joined(separator: "、")
      facts.append(("照料", carers.isEmpty ? "需要照料，没有登记家庭照料人" : carers))
    }
    if let selfCare = member.selfCare {
      let day = member.assessed.map {
        "（\(ChineseDays.short($0, today: today))评估）"
      }
      facts.append(("自理类别", selfCare.word + (day ?? "（未评估）")))
    }
    if let capacity = member.capacity {
      facts.append(("行为能力", Self.words(capacity, today: today)))
    }
    facts += [
      ("监护人", Self.guardian(member)), ("联系电话", Masked.short(member.phone)),
      ("身份证号", Masked.short(member.citizenID)), ("人员编号", member.number),
    ]
    if let death = member.death {
      facts.append(("去世", ChineseDays.short(death, today: today)))
    } else if member.stay.end != nil {
      facts.append(
        ("在户", ChineseDays.days(member.stay, today: today)))
    }
    self.facts = facts.filter { !$0.1.isEmpty }
      .map { FactPart(name: $0.0, value: $0.1) }
  }

  /// As the register has it, where legal capacity names none.
  private static func guardian(_ member: MemberView) -> String {
    let named = member.capacity?.guardian ?? ""
    return named.isEmpty ? member.guardian : ""
  }

  private static func words(
    _ capacity: CapacityRecord, today: Day
  ) -> String {
    let since = ChineseDays.short(capacity.from, today: today)
    var words = "\(capacity.capacity.word)（\(since)起，\(capacity.source.word)）"
    if !capacity.guardian.isEmpty {
      words += "，监护人\(capacity.guardian)（\(capacity.relation)）"
    }
    return words
  }

  private static func words(_ certificate: CertificateView) -> String {
    var words = certificate.category?.word ?? "类别不详"
    if (1...4).contains(certificate.level) {
      words += " \(levels[Int(certificate.level) - 1])级"
    }
    if let state = certificate.state, state != .valid {
      words += "（\(state.word)）"
    }
    return words
  }

  private static let levels = ["一", "二", "三", "四"]
}

/// A masked number for a narrow page: how many digits are hidden says
/// nothing.
enum Masked {
  /// `341****1234`.
  static func short(_ number: String) -> String {
    guard let first = number.firstIndex(of: "*"),
      let last = number.lastIndex(of: "*"),
      number.distance(from: first, to: last) >= 4
    else { return number }
    return number[..<first] + "****" + number[number.index(after: last)...]
  }
}

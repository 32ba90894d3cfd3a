import Operations

/// Asks for a masked number, with a reason, and shows it once.
package struct NumbersPage: Page {
  package static let template = "numbers"

  package var frame: Frame
  package var householdName: String
  package var householdPath: String
  package var name: String
  package var action: String
  package var shown: FactPart?
  /// What to say where none is on file.
  package var missing: String?
  package var number: GroupPart
  package var choice: GroupPart
  package var words: InputPart

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "householdName": .text(\.householdName),
    "householdPath": .text(\.householdPath),
    "name": .text(\.name),
    "action": .text(\.action),
    "shown": .part(\.shown),
    "missing": .text(\.missing),
    "number": .part(\.number),
    "choice": .part(\.choice),
    "words": .part(\.words),
  ]

  init(
    _ target: RevealTarget, household: String, person: String,
    _ typed: NumberForm, _ problems: [FieldProblem], frame: Frame
  ) {
    self.frame = frame
    householdName = HouseholdName.of(head: target.head, number: household)
    householdPath = Route.household.path(household)
    name = target.name
    action = Route.numbers.path(household, person)
    let fields = FieldBuilder(problems: problems)
    number = fields.group(
      RevealIdentity.numberField, id: "number", legend: "查看哪个号码",
      options: IdentityNumber.allCases.map {
        Option($0.rawValue, label: $0.word)
      }, chosen: typed.number.map { [$0.rawValue] } ?? [])
    choice = fields.group(
      NumberForm.choiceName, id: "why", legend: "为什么要查看",
      help: "每次查看都会记录查看人、时间和原因。",
      options: NumberForm.choices.map { Option($0) },
      chosen: [typed.choice])
    words = fields.input(
      NumberForm.wordsName, id: "reason", label: "其他原因或补充",
      value: typed.words)
  }

  mutating func show(_ revealed: RevealedNumber) {
    if revealed.value.isEmpty {
      missing = "\(revealed.name)没有登记\(revealed.number.word)。"
    } else {
      shown = FactPart(
        name: "\(revealed.name)的\(revealed.number.word)",
        value: NumberGroups.of(revealed))
    }
  }
}

/// A number with blanks where people pause in reading it.
enum NumberGroups {
  static func of(_ revealed: RevealedNumber) -> String {
    switch revealed.number {
    case .phone: phone(revealed.value)
    case .citizenID, .certificate: identity(revealed.value)
    }
  }

  /// `138 1234 5678`.
  static func phone(_ number: String) -> String {
    guard number.count == 11, number.allSatisfy(\.isNumber) else {
      return number
    }
    return parts(number, [3, 4, 4])
  }

  /// `341202 19600101 1234`, and the two digits of a certificate behind.
  private static func identity(_ number: String) -> String {
    switch number.count {
    case 18: parts(number, [6, 8, 4])
    case 20: parts(number, [6, 8, 4, 2])
    default: number
    }
  }

  private static func parts(_ text: String, _ lengths: [Int]) -> String {
    var rest = text[...]
    return lengths.map { length in
      defer { rest = rest.dropFirst(length) }
      return String(rest.prefix(length))
    }.joined(separator: " ")
  }
}

/// Telephone numbers of a household, to be tapped.
package struct CallPage: Page {
  package static let template = "call"

  package var frame: Frame
  package var householdName: String
  package var householdPath: String
  package var phones: [PhonePart]
  package var isEmpty: Bool
  /// Where the call is put down; nil for who may not.
  package var visitPath: String?

  package static let fields: [String: PageField<Self>] = [
    "frame": .part(\.frame),
    "householdName": .text(\.householdName),
    "householdPath": .text(\.householdPath),
    "phones": .list(\.phones),
    "isEmpty": .flag(\.isEmpty),
    "visitPath": .text(\.visitPath),
  ]

  init(_ list: PhoneList, frame: Frame) {
    self.frame = frame
    householdName = HouseholdName.of(
      head: list.head, number: list.household)
    householdPath = Route.household.path(list.household)
    phones = list.phones.map(PhonePart.init)
    isEmpty = phones.isEmpty
    visitPath =
      list.mayRecord ? Route.newVisit.path(list.household) : nil
  }
}

/// A number to call.
package struct PhonePart: PagePart {
  package var name: String
  package var about: String?
  package var number: String
  /// `tel:13812345678`.
  package var link: String

  package static let fields: [String: PageField<Self>] = [
    "name": .text(\.name),
    "about": .text(\.about),
    "number": .text(\.number),
    "link": .text(\.link),
  ]

  init(_ phone: PhoneList.Phone) {
    name = phone.name
    let guardian = phone.guardian.isEmpty ? "" : "监护人 \(phone.guardian)"
    let about = [phone.relation, guardian].filter { !$0.isEmpty }
      .joined(separator: " · ")
    self.about = about.isEmpty ? nil : about
    number = NumberGroups.phone(phone.number)
    link =
      "tel:"
      + phone.number.filter {
        $0.isASCII && ($0.isNumber || "+*#".contains($0))
      }
  }
}

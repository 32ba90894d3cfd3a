import Casework
import Records

/// The fields of somebody in forms: for a correction, a new member and a new
/// head alike.
enum PersonFields {
  static let relations = [
    "户主", "配偶", "子女", "父母", "祖父母", "孙子女", "兄弟姐妹", "其他",
  ]

  /// - Parameter person: as he stands on record; nil for somebody new.
  static func make(
    _ person: PersonRecord?, isHead: Bool = false
  ) -> [ChangeField] {
    var relations = relations
    if let relation = person?.relation, !relation.isEmpty,
      !relations.contains(relation)
    {
      relations.append(relation)
    }
    var citizenID = ChangeField(
      "citizen-id", "身份证号", .text(most: 40),
      help: kept(person?.citizenID, Masking.citizenID))
    citizenID.isSecret = true
    var phone = ChangeField(
      "phone", "联系电话", .number(most: 20),
      help: kept(person?.phone, Masking.phone))
    phone.isSecret = true
    let relation = ChangeField(
      "relation", "与户主关系", .choice(relations.map { .init($0) }),
      isRequired: true, value: person?.relation ?? "")
    return [
      ChangeField(
        "name", "姓名", .text(most: 40), isRequired: true,
        value: person?.name ?? "")
    ] + (isHead ? [] : [relation]) + [
      citizenID,
      ChangeField(
        "sex", "性别", .choice([.init("男"), .init("女")]),
        help: person == nil ? "填了身份证号的，可以不选。" : nil,
        value: person?.sex ?? ""),
      ChangeField(
        "birth", "出生日期", .day,
        help: person == nil ? "填了身份证号的，可以不填。" : nil,
        value: person?.birth?.description ?? ""),
      phone,
      ChangeField(
        "guardian", "监护人", .text(most: 40), value: person?.guardian ?? ""),
      ChangeField(
        "suspected", "疑似残疾，未办证", .tick,
        value: person?.isSuspected == true ? "是" : ""),
      ChangeField(
        "needs-care", "需要照料", .tick,
        value: person?.needsCare == true ? "是" : ""),
    ]
  }

  private static func kept(
    _ number: String?, _ mask: (String) -> String
  ) -> String? {
    guard let number, !number.isEmpty else { return nil }
    return "现登记 \(mask(number))；没有变的不填"
  }

  /// What was typed, put into the record; identity numbers left empty stay
  /// as they are.
  static func read(
    _ typed: TypedChange, into person: inout PersonRecord,
    _ desk: ChangeDesk, isHead: Bool = false
  ) throws {
    person.name = typed.name("name")
    if isHead {
      person.relation = "户主"
    } else {
      person.relation = typed.text(
        "relation", most: 20, required: "请选与户主关系")
    }
    person.sex = typed.raw("sex")
    if !person.sex.isEmpty, Sex(word: person.sex) == nil {
      typed.refuse("sex", "请选“男”或“女”")
    }
    person.birth = typed.day("birth", required: false)
    typed.notAfter(desk.today, "birth", person.birth)
    let phone = typed.phone("phone")
    if !phone.isEmpty { person.phone = phone }
    person.guardian = typed.name("guardian", required: false)
    person.isSuspected = typed.flag("suspected")
    person.needsCare = typed.flag("needs-care")
    try readCitizenID(typed, into: &person, desk)
    // Age and sex decide what is owed; who is on record already may lack
    // them.
    if desk.subject == nil, typed.raw("citizen-id").isEmpty {
      if person.birth == nil, typed.raw("birth").isEmpty {
        typed.refuse("birth", "没有填身份证号的，请填出生日期")
      }
      if person.sex.isEmpty { typed.refuse("sex", "没有填身份证号的，请选性别") }
    }
  }

  private static func readCitizenID(
    _ typed: TypedChange, into person: inout PersonRecord,
    _ desk: ChangeDesk
  ) throws {
    let text = typed.digits("citizen-id")
    if text.isEmpty { return }
    do throws(CitizenIDRefusal) {
      let id = try CitizenID(text)
      person.citizenID = id.text
      if person.birth == nil { person.birth = id.birthday }
      if person.sex.isEmpty { person.sex = id.sex.word }
      if person.birth != id.birthday {
        typed.refuse("birth", "与身份证号中的出生日期（\(id.birthday)）不一致")
      }
      if person.sex != id.sex.word {
        typed.refuse("sex", "与身份证号中的性别（\(id.sex.word)）不一致")
      }
      if id.birthday > desk.today {
        typed.refuse("citizen-id", "身份证号中的出生日期在今天之后，请核对")
      }
    } catch {
      return typed.refuse("citizen-id", error.words)
    }
    let reader = RegisterReader(
      desk.context.connection, vault: try desk.context.vault())
    let county = desk.record.village.countyKey
    let others = try reader.persons(
      withCitizenID: person.citizenID, in: county)
    if others.contains(where: { $0 != desk.subject?.key }) {
      typed.refuse(
        "citizen-id", "本县已有人登记了这个身份证号；如是同一人，请在原户办“迁入另一户”")
    }
  }

  /// Certificate fields of somebody new.
  static let certificate: [ChangeField] = [
    ChangeField(
      "category", "残疾类别", .choice(DisabilityCategory.words.map { .init($0) }),
      help: "有残疾证的填以下各项。"),
    ChangeField(
      "level", "残疾等级",
      .choice(["1", "2", "3", "4"].map { .init($0, $0 + "级") })),
    {
      var field = ChangeField(
        "number", "残疾证号", .text(most: 40), help: "20位")
      field.isSecret = true
      return field
    }(),
    ChangeField("issued", "发证日期", .day),
  ]

  static func readCertificate(
    _ typed: TypedChange, into person: inout PersonRecord, today: Day
  ) {
    let category: DisabilityCategory? = typed.word(
      "category", "请选残疾类别", required: false)
    let level = UInt8(typed.raw("level")) ?? 0
    let issued = typed.day("issued", required: false)
    typed.notAfter(today, "issued", issued)
    if let issued, let birth = person.birth, issued < birth {
      typed.refuse("issued", "发证日期早于出生日期，请核对")
    }
    guard let category else {
      if level != 0 || issued != nil || !typed.raw("number").isEmpty {
        typed.refuse("category", "填了残疾证，请选残疾类别")
      }
      return
    }
    if !(1...4).contains(level) { typed.refuse("level", "请选残疾等级") }
    if person.isSuspected {
      typed.refuse("suspected", "已经有残疾证的，不选“疑似残疾”")
    }
    let number = CertificateTyped.number(
      typed, "number", of: person, category: category, level: level, kept: "")
    person.certificate = CertificateColumns(
      number: number, category: category, level: level, issued: issued,
      state: .valid)
  }
}

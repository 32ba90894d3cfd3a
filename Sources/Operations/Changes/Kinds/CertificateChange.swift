import Casework
import Records

/// A certificate as it is from a day on: new, changed, expired, cancelled.
struct CertificateChange: PersonChange {
  let desk: ChangeDesk
  let subject: ChangeDesk.Subject
  private let rows: [StandingRow<CertificateRecord>]

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    subject = try desk.requireSubject()
    var rows: [StandingRow<CertificateRecord>] = []
    try desk.reader(of: .person(subject.key)).certificates {
      rows.append(StandingRow(stored: $0, record: $1))
    }
    self.rows = rows.sorted { $0.record.span.first < $1.record.span.first }
  }

  var fields: [ChangeField] {
    let last = latest
    var number = ChangeField(
      "number", "残疾证号", .text(most: 40),
      help: last.map {
        $0.number.isEmpty
          ? "20位" : "现登记 \(Masking.certificate($0.number))；没有变的不填"
      } ?? "20位")
    number.isSecret = true
    return [
      number,
      ChangeField(
        "category", "残疾类别",
        .choice(DisabilityCategory.words.map { .init($0) }),
        isRequired: true, value: last?.category.word ?? ""),
      ChangeField(
        "level", "残疾等级",
        .choice(["1", "2", "3", "4"].map { .init($0, $0 + "级") }),
        isRequired: true,
        value: last.map { $0.level == 0 ? "" : String($0.level) } ?? ""),
      ChangeField(
        "components", "多重残疾的各项", .text(most: 60),
        help: "多重残疾时写明，如：肢体2、智力3", value: last?.components.list ?? ""),
      ChangeField(
        "state", "证件状态",
        .choice(CertificateState.words.map { .init($0) }), isRequired: true,
        value: last?.state.word ?? "有效"),
      ChangeField(
        "from", "从哪天起", .day, help: "新发证的填发证日期，其他填变更日期。",
        isRequired: true, value: desk.today.description),
      ChangeField("until", "有效期至", .day, help: "证上没有写的不填。"),
    ]
  }

  var standing: [String] {
    rows.isEmpty
      ? undated.map { [$0.words] } ?? ["没有残疾证"] : rows.map { $0.record.words }
  }

  var base: String {
    "person \(subject.revision) " + rows.map(\.value).joinedBase
  }

  /// The undated columns as the row they would be.
  private var undated: CertificateRecord? {
    let columns = person.certificate
    guard let category = columns.category, let state = columns.state
    else { return nil }
    return CertificateRecord(
      person: person.number, number: columns.number, category: category,
      level: columns.level, components: columns.components, state: state,
      span: Span(from: columns.issued ?? subject.beginning, to: nil))
  }

  private var latest: CertificateRecord? {
    rows.last?.record ?? undated
  }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    let category: DisabilityCategory? = typed.word("category", "请选残疾类别")
    let state: CertificateState? = typed.word("state", "请选证件状态")
    let level = UInt8(typed.raw("level")) ?? 0
    if !(1...4).contains(level) { typed.refuse("level", "请选残疾等级") }
    let components = components(typed, category)
    let day = typed.day("from")
    let until = typed.day("until", required: false)
    typed.notAfter(desk.today, "from", day)
    desk.checkLife(typed, "from", day)
    if let day, let until, until < day {
      typed.refuse("until", "有效期早于起始日期，请核对")
    }
    let number = CertificateTyped.number(
      typed, "number", of: person, category: category, level: level,
      kept: latest?.number ?? "")
    guard let category, let state, let day, (1...4).contains(level) else {
      return nil
    }
    let next = rows.first { $0.record.span.first > day }?.record.span.first
    let row = CertificateRecord(
      person: person.number, number: number, category: category,
      level: level, components: components, state: state,
      span: Span(from: day, to: next.map { $0 - 1 }))
    if rows.contains(where: { $0.record == row }) {
      typed.refuse("from", "没有任何改动")
    }
    let closed = closings(before: day, level: level)
    var changed = person
    if next == nil {
      let isNew = state == .valid && latest?.state != .valid
      changed.certificate = CertificateColumns(
        number: number, category: category, level: level,
        components: components,
        issued: isNew ? day : person.certificate.issued ?? day,
        validUntil: until ?? person.certificate.validUntil, state: state)
    }
    let (key, stays) = (subject.key, subject.stays.map(\.record))
    let isPersonChanged = changed != person
    return { [changed] writer in
      try writer.touch(ChangedUnits(persons: [key]))
      let register = try writer.writer(
        of: .person(key), persons: [key: changed.number])
      for closing in closed { _ = try register.put(closing) }
      _ = try register.put(row)
      if isPersonChanged { _ = try register.put(changed, stays: stays) }
    }
  }

  /// What was in force on the day ends the day before; what the undated
  /// columns say becomes a row, as rows take their place.
  ///
  /// - Parameter level: for a certificate on record without one.
  private func closings(
    before day: Day, level: UInt8
  ) -> [CertificateRecord] {
    var known = rows.map(\.record)
    if rows.isEmpty, let undated { known = [undated] }
    return known.filter { $0.span.first < day && $0.span.last >= day }
      .map { row in
        var row = row
        row.span.last = day - 1
        if row.level == 0 { row.level = level }
        return row
      }
  }

  private func components(
    _ typed: TypedChange, _ category: DisabilityCategory?
  ) -> [DisabilityComponent] {
    var text = typed.digits("components")
    for sign in ["、", "，", ",", " ", "；"] {
      text = text.split(separator: sign).joined(separator: ";")
    }
    guard let list = [DisabilityComponent](list: text) else {
      typed.refuse("components", "写成“类别加等级”，如：肢体2、智力3")
      return []
    }
    if !list.isEmpty, category != .multiple {
      typed.refuse("components", "只有多重残疾才写这一项")
    }
    return list
  }
}

/// The number of a certificate as it was typed.
enum CertificateTyped {
  /// - Parameter kept: the number on record, for where none is typed.
  static func number(
    _ typed: TypedChange, _ field: String, of person: PersonRecord,
    category: DisabilityCategory?, level: UInt8, kept: String
  ) -> String {
    let text = typed.digits(field)
    guard !(text.isEmpty && kept.isEmpty) else { return "" }
    do throws(CertificateNumberRefusal) {
      let number = try CertificateNumber(text.isEmpty ? kept : text)
      if let category, number.category != category {
        typed.refuse("category", "与残疾证号第19位（\(number.category.word)）不一致")
      }
      if level != 0, number.level != level {
        typed.refuse("level", "与残疾证号第20位（\(number.level)级）不一致")
      }
      if !text.isEmpty, !person.citizenID.isEmpty,
        let own = try? CitizenID(person.citizenID), own != number.citizenID
      {
        typed.refuse(field, "残疾证号前18位与身份证号不一致，请核对")
      }
      return number.text
    } catch {
      // A number on record that fails its check is left as it is.
      if text.isEmpty { return kept }
      typed.refuse(field, error.words)
      return text
    }
  }
}

extension CertificateRecord {
  fileprivate var words: String {
    category.word + (level == 0 ? "" : "\(level)级")
      + "，\(state.word)（\(span.words)）"
  }
}

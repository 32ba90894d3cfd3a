import Casework
import Records

/// A person's legal capacity from a day on. Nothing of the ledger rests on
/// it, so that no unit is touched.
struct CapacityBegin: PersonChange {
  let desk: ChangeDesk
  let subject: ChangeDesk.Subject
  private let rows: [StoredCapacity]

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    subject = try desk.requireSubject()
    rows = try CapacityStore(desk.context.connection).rows(of: subject.key)
  }

  var fields: [ChangeField] {
    CapacityFields.make(nil, from: desk.today, guardian: person.guardian)
  }

  var standing: [String] { rows.map(\.record.words) }
  var base: String { rows.map(\.base).joinedBase }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    guard let record = CapacityFields.read(typed, desk, besides: rows)
    else { return nil }
    let (context, key) = (desk.context, subject.key)
    return { _ in
      try CapacityStore(context.connection).put(
        record, of: key, context.recording)
    }
  }
}

/// The latest row was wrong.
struct CapacityCorrection: PersonChange {
  let desk: ChangeDesk
  let subject: ChangeDesk.Subject
  private let rows: [StoredCapacity]

  init(_ desk: ChangeDesk) throws {
    self.desk = desk
    subject = try desk.requireSubject()
    rows = try CapacityStore(desk.context.connection).rows(of: subject.key)
  }

  var fields: [ChangeField] {
    CapacityFields.make(rows.last?.record, from: desk.today, guardian: "")
      + [ChangeField("why", "更正原因", .text(most: 100), isRequired: true)]
  }

  var standing: [String] { rows.map(\.record.words) }
  var base: String { rows.map(\.base).joinedBase }
  var obstacle: String? {
    rows.isEmpty ? "还没有登记过民事行为能力，没有可更正的。" : nil
  }

  func plan(_ typed: TypedChange) throws -> ChangeStep? {
    guard let old = rows.last else { return nil }
    let record = CapacityFields.read(typed, desk, besides: rows.dropLast())
    let why = typed.text("why", most: 100, required: "请写明更正原因")
    if record == old.record { typed.refuse("capacity", "与现在登记的一样，没有更正") }
    guard let record else { return nil }
    let (context, key) = (desk.context, subject.key)
    return { _ in
      try CapacityStore(context.connection).put(
        record, of: key, correcting: old, why: why, context.recording)
    }
  }
}

/// The fields that both forms share.
private enum CapacityFields {
  static func make(
    _ record: CapacityRecord?, from today: Day, guardian: String
  ) -> [ChangeField] {
    [
      ChangeField(
        "capacity", "民事行为能力",
        .choice(LegalCapacity.words.map { .init($0) }), isRequired: true,
        value: record?.capacity.word ?? ""),
      ChangeField(
        "from", "从哪天起", .day,
        help: "有判决或鉴定的，写判决生效或鉴定的日期。", isRequired: true,
        value: (record?.from ?? today).description),
      ChangeField(
        "guardian", "监护人姓名", .text(most: 40),
        help: "还没有监护人的先不填，名单上会提示；完全民事行为能力的不填。",
        value: record?.guardian ?? guardian),
      ChangeField(
        "relation", "监护人与本人的关系", .text(most: 20),
        help: "如：父亲、配偶、村（居）委会。填了监护人的必须填。",
        value: record?.relation ?? ""),
      ChangeField(
        "source", "依据", .choice(CapacitySource.words.map { .init($0) }),
        isRequired: true, value: record?.source.word ?? ""),
    ]
  }

  /// - Parameter others: rows that another one may not begin together with.
  static func read(
    _ typed: TypedChange, _ desk: ChangeDesk,
    besides others: some Collection<StoredCapacity>
  ) -> CapacityRecord? {
    let capacity: LegalCapacity? = typed.word("capacity", "请选民事行为能力")
    let from = typed.day("from")
    typed.notAfter(desk.today, "from", from)
    desk.checkLife(typed, "from", from)
    if let from, others.contains(where: { $0.record.from == from }) {
      typed.refuse("from", "从这一天起的已经登记过；有误的请用“更正民事行为能力”")
    }
    let guardian = typed.name("guardian", required: false)
    let relation = typed.text(
      "relation", most: 20,
      required: guardian.isEmpty ? nil : "请填监护人与本人的关系")
    if guardian.isEmpty, !relation.isEmpty {
      typed.refuse("guardian", "填了关系，请填监护人姓名")
    }
    if capacity == .full, !guardian.isEmpty {
      typed.refuse("guardian", "有完全民事行为能力的人没有监护人，请核对")
    }
    let source: CapacitySource? = typed.word("source", "请选依据")
    guard let capacity, let from, let source else { return nil }
    return CapacityRecord(
      capacity: capacity, guardian: guardian, relation: relation,
      source: source, from: from)
  }
}

extension StoredCapacity {
  /// Names the row in a form.
  fileprivate var base: String { "\(entry).\(revision)" }
}

extension CapacityRecord {
  /// In one line.
  package var words: String {
    var words = "\(capacity.word)（\(from)起，\(source.word)）"
    if capacity.needsGuardian {
      words += "，"
      words +=
        guardian.isEmpty ? "没有登记监护人" : "监护人\(guardian)（\(relation)）"
    }
    return words
  }
}

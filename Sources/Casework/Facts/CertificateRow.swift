/// What is on file of a disability certificate, dated or not.
public struct CertificateRow: Sendable, BitwiseCopyable {
  /// The days the row covers; for the undated columns from 发证日期 on.
  public var span: Span
  public var category: DisabilityCategory?
  /// 1–4; 0 where none is on file.
  public var level: UInt8
  public var components: WordSet<DisabilityCategory>
  public var state: CertificateState?

  public init(
    span: Span, category: DisabilityCategory?, level: UInt8,
    components: WordSet<DisabilityCategory> = .init(),
    state: CertificateState?
  ) {
    self.span = span
    self.category = category
    self.level = level
    self.components = components
    self.state = state
  }

  static let none = CertificateRow(
    span: .always, category: nil, level: 0, state: nil)

  /// Nil where whoever has the row is no holder.
  func spell(_ span: Span) -> Facts.CertificateSpell? {
    guard let category, let state, state.holds, !span.isEmpty else {
      return nil
    }
    var categories = components
    categories.bits |= WordSet([category]).bits
    return Facts.CertificateSpell(
      span: span, level: level, categories: categories)
  }
}

extension FactsBuilder {
  /// A person with dated rows is judged by the row in force that day (of
  /// several the one that began last), others by the undated columns.
  mutating func resolveCertificates(persons: Int) {
    let dated = Grouped(certificateRows, owners: persons)
    var spells = Pairs<Facts.CertificateSpell>()
    for person in 0..<Int32(persons) {
      if dated.isEmpty(person) {
        let row = undatedCertificates[Int(person)]
        if let spell = row.spell(row.span) { spells.append((person, spell)) }
        continue
      }
      let rows = dated[person].sorted { $0.span.first < $1.span.first }
      for (position, row) in rows.enumerated() {
        // What this row covers less what any later row covers.
        var left = [row.span]
        for later in rows[(position + 1)...] {
          left = left.flatMap { span in
            [
              Span(span.first, min(span.last, later.span.first - 1)),
              Span(max(span.first, later.span.last + 1), span.last),
            ].filter { !$0.isEmpty && !later.span.isEmpty }
              + (later.span.isEmpty ? [span] : [])
          }
        }
        for span in left {
          if let spell = row.spell(span) { spells.append((person, spell)) }
        }
      }
    }
    facts.certificates = Grouped(spells, owners: persons)
  }
}

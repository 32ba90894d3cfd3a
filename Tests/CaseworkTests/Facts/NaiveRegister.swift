import TestSupport

@testable import Casework

/// A small random register, kept as rows and judged day by day, as one would
/// read the contract aloud.
struct NaiveRegister {
  struct Person {
    var birth: Day?
    var death: Day?
    var isSuspected: Bool
    var needsCare: Bool
    var hasGuardian: Bool
    var undated: CertificateRow
    var dated: [CertificateRow] = []
    /// Of the undated column.
    var carers: [Int]
    /// Dated: somebody on file, or a mere name.
    var care: [(carer: Int?, span: Span)] = []
    var statuses: [(status: AssistanceStatus, span: Span)] = []
    var assessments: [(day: Day, failed: Int, blank: Int)] = []
    var stays: [(household: Int, span: Span)] = []
  }

  struct Household {
    var onFile: Span
    var circumstances: [(kind: CircumstanceKind, span: Span)] = []
  }

  var households: [Household]
  var persons: [Person]

  /// Days that are looked at.
  static let days = Int32(20_000)...20_120

  init(_ seeded: inout Seeded) {
    households = (0..<2).map { _ in
      Household(
        onFile: seeded.chance(60) ? .always : Self.span(&seeded),
        circumstances: (0..<seeded.number(in: 0...3)).map { _ in
          (seeded.element(of: CircumstanceKind.allCases), Self.span(&seeded))
        })
    }
    persons = (0..<4).map { _ in Self.person(&seeded) }
  }

  private static func day(_ seeded: inout Seeded) -> Day {
    Day(number: Int32(seeded.number(in: 19_995...20_125)))
  }

  private static func span(_ seeded: inout Seeded) -> Span {
    let first = day(&seeded)
    return Span(
      from: seeded.chance(20) ? nil : first,
      to: seeded.chance(25) ? nil : first + seeded.number(in: 0...60))
  }

  private static func certificate(
    _ seeded: inout Seeded, _ span: Span
  ) -> CertificateRow {
    CertificateRow(
      span: span,
      category: seeded.chance(85)
        ? seeded.element(of: DisabilityCategory.allCases) : nil,
      level: UInt8(seeded.number(in: 0...4)),
      components: seeded.chance(30)
        ? WordSet([seeded.element(of: DisabilityCategory.allCases)])
        : .init(),
      state: seeded.chance(80)
        ? seeded.element(of: CertificateState.allCases) : nil)
  }

  private static func person(_ seeded: inout Seeded) -> Person {
    var person = Person(
      birth: seeded.chance(85)
        ? day(&seeded) - 365 * seeded.number(in: 0...81)
          - seeded.number(in: 0...20) : nil,
      death: seeded.chance(25) ? day(&seeded) : nil,
      isSuspected: seeded.chance(30), needsCare: seeded.chance(30),
      hasGuardian: seeded.chance(30),
      undated: certificate(
        &seeded, Span(from: seeded.chance(60) ? nil : day(&seeded), to: nil)),
      carers: (0..<4).filter { _ in seeded.chance(25) })
    if seeded.chance(40) {
      var starts = Set<Day>()
      person.dated = (0..<seeded.number(in: 1...4)).map { _ in
        certificate(&seeded, span(&seeded))
      }.filter { starts.insert($0.span.first).inserted }
    }
    if seeded.chance(40) {
      person.care = (0..<seeded.number(in: 1...3)).map { _ in
        (seeded.chance(70) ? seeded.number(in: 0...3) : nil, span(&seeded))
      }
    }
    person.statuses = (0..<seeded.number(in: 0...2)).map { _ in
      (seeded.element(of: AssistanceStatus.allCases), span(&seeded))
    }
    person.assessments = (0..<seeded.number(in: 0...3)).map { _ in
      (
        day(&seeded), seeded.chance(50) ? 0 : seeded.number(in: 1...4),
        seeded.chance(70) ? 0 : 2
      )
    }
    // Stays follow one another, in this household or that.
    var next = day(&seeded) - 100
    while seeded.chance(70), person.stays.count < 3 {
      let last = next + seeded.number(in: 0...90)
      let isOpen = seeded.chance(30)
      person.stays.append(
        (
          seeded.number(in: 0...1),
          Span(from: next, to: isOpen ? nil : last)
        ))
      if isOpen { break }
      next = last + seeded.element(of: [1, 1, 5])
    }
    return person
  }

  /// The same rows as facts; indices stay the same.
  func facts() -> Facts {
    var builder = FactsBuilder()
    let village = AreaCode(filled: 341_202_001_201, level: .village)
    for (index, household) in households.enumerated() {
      _ = builder.addHousehold(
        "H\(index)", village: village, onFile: household.onFile)
      for row in household.circumstances {
        builder.addCircumstance(
          household: Int32(index), row.kind, span: row.span)
      }
    }
    for (index, person) in persons.enumerated() {
      _ = builder.addPerson(
        "P\(index)", birth: person.birth, death: person.death,
        certificate: person.undated, isSuspected: person.isSuspected,
        needsCare: person.needsCare, hasGuardian: person.hasGuardian,
        hasCarer: !person.carers.isEmpty)
    }
    for (index, person) in persons.enumerated() {
      let index = Int32(index)
      for row in person.dated { builder.addCertificate(of: index, row) }
      for carer in person.carers {
        builder.addUndatedCarer(of: index, carer: Int32(carer))
      }
      for row in person.care {
        builder.addCare(
          of: index, carer: row.carer.map(Int32.init) ?? -1, span: row.span)
      }
      for row in person.statuses {
        builder.addStatus(of: index, row.status, span: row.span)
      }
      for row in person.assessments {
        builder.addAssessment(
          of: index, on: row.day, failed: row.failed, blank: row.blank)
      }
      for stay in person.stays {
        builder.addStay(
          person: index, household: Int32(stay.household), span: stay.span)
      }
    }
    return builder.finish(packs: [])
  }
}

import Casework
import Exchange

extension SampleCounty {
  func writePersons(_ flaws: Flaws, to sink: inout some RowSink) throws {
    for (position, person) in population.people.enumerated() {
      let (first, last) = stays(of: person)
      var row = fixedColumns(of: person)
      flaws.damage(&row, of: position)
      row[2] = population.households[Int(person.household)].id
      row[19] = SampleText.day(first.start)
      row[20] = SampleText.day(first.end)
      try sink.append(row, to: .persons)
      if let move = person.move, let last {
        row[2] = population.households[Int(move.household)].id
        row[19] = SampleText.day(last.start)
        row[20] = ""
        try sink.append(row, to: .persons)
      }
    }
  }

  private func stays(of person: SamplePerson) -> (Span, Span?) {
    (person.stay, person.move.map { Span($0.from, .distantFuture) })
  }

  /// All columns but the household and the days in it.
  private func fixedColumns(of person: SamplePerson) -> [String] {
    let certificate = person.certificate
    return [
      person.id, person.name, "", person.relation.word, person.sex.word,
      SampleText.day(person.birth), person.citizenID.text, person.phone,
      person.guardian, number(of: certificate, person),
      certificate?.category.word ?? "",
      certificate.map { SampleCounty.digits[Int($0.level)] } ?? "",
      certificate?.components ?? "",
      SampleText.day(certificate?.issued),
      SampleText.day(certificate?.expires),
      certificate?.state.word ?? "", person.isSuspected ? "是" : "否",
      person.needsCare ? "是" : "否", ids(person.carers), "", "",
      SampleText.day(person.death),
    ]
  }

  func number(
    of certificate: SampleCertificate?, _ person: SamplePerson,
    level: UInt8? = nil
  ) -> String {
    guard let certificate else { return "" }
    return CertificateNumber(
      citizenID: person.citizenID, category: certificate.category,
      level: level ?? certificate.level,
      reissue: level == nil ? certificate.reissue : 0)?.text ?? ""
  }

  /// Numbers of persons as a list.
  func ids(_ people: [Int32]) -> String {
    switch people.count {
    case 0: ""
    case 1: population.people[Int(people[0])].id
    default:
      people.map { population.people[Int($0)].id }.joined(separator: ";")
    }
  }

  static let digits = ["", "1", "2", "3", "4"]
}

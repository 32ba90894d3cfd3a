import Casework
import Exchange

extension SampleCounty {
  func writeCertificates(to sink: inout some RowSink) throws {
    for person in population.people {
      guard let certificate = person.certificate else { continue }
      for change in certificate.history {
        let level = change.level == certificate.level ? nil : change.level
        try sink.append(
          [
            person.id, number(of: certificate, person, level: level),
            certificate.category.word, SampleCounty.digits[Int(change.level)],
            certificate.components, change.state.word,
            SampleText.day(change.span.first), SampleText.day(change.span.end),
          ], to: .certificates)
      }
    }
  }

  /// Care is dated where it changed hands, for one in fifty: from the carer
  /// on file to a neighbour who is named only, or the other way round.
  func writeCare(to sink: inout some RowSink) throws {
    for (position, person) in population.people.enumerated()
    where !person.carers.isEmpty && position % 50 == 7 {
      let change = period.first + (position * 13) % period.days
      let carer = population.people[Int(person.carers[0])].id
      let neighbour = "邻居" + (position % 3 == 0 ? "王大嫂" : "老李")
      let isFamilyFirst = position % 4 != 3
      try sink.append(
        [
          person.id, isFamilyFirst ? carer : neighbour,
          SampleText.day(period.first - 500), SampleText.day(change - 1),
        ], to: .care)
      try sink.append(
        [
          person.id, isFamilyFirst ? neighbour : carer,
          SampleText.day(change), "",
        ], to: .care)
    }
  }

  func writeStatuses(to sink: inout some RowSink) throws {
    for status in population.statuses {
      try sink.append(
        [
          population.people[Int(status.person)].id, status.status.word,
          SampleText.day(status.span.first), SampleText.day(status.span.end),
        ], to: .statuses)
    }
  }

  func writeAssessments(to sink: inout some RowSink) throws {
    for destitute in population.destitute {
      let id = population.people[Int(destitute.person)].id
      for assessment in destitute.assessments {
        var row = [id, SampleText.day(assessment.day)]
        for indicator in 0..<6 {
          row.append(
            assessment.failed & (1 << UInt8(indicator)) == 0 ? "能" : "不能")
        }
        try sink.append(row, to: .assessments)
      }
    }
  }
}
